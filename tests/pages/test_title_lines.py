"""A page says in one line how long it takes, how many steps it has, and what was checked when."""

from xml.etree.ElementTree import Element, SubElement

import pytest

from tebiki.pages import title_lines
from tebiki.pages.title_lines import Age
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
    "minutes": "{minutes} min",
    "steps_count": "{count} steps",
    "separator": ", ",
    "verified_line": "screens of {month}",
    "verified_since": "differences as of {month}",
}


@pytest.mark.parametrize(
    ("minutes", "steps", "checked", "link", "said", "leads_to"),
    [
        (5, 4, "", "changes.md", "5 min, 4 steps, screens of June 2023", []),
        (
            5, 4, "2026-11", "changes.md",
            "5 min, 4 steps, differences as of November 2026", ["changes.md"],
        ),
        (None, 4, "2026-11", "", "4 steps, differences as of November 2026", []),
        (None, 0, "2026-11", "c.md", "differences as of November 2026", ["c.md"]),
    ],
)  # fmt: skip
def test_all_of_it_stands_in_one_line(
    minutes: int | None, steps: int, checked: str, link: str, said: str, leads_to: list[str]
) -> None:
    root = Element("div")
    SubElement(root, "h1")
    SubElement(root, "h2")
    age = Age("2023-06", checked, link, 6, "en")
    title_lines.add_line(root, minutes, steps, age, WORDS)
    assert [child.tag for child in root] == ["h1", "p", "h2"]
    assert "".join(root[1].itertext()) == said
    assert [a.get("href") for a in root[1].iter("a")] == leads_to
    assert root[1].get("data-due") == "2023-12"


def test_nothing_stands_where_nothing_is_known() -> None:
    root = Element("div")
    SubElement(root, "h1")
    title_lines.add_line(root, None, 0, None, WORDS)
    assert len(root) == 1
