"""A page says in one line how old it is, and when what differs now was looked up."""

from xml.etree.ElementTree import Element, SubElement

import pytest

from tebiki.pages import freshness
from tebiki.pages.freshness import Freshness
from tebiki.source import months


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [("2023-06", "2023 年 6 月", "June 2023"), ("2026.11", "2026 年 11 月", "November 2026")],
)
def test_months_have_words(text: str, japanese: str, english: str) -> None:
    assert months.in_words(text, "ja") == japanese
    assert months.in_words(text, "en") == english


def test_what_is_no_month_is_left_as_it_is() -> None:
    assert months.read_month("2023-13") is None
    assert months.in_words("soon", "ja") == "soon"
    assert months.months_between((2023, 11), (2024, 2)) == 3


def test_months_go_on_over_the_years() -> None:
    assert months.later((2023, 6), 6) == (2023, 12)
    assert months.later((2023, 12), 13) == (2025, 1)


WORDS = {
    "verified_line": "Followed in {month}.",
    "verified_since": "Of {month}. {changes} is as of {checked}.",
    "verified_changes": "What differs",
}


@pytest.mark.parametrize(
    ("checked", "link", "said", "leads_to"),
    [
        ("", "changes.md", "Followed in June 2023.", []),
        (
            "2026-11",
            "changes.md",
            "Of June 2023. What differs is as of November 2026.",
            ["changes.md"],
        ),
        ("2026-11", "", "Of June 2023. What differs is as of November 2026.", []),
    ],
)
def test_a_page_says_in_one_line_of_when_it_is_and_what_was_looked_up(
    checked: str, link: str, said: str, leads_to: list[str]
) -> None:
    root = Element("div")
    SubElement(root, "h1")
    SubElement(root, "p", {"class": "page-meta"})
    freshness.add_line(root, Freshness("2023-06", checked, link, 6, "en"), WORDS)
    line = root[2]
    assert "".join(line.itertext()) == said
    assert [a.get("href") for a in line.iter("a")] == leads_to
    assert line.get("data-due") == "2023-12"
