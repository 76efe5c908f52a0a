"""Lays a section of a page without steps out in two columns."""

from lxml.html import HtmlElement

from tebiki.paper import blocks as paper
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter
from tebiki.paper.parts import classes


def units(section: list[HtmlElement], chapter: Chapter) -> str:
    """A section, its parts set in two columns where they are narrow."""
    heading, content = paper.blocks(section[:1], chapter), section[1:]
    parts: list[list[HtmlElement]] = []
    for element in content:
        if element.tag == "h3" or not parts:
            parts.append([])
        parts[-1].append(element)
    entries = [
        typ.record(
            wide="true" if _is_wide(unit) else "false",
            body=paper.blocks(unit, chapter),
        )
        for unit in parts
    ]
    return typ.call("units", heading=heading, entries=typ.array(entries))


def _is_wide(unit: list[HtmlElement]) -> bool:
    """Does a part need the whole width: one without a title, or with a table or code?"""
    return unit[0].tag != "h3" or any(
        element.tag in ("pre", "table") or "highlight" in classes(element) for element in unit
    )
