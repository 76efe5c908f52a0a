"""Puts the line under a page's title that says how long it takes and how many steps it has."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

DRAFT_CLASS = "page-draft"


def add_meta(root: Element, minutes: object, steps: int, words: Mapping[str, str]) -> None:
    """Insert `p.page-meta` behind the page's `h1`, in place; nothing where nothing is known."""
    parts = []
    if isinstance(minutes, int):
        parts.append(words["minutes"].format(minutes=minutes))
    if steps:
        parts.append(words["steps_count"].format(count=steps))
    title = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    if title is None or not parts:
        return
    line = Element("p", {"class": "page-meta"})
    line.text = words["separator"].join(parts)
    root.insert(title + 1, line)


def add_draft_note(root: Element, words: Mapping[str, str]) -> None:
    """Say below the page's title that a person has not looked at all of it yet, in place."""
    title = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    if title is not None:
        line = Element("p", {"class": DRAFT_CLASS, "role": "note"})
        line.text = words["page_draft"]
        root.insert(title + 1, line)
