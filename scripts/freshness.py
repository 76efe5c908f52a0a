"""The line under a page's title that says when its screens were last followed by a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

import months


@dataclass(frozen=True)
class Freshness:
    """What is known of a page's age; `interval` is in months, `changes` counts change notes."""

    verified: str
    changes: int
    changes_link: str  # Markdown file with anchor, "" for none
    interval: int
    language: str


def add_line(root: Element, page: Freshness, words: Mapping[str, str]) -> None:
    """Insert `p.freshness` below the page's `h1` and its `p.page-meta`, in place.

    The part that the page is overdue is hidden; assets/freshness.js shows it by the reader's
    clock from `data-verified` and `data-interval`.
    """
    place = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    if place is None or months.read_month(page.verified) is None:
        return
    if place + 1 < len(root) and root[place + 1].get("class") == "page-meta":
        place += 1
    line = Element(
        "p",
        {
            "class": "freshness",
            "data-verified": page.verified,
            "data-interval": str(page.interval),
        },
    )
    month = months.in_words(page.verified, page.language)
    line.text = words["verified_line"].format(month=month)
    if page.changes:
        line.text += " "
        text = words["known_changes"].format(count=page.changes)
        if page.changes_link:
            SubElement(line, "a", {"href": page.changes_link}).text = text
        else:
            line.text += text
    overdue = SubElement(line, "span", {"class": "overdue", "hidden": "hidden"})
    overdue.text = words["overdue"].format(interval=page.interval)
    root.insert(place + 1, line)
