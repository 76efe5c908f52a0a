"""Holds a handout against the pages that it is made from: one source, two media.

Each difference has its reason here. What stands on a page without one and not on the paper, or on
the paper without one and not on a page, is a finding.
"""

import copy
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from support.paper import Paper, without_added

# What only a screen has, by tags, by classes and by XPath, and why paper does not.
SCREEN_TAGS = {"script", "style", "template", "button", "nav", "form", "progress"}  # paper is still
SCREEN_CLASSES = {
    "headerlink": "paper is not pressed",
    "step-report": "paper is not pressed",
    "md-button": "paper is not pressed",
    "old-step": "as it was: a screen opens it, paper is of now",
    "old-title": "the title as it was, beside the text as it was",
    "step-no": "paper has its own numbers",
    "step-of": "paper has its own numbers",
    "step-index": "paper has its own numbers",
    "is-empty": "a break of no minutes is there to be lengthened",
}
SCREEN_PLACES = {
    "*[@hidden]": "no screen shows it either",
    "*[@data-paper='no']": "its author, or its template, keeps it off paper",
    "section[@class='step-skipped']/details/*[not(self::summary)]": "skipped is one line on paper",
    "section[@class='step-skipped']/details/summary/*[not(self::h2)]": "skipped is one line",
    "details[contains(@class, 'step-badge')]/*[not(self::summary)]": "it stands in the legend",
    "details[@class='change-origin']/summary": "sources stand open on paper",
    "figcaption/a": "paper has no second picture to open",
}
_SIGNS = re.compile(r"[\d\s•–▲…/·:()、。,.$↗「」“”]+")  # of lists, numbers, sources; hold no text
_LEAST = 4  # signs that a text of the pages and the paper must share at a time


def only_on_screen(
    paper: Paper, articles: Iterable[HtmlElement], words: Mapping[str, str]
) -> list[str]:
    """Return what the pages show and the paper does not."""
    text = _loose(paper.text)
    return [
        said
        for article in articles
        for said in _sentences(visible(article), words["paper_source_words"].split("|"))
        if _loose(said) not in text
    ]


def only_on_paper(
    paper: Paper, articles: Iterable[HtmlElement], words: Mapping[str, str], own: Iterable[str]
) -> list[str]:
    """Return what the paper says and the pages do not; `own` is what the guide's data adds to it.

    A piece of the paper may hold several of the pages', as a heading with its number and badge.
    """
    shown = [visible(article) for article in articles]
    texts = [*(page.text_content() for page in shown), *_addresses(shown), *own]
    texts += [part for said in words.values() for part in re.split(r"\{\w+\}", said)]
    known = "\n".join(map(_loose, texts))
    pieces = (_loose("".join(sign.text for sign in piece)) for piece in paper.pieces())
    short = set(map(_loose, words.values()))
    return [piece for piece in pieces if not _is_of(piece, known, short)]


def _is_of(piece: str, known: str, short: Container[str]) -> bool:
    """Is a piece made of longest parts of what is known, with signs between them?"""
    place = 0
    while place < len(piece):
        end = place
        while end < len(piece) and piece[place : end + 1] in known:
            end += 1
        sign = _SIGNS.match(piece, place)
        is_whole = end == len(piece) or _SIGNS.search(piece, max(place, end - 1), end + 1)
        if sign:
            place = sign.end()
        elif end - place >= _LEAST or (is_whole and end > place) or piece[place:end] in short:
            place = end
        else:
            return False
    return True


def list_of_words(site: Path, path: str) -> Iterator[str]:
    """The title of a page of words, and what the paper has of it: the words marked so."""
    [page] = articles_of(site, [path])
    yield next(page.iter("h1")).text or ""
    for heading in page.xpath(".//h2[@data-paper='list']"):
        yield heading.text or ""
        yield from (element.text_content() for element in list(heading.itersiblings())[:2])


def legend(door: HtmlElement) -> Iterator[str]:
    """What stands at the foot of the first page, on a screen, and in the legend on paper."""
    yield from (line.text_content() for line in door.find_class("door-checked"))


def labels(site: Path) -> Iterator[str]:
    """What stands in the drawings of a site."""
    for path in (site / "assets/screens").glob("*.svg"):
        root = lxml.etree.fromstring(path.read_bytes())
        yield from ("".join(text.itertext()) for text in root.iter("{*}text"))


_SMALL = ("change-origin", "page-meta", "freshness")  # sources, and the line below a title


def small_text(
    paper: Paper, articles: Iterable[HtmlElement], words: Mapping[str, str], least: float
) -> list[tuple[str, float]]:
    """Return what of the pages' text and notes is set smaller than `least`; code is by a tenth."""
    found = []
    for article in articles:
        page = visible(article)
        small = " or ".join(f"@class='{name}'" for name in _SMALL)
        for element in page.xpath(f".//*[{small}]|.//figcaption"):
            _drop(element)
        for said in _sentences(page, words["paper_source_words"].split("|")):
            is_source = said.partition(":")[0].strip() in words["paper_source_words"].split("|")
            codes = [code.text_content() for code in page.iter("code", "pre", "a")]
            share = 0.87 if any(code in said or said in code for code in codes if code) else 1
            size = paper.size_of(said)
            if not is_source and size < share * least - 0.01:
                found.append((said, size))
    return found


def visible(article: HtmlElement) -> HtmlElement:
    """Return a copy of the article without what only a screen has."""
    page = copy.deepcopy(article)
    for heading in page.xpath(".//h2[@data-paper='no']"):
        following = heading.itersiblings()
        section = [heading]
        for element in following:
            if element.tag in ("h1", "h2"):
                break
            section.append(element)
        for element in section:
            _drop(element)
    places = [f".//{place}" for place in SCREEN_PLACES]
    for element in [*page.iter(*SCREEN_TAGS), *(e for place in places for e in page.xpath(place))]:
        _drop(element)
    for element in list(page.iter()):
        if SCREEN_CLASSES.keys() & set((element.get("class") or "").split()):
            _drop(element)
    return page


def _sentences(page: HtmlElement, source_words: list[str]) -> Iterator[str]:
    """The text of each block, without that of blocks in it; a source's name stands at the end."""
    for line in page.iter("p", "li"):
        if line.text_content().partition(":")[0].strip() in source_words:
            for link in list(line.iter("a")):
                _drop(link)
    for link in page.xpath(".//*[@class='change-origin']//a"):
        _drop(link)
    for element in page.iter("h1", "h2", "h3", "p", "li", "td", "th", "pre", "figcaption"):
        text = element.text or ""
        for child in element:
            if child.tag not in ("p", "ul", "ol", "div", "pre", "table", "details"):
                text += child.text_content()
            text += child.tail or ""
        if text.strip():
            yield " ".join(text.split())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _addresses(pages: Iterable[HtmlElement]) -> Iterator[str]:
    for page in pages:
        yield from page.xpath(".//a/@href")


def _loose(text: str) -> str:
    """Text without what the paper adds, what may end a line, and a caption's last separator."""
    return re.sub(r"-|https://", "", without_added(text)).rstrip("/·")


def articles_of(site: Path, paths: Iterable[str]) -> list[HtmlElement]:
    return [
        lxml.html.parse(str(site / path), lxml.html.HTMLParser(encoding="utf-8"))
        .getroot()
        .xpath("//article")[0]
        for path in paths
    ]
