"""A page says how old its screens are, and by the reader's clock that they are overdue."""

import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from playwright.sync_api import Browser

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


@pytest.mark.parametrize(("edition", "overdue"), [("2023.12", False), ("2024.01", True)])
def test_a_page_that_its_own_edition_finds_overdue_says_so_without_scripts(
    edition: str, overdue: bool
) -> None:
    words = {
        "verified_line": "Followed in {month}.",
        "known_changes": "Changed: {count}",
        "due": "Again by {month}.",
        "overdue": "Every {interval} months: over.",
    }
    root = Element("div")
    SubElement(root, "h1")
    freshness.add_line(root, Freshness("2023-06", edition, 0, "", 6, "en"), words)
    assert root[1].get("class") == ("freshness is-overdue" if overdue else "freshness")
    assert ["".join(span.itertext()) for span in root[1].iter("span")][1:] == [
        "Again by December 2023.",
        "Every 6 months: over.",
    ]


@pytest.mark.parametrize(
    ("clock", "overdue"),
    [(datetime.datetime(2024, 10, 31), False), (datetime.datetime(2024, 11, 1), True)],
)
def test_the_line_goes_by_the_readers_clock(
    chromium: Browser,
    library_site: Path,
    library_server: str,
    clock: datetime.datetime,
    overdue: bool,
) -> None:
    whole = (library_site / "en/library/join/index.html").read_text(encoding="utf-8")
    fresh = whole.replace("freshness is-overdue", "freshness")  # as an edition of 2024 has it
    assert fresh != whole
    context = chromium.new_context(timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.clock.set_fixed_time(clock)
    page.route(
        "**/en/library/join/",
        lambda route: route.fulfill(body=fresh, content_type="text/html; charset=utf-8"),
    )
    page.goto(f"{library_server}en/library/join/")
    line = page.locator("article .freshness")
    assert line.inner_text().split("\n") == [
        "A person last followed these screens in April 2024. Known to have changed since: 1",
        "They should have been followed again (every 6 months). Where your screen differs, "
        "follow your screen, but stop and check where money or a key is concerned."
        if overdue
        else "They are to be followed again by October 2024. Where your screen differs even "
        "before that, follow your screen, but stop and check where money or a key is concerned.",
    ]
    line.locator("a").click()
    assert page.url.endswith("/en/library/changes/#changes-join")
    context.close()
