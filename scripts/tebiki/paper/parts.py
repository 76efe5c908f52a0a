"""Tells what of a built page belongs on paper."""

import posixpath
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tebiki.pages.note_forms import is_note

# Parts of a page that only a screen has a use for.
SITE_ONLY_TAGS = {"script", "style", "template", "noscript", "nav", "button", "form", "dialog"}
SITE_ONLY_CLASSES = {
    "headerlink", "footnote-backref", "step-report", "step-no", "md-content__button",
    "md-source-file", "md-feedback", "md-button", "page-edit", "page-meta", "old-title",
}  # fmt: skip
SHEET = "sheet"  # what data-paper says of a section that is a sheet of its own, to be cut out
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BLOCKS = {
    "p", "ul", "ol", "pre", "table", "div", "details", "figure", "blockquote", "hr", "section",
    *HEADINGS,
}  # fmt: skip


def classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def is_site_only(element: HtmlElement, audience: str) -> bool:
    """Is this no part of the paper (comments, buttons, permalinks, another audience's notes)?"""
    if not isinstance(element.tag, str) or element.tag in SITE_ONLY_TAGS:
        return True
    kinds = classes(element)
    if is_note(element.get("class")) and audience != "instructor":
        return True
    return bool(
        kinds & SITE_ONLY_CLASSES or element.get("data-paper") == "no" or "hidden" in element.attrib
    )


def on_paper(parent: HtmlElement, audience: str) -> list[HtmlElement]:
    """Return the children of `parent` that belong on paper.

    A heading with `data-paper="no"` takes its whole section with it; the `div` around a page
    that is not translated only names its language.
    """
    kept = []
    left_out = 0  # the level of the heading whose section is left out
    for child in _unwrapped(parent):
        level = HEADINGS.get(child.tag, 0) if isinstance(child.tag, str) else 0
        if level and (not left_out or level <= left_out):
            left_out = level if child.get("data-paper") == "no" else 0
        if not left_out and not is_site_only(child, audience):
            kept.append(child)
    return kept


def _unwrapped(parent: HtmlElement) -> Iterator[HtmlElement]:
    for child in parent:
        if child.tag == "div" and set(child.attrib) == {"lang"}:
            yield from child
        else:
            yield child


def sections(elements: Sequence[HtmlElement]) -> list[list[HtmlElement]]:
    """Return what stands before the first `h2`, then each section with its heading."""
    found: list[list[HtmlElement]] = [[]]
    for element in elements:
        if element.tag == "h2":
            found.append([])
        found[-1].append(element)
    return found


def plain_text(element: HtmlElement) -> str:
    """Return the element's text without permalinks and other parts of the site only."""
    text = element.text or ""
    for child in element:
        if not is_site_only(child, ""):
            text += plain_text(child)
        text += child.tail or ""
    return " ".join(text.split())


def site_path(page: str, address: str) -> str:
    """Return the file below the site that `address` on `page` names, without query and anchor."""
    path = urlsplit(address).path
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return joined + "/" if path.endswith(("/", ".")) else joined
