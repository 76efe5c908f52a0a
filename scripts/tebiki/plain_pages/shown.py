"""Tells what of a built page its plain Markdown has, and where its links lead."""

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tebiki.paper.parts import classes

NAME = "index.md"  # beside a page's index.html: what is relative there is relative here
# What a reader clicks, types into or is led by; the text of a page is all else.
_TOOL_TAGS = {
    "script", "style", "template", "noscript", "nav", "button", "form", "dialog", "svg",
    "textarea", "select", "output", "progress", "datalist",
}  # fmt: skip
_TOOL_CLASSES = {
    "headerlink", "page-edit", "md-content__button", "md-source-file", "md-feedback",
    "step-no", "step-of", "step-foot", "timetable-start", "timetable-tools", "is-empty",
    "self-check", "kept-copy",
}  # fmt: skip


def is_shown(element: HtmlElement) -> bool:
    """Whether the element is a part of the page's text that readers see."""
    if not isinstance(element.tag, str) or element.tag in _TOOL_TAGS:
        return False
    kinds = classes(element)
    if kinds & {"due", "overdue"}:  # one of both is seen
        is_late = bool(element.xpath("ancestor::*[contains(@class, 'is-overdue')]"))
        return ("overdue" in kinds) == is_late
    return not (kinds & _TOOL_CLASSES or "hidden" in element.attrib)


def page_address(address: str) -> str:
    """Return a link of a page as its Markdown has it: to the Markdown of another page.

    >>> page_address("../limits/#set-limits"), page_address("../../assets/a.svg")
    ('../limits/index.md#set-limits', '../../assets/a.svg')
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    folder, _, name = parts.path.rpartition("/")
    if name not in ("", ".", "..", "index.html"):
        return address
    place = parts.path if name in (".", "..") else folder
    path = f"{place}/{NAME}" if place and place != "." else NAME
    return parts._replace(path=path).geturl()
