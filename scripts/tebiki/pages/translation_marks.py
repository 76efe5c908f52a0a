"""Marks the steps of a translated page whose Japanese has changed since they were translated."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement


@dataclass(frozen=True)
class StaleMarks:
    """The sections that are behind, `top` for what stands above the first; the page's address."""

    sections: frozenset[str]
    source: str  # the same page in Japanese, relative to this one


def mark_stale(root: Element, marks: StaleMarks, words: Mapping[str, str]) -> None:
    """Insert `p.stale` at the head of each section that is behind, in place."""
    for number, child in reversed(list(enumerate(root))):
        if child.get("data-step") in marks.sections:
            child.insert(1, _mark(marks, child.get("data-step", ""), words))
        elif child.tag == "h2" and child.get("id") in marks.sections:
            root.insert(number + 1, _mark(marks, child.get("id", ""), words))
        elif child.tag == "h1" and "top" in marks.sections:
            root.insert(number + 1, _mark(marks, "", words))


def _mark(marks: StaleMarks, section: str, words: Mapping[str, str]) -> Element:
    mark = Element("p", {"class": "stale", "role": "note"})
    mark.text = words["stale_step"] + " "
    address = f"{marks.source}#{section}" if section else marks.source
    SubElement(mark, "a", {"href": address, "hreflang": "ja"}).text = words["stale_link"]
    return mark
