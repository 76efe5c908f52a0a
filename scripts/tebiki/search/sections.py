"""Takes a page's content apart for the search: its opening, and its sections or steps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import html

_HEADINGS = {"h2", "h3"}
_BLOCKS = {"p", "li", "div", "pre", "tr", "td", "th", "dt", "dd", "blockquote", "summary"}
_LEFT_OUT = {"script", "style", "label", "button", "input", "svg", "figcaption"}
_LEFT_OUT_CLASSES = {
    *("headerlink", "step-no", "step-badge", "step-skip-means", "step-foot", "pin"),
    *("md-button", "page-meta", "screen-missing", "change-origin"),
}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Section:
    """One entry of the search: a page's opening (id "") or a section of it.

    `number` is the step's number on its page, 0 where it is no step; `labels` are what stands
    in bold or as code; `pictures` are the alternative texts.
    """

    id: str
    number: int
    title: str
    text: str
    labels: tuple[str, ...]
    pictures: tuple[str, ...]


class _Draft:
    def __init__(self, identifier: str, number: int, title: str, kept: bool = True) -> None:
        self.identifier, self.number, self.title, self.kept = identifier, number, title, kept
        self.text: list[str] = []
        self.labels: dict[str, None] = {}
        self.pictures: dict[str, None] = {}

    def section(self) -> Section:
        text = _squeeze("".join(self.text))
        return Section(
            self.identifier, self.number, self.title, text, tuple(self.labels), tuple(self.pictures)
        )


def sections(content: str, title: str) -> tuple[Section, ...]:
    """Return what the page's HTML says, its opening first; `title` is the page's.

    Left out: pins, tick boxes, permalinks, captions, what says `data-search-exclude` (on a
    heading: its section), and lists and tables whose every item leads on within the site.
    """
    drafts = [_Draft("", 0, title)]
    if content.strip():
        root = html.fragment_fromstring(content, create_parent="div")
        _walk(root, drafts)
    return tuple(draft.section() for draft in drafts if draft.kept)


def headings(found: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections with their titles alone."""
    return tuple(Section(one.id, one.number, one.title, "", (), ()) for one in found)


def _walk(element: html.HtmlElement, drafts: list[_Draft]) -> None:
    for child in element:
        if isinstance(child.tag, str):
            _take(child, drafts)
        drafts[-1].text.append(child.tail or "")


def _take(element: html.HtmlElement, drafts: list[_Draft]) -> None:
    classes = set((element.get("class") or "").split())
    tag = str(element.tag)
    if tag in _HEADINGS and element.get("id"):
        kept = element.get("data-search-exclude") is None
        number = _step_number(element)
        drafts.append(_Draft(element.get("id") or "", number, _title(element), kept))
        return
    if tag == "h1" or tag in _LEFT_OUT or classes & _LEFT_OUT_CLASSES:
        return
    if element.get("data-search-exclude") is not None or _is_list_of_pages(element):
        return
    draft = drafts[-1]
    if tag == "img":
        if element.get("alt"):
            draft.pictures[_squeeze(element.get("alt") or "")] = None
        return
    if tag in {"strong", "code"} and len(label := _squeeze(element.text_content())) > 1:
        draft.labels[label] = None
    block = tag in _BLOCKS
    draft.text.append(" " if block else "")
    draft.text.append(element.text or "")
    _walk(element, drafts)
    drafts[-1].text.append(" " if block else "")


def _step_number(heading: html.HtmlElement) -> int:
    for parent in heading.iterancestors("section"):
        return int(parent.get("data-no") or 0)
    return 0


def _title(heading: html.HtmlElement) -> str:
    parts = [heading.text or ""]
    for child in heading:
        if "headerlink" not in (child.get("class") or "").split():
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return _squeeze("".join(parts))


def _is_list_of_pages(element: html.HtmlElement) -> bool:
    if element.tag not in {"ul", "ol", "table"}:
        return False
    items = element.findall("tbody/tr" if element.tag == "table" else "li")
    return len(items) > 1 and all(_leads_on(item) for item in items)


def _leads_on(item: html.HtmlElement) -> bool:
    addresses = [str(link.get("href") or "") for link in item.iter("a")]
    return bool(addresses) and all(address and ":" not in address for address in addresses)


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
