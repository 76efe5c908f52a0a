"""Tells where a translated page is built otherwise than its source, section by section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from markdown import Markdown
from tebiki.files.data_faults import Said, placed
from tebiki.markdown.page import Heading, Page
from tebiki.pages.figures import screen_id
from tebiki.pages.markdown_emphasis import EmphasisExtension
from tebiki.pages.pins import pin_numbers

_EXTENSIONS = (
    EmphasisExtension(),
    "admonition",
    "attr_list",
    "sane_lists",
    "tables",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
)
_SETTINGS = {"pymdownx.highlight": {"use_pygments": False}}  # which keeps a block's language
_PROSE = "language-text"  # a block to be copied, such as a letter: it is translated
_PARTS = {
    "blocks": Said("blocks", "ブロックの並び"),
    "links": Said("links", "リンク"),
    "pins": Said("pins", "ピン"),
    "labels": Said("labels", "太字のラベル"),
    "code": Said("code", "コード"),
    "attributes": Said("attributes", "見出しの属性"),
}
_TOP = Said("the page's top", "ページの最初")
_META = Said(
    "{key} is {ours}, in {path} {theirs}; write the same",
    "{key} が {ours} です。{path} では {theirs} なので、同じに書いてください。",
)
_SECTIONS = Said(
    "the sections are {ours}, in {path} {theirs}; have the same ids in the same order",
    "節が {ours} です。{path} では {theirs} なので、同じ id を同じ順に並べてください。",
)
_SECTION = Said(
    "{name}: {part} are {ours}, in {path}:{line} {theirs}; make them the same",
    "{name}: {part}が {ours} です。{path}:{line} では {theirs} なので、そろえてください。",
)
_CONTAINERS = {"ul", "ol", "li", "table", "thead", "tbody", "tr", "blockquote"}


@dataclass(frozen=True)
class Outline:
    """What one section is made of, its words left aside; the title's section is the page's top."""

    name: str
    line: int
    blocks: tuple[str, ...]  # in their order
    links: tuple[str, ...]  # the rest sorted: languages put words in different orders
    pins: tuple[str, ...]
    labels: tuple[str, ...]  # bold words: what stands on the screen, or stress
    code: tuple[str, ...]
    attributes: tuple[str, ...]


def outlines(page: Page) -> tuple[Outline, ...]:
    """Return the outline of each `#` and `##` section of `page`, in order."""
    return tuple(_outline(heading) for heading in page.headings if heading.level <= 2)


def differences(source: Page, translation: Page) -> tuple[Said, ...]:
    """Return one message a difference, each with the translation's file and line."""
    expected = {outline.name: outline for outline in outlines(source)}
    actual = {outline.name: outline for outline in outlines(translation)}
    faults = []
    for key in ("steps", "minutes", "verified", "edition"):
        if source.meta.get(key) != translation.meta.get(key):
            ours, theirs = repr(translation.meta.get(key)), repr(source.meta.get(key))
            said = _META.filled(key=key, ours=ours, path=source.path, theirs=theirs)
            faults.append(placed(translation.path, 1, said))
    if list(expected) != list(actual):
        said = _SECTIONS.filled(ours=_list(actual), path=source.path, theirs=_list(expected))
        faults.append(placed(translation.path, 1, said))
    for name in [name for name in expected if name in actual]:
        faults.extend(_section_faults(expected[name], actual[name], source, translation))
    return tuple(sorted(faults, key=lambda fault: int(fault.split(":")[1])))


def _section_faults(
    expected: Outline, actual: Outline, source: Page, translation: Page
) -> Iterator[Said]:
    on_screen = {label for label in expected.labels if label.isascii()}
    for part, word in _PARTS.items():
        ours, theirs = getattr(actual, part), getattr(expected, part)
        if part == "labels":
            ours, theirs = _stress_hidden(ours, on_screen), _stress_hidden(theirs, on_screen)
        if ours != theirs:
            said = _SECTION.filled(
                name=actual.name, part=word, ours=_list(ours),
                path=source.path, line=str(expected.line), theirs=_list(theirs),
            )  # fmt: skip
            yield placed(translation.path, actual.line, said)


def _outline(heading: Heading) -> Outline:
    body = heading.body
    if heading.level == 1:
        body = re.split(r"^##\s", body, maxsplit=1, flags=re.MULTILINE)[0]
    html = Markdown(extensions=list(_EXTENSIONS), extension_configs=_SETTINGS).convert(body)
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return Outline(
        name=_TOP if heading.level == 1 else f"#{heading.id}",
        line=heading.line,
        blocks=tuple(_blocks(root)),
        links=_sorted(str(element.get("href")) for element in root.iter("a")),
        pins=_sorted(str(number) for number in pin_numbers(root.text_content())),
        labels=_sorted(element.text_content() for element in root.iter("strong")),
        code=_sorted(
            element.text_content()
            for element in root.iter("code")
            if element.get("class") != _PROSE
        ),
        attributes=_sorted(heading.attributes),
    )


def _blocks(parent: HtmlElement) -> Iterator[str]:
    for element in parent:
        kind = element.get("class", "")
        if element.tag in ("div", "details"):
            yield f"{element.tag} {kind}".removeprefix("div ")
            yield from _blocks(element)
        elif element.tag in _CONTAINERS:
            inner = " ".join(_blocks(element))
            yield f"{element.tag}({inner})"
        elif element.tag == "p" and kind != "admonition-title":
            yield " ".join(_pictures(element)) or "p"
        elif element.tag == "pre" or re.fullmatch("h[3-6]|hr|th|td", str(element.tag)):
            yield str(element.tag)


def _pictures(paragraph: HtmlElement) -> Iterator[str]:
    for image in paragraph.iter("img"):
        address = image.get("src", "")
        yield f"screen {screen_id(address)}" if screen_id(address) else f"picture {address}"


def _stress_hidden(labels: Iterable[str], on_screen: set[str]) -> tuple[str, ...]:
    """Put … for words that are bold for stress: they are translated, labels are not."""
    return _sorted(label if label in on_screen else "…" for label in labels)


def _sorted(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(entries))


def _list(entries: Iterable[str]) -> str:
    return "[" + ", ".join(entries) + "]"
