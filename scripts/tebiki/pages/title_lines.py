"""Puts one line under a page's title: how long it takes, how many steps, what was checked when.

約 5 分／4 手順／違いは 2026 年 11 月に確認
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from tebiki.source import months

DRAFT_CLASS = "page-draft"


@dataclass(frozen=True)
class Age:
    """What is known of a page's age; `verified` and `checked` are months, `interval` counts them.

    `checked` is when it was looked up what differs now, "" where nobody has or need have.
    """

    verified: str
    checked: str
    changes_link: str  # Markdown file with anchor, "" for none
    interval: int
    language: str


def add_line(
    root: Element, minutes: object, steps: int, age: Age | None, words: Mapping[str, str]
) -> None:
    """Insert `p.page-meta` behind the page's `h1`, in place; nothing where nothing is known.

    Its `data-due` is the month until which the page is to be followed again.
    """
    parts = []
    if isinstance(minutes, int):
        parts.append(words["minutes"].format(minutes=minutes))
    if steps:
        parts.append(words["steps_count"].format(count=steps))
    title = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    verified = months.read_month(age.verified) if age else None
    if title is None or not (parts or verified):
        return
    line = Element("p", {"class": "page-meta"})
    line.text = words["separator"].join(parts)
    if age and verified:
        line.set("data-due", "{}-{:02}".format(*months.later(verified, age.interval)))
        _say_age(line, age, words)
    root.insert(title + 1, line)


def add_draft_note(root: Element, words: Mapping[str, str]) -> None:
    """Say below the page's title that a person has not looked at all of it yet, in place."""
    title = next((number for number, child in enumerate(root) if child.tag == "h1"), None)
    if title is not None:
        line = Element("p", {"class": DRAFT_CLASS, "role": "note"})
        line.text = words["page_draft"]
        root.insert(title + 1, line)


def _say_age(line: Element, age: Age, words: Mapping[str, str]) -> None:
    key = "verified_since" if age.checked else "verified_line"
    said = words[key].format(month=months.in_words(age.checked or age.verified, age.language))
    if line.text:
        line.text += words["separator"]
    if age.checked and age.changes_link:
        SubElement(line, "a", {"href": age.changes_link}).text = said
    else:
        line.text = (line.text or "") + said
