"""The line under a page's title that says when its screens were last followed by a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from tebiki.source import months


@dataclass(frozen=True)
class Freshness:
    """What is known of a page's age; `interval` is in months, `changes` counts change notes.

    `verified` and `edition` (that is built) are months.
    """

    verified: str
    edition: str
    changes: int
    changes_link: str  # Markdown file with anchor, "" for none
    interval: int
    language: str


def add_line(root: Element, page: Freshness, words: Mapping[str, str]) -> None:
    """Insert `p.freshness` below the page's `h1` and its `p.page-meta`, in place.

    It says until when the page is to be checked again, or that it is overdue: as of the
    edition's month here, and by assets/freshness.js as of the reader's clock.
    """
    place = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    verified = months.read_month(page.verified)
    if place is None or verified is None:
        return
    due = months.later(verified, page.interval)
    edition = months.read_month(page.edition)
    if place + 1 < len(root) and root[place + 1].get("class") == "page-meta":
        place += 1
    line = Element(
        "p",
        {
            "class": "freshness is-overdue" if edition and edition > due else "freshness",
            "data-due": "{}-{:02}".format(*due),
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
    both = SubElement(line, "span", {"class": "freshness-due"})
    until = months.in_words("{}-{:02}".format(*due), page.language)
    SubElement(both, "span", {"class": "due"}).text = words["due"].format(month=until)
    overdue = SubElement(both, "span", {"class": "overdue"})
    overdue.text = words["overdue"].format(interval=page.interval)
    root.insert(place + 1, line)
