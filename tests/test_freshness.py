"""A page says how old its screens are, and by the reader's clock that they are overdue."""

import datetime

import pytest
from playwright.sync_api import Browser

import months


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [("2023-06", "2023年6月", "June 2023"), ("2026.11", "2026年11月", "November 2026")],
)
def test_months_have_words(text: str, japanese: str, english: str) -> None:
    assert months.in_words(text, "ja") == japanese
    assert months.in_words(text, "en") == english


def test_what_is_no_month_is_left_as_it_is() -> None:
    assert months.read_month("2023-13") is None
    assert months.in_words("soon", "ja") == "soon"
    assert months.months_between((2023, 11), (2024, 2)) == 3


@pytest.mark.parametrize(
    ("clock", "overdue"),
    [(datetime.datetime(2023, 12, 31), False), (datetime.datetime(2024, 1, 1), True)],
)
def test_the_line_goes_by_the_readers_clock(
    chromium: Browser, site_server: str, clock: datetime.datetime, overdue: bool
) -> None:
    context = chromium.new_context(timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.clock.set_fixed_time(clock)
    page.goto(f"{site_server}en/openai-api/limits/")
    line = page.locator("article .freshness")
    text = "A person last followed these screens in June 2023. Known to have changed since: 3"
    late = (
        "The time to check them again (every 6 months) is over. "
        "Where your screen differs, follow your screen."
    )
    assert line.inner_text().split("\n") == ([text, late] if overdue else [text])
    line.locator("a").click()
    assert page.url.endswith("/en/openai-api/changes/#changes-limits")
    context.close()
