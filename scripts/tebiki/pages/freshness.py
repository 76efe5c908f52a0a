"""The line under a page's title that says of when it is, and when it was held against today."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from tebiki.source import months


@dataclass(frozen=True)
class Freshness:
    """What is known of a page's age; `verified` and `checked` are months, `interval` counts them.

    `checked` is when it was looked up what differs now, "" where nobody has or need have.
    """

    verified: str
    checked: str
    changes_link: str  # Markdown file with anchor, "" for none
    interval: int
    language: str


def add_line(root: Element, page: Freshness, words: Mapping[str, str]) -> None:
    """Insert `p.freshness` below the page's `h1` and its `p.page-meta`, in place.

    Its `data-due` is the month until which the page is to be followed again.
    """
    place = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    verified = months.read_month(page.verified)
    if place is None or verified is None:
        return
    if place + 1 < len(root) and root[place + 1].get("class") == "page-meta":
        place += 1
    due = "{}-{:02}".format(*months.later(verified, page.interval))
    line = Element("p", {"class": "freshness", "data-due": due})
    month = months.in_words(page.verified, page.language)
    if not page.checked:
        line.text = words["verified_line"].format(month=month)
    else:
        checked = months.in_words(page.checked, page.language)
        before, _, after = words["verified_since"].partition("{changes}")
        line.text = before.format(month=month, checked=checked)
        name, attributes = ("a", {"href": page.changes_link}) if page.changes_link else ("span", {})
        changes = SubElement(line, name, attributes)
        changes.text = words["verified_changes"]
        changes.tail = after.format(month=month, checked=checked)
    root.insert(place + 1, line)
