"""Reads a built page back into its parts: what stands above the first step, and each step."""

import copy
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

# Ours, not the guide's: numbers, titles, captions, tick boxes, words of the theme.
_OURS = "|".join(
    f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"
    for name in ("pin", "headerlink", "step-head", "step-foot", "admonition-title")
)
_TEXT = ("p", "li", "h1", "h2", "td", "dd")


def read_parts(path: Path) -> dict[str, dict[str, list[str]]]:
    """Return part -> kind -> what it has, in order; kinds are as in `fidelity`.

    The part "" stands above the first `h2` or step; pictures are given as screen ids.
    """
    article = lxml.html.parse(str(path)).getroot().xpath("//article")[0]
    parts: dict[str, list[HtmlElement]] = {"": []}
    name = ""
    for element in article:
        if not isinstance(element.tag, str):
            continue
        if element.get("data-step"):
            name = element.get("data-step")
        elif element.tag == "h2":
            name = element.get("id")
        parts.setdefault(name, []).append(element)
    return {name: _content(elements) for name, elements in parts.items()}


def navigation(path: Path) -> list[str]:
    """Return the texts of the page's navigation, one an entry or section."""
    root = lxml.html.parse(str(path)).getroot()
    return [
        " ".join(entry.text_content().split())
        for entry in root.xpath("//nav[@data-md-level='0']//span[@class='md-ellipsis']")
    ]


def _content(elements: list[HtmlElement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"heading": [], "sentence": [], "address": [], "picture": []}
    for element in elements:
        found["picture"] += element.xpath("descendant-or-self::figure/@data-screen")
        for ours in element.xpath(f"{_OURS}|.//figure"):
            ours.drop_tree()
        found["address"] += element.xpath("descendant-or-self::a/@href")
        found["heading"] += [heading.text_content() for heading in element.iter("h1")]
        found["sentence"] += _texts(element)
    return found


def _texts(element: HtmlElement) -> Iterator[str]:
    """Each block's own text; that of blocks in it comes for itself."""
    for block in element.iter(*_TEXT):
        own = copy.deepcopy(block)
        for inner in own.xpath(".//ul|.//ol|.//p"):
            inner.drop_tree()
        yield own.text_content()
