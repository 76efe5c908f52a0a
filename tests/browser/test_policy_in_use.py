"""Every feature of the hosted site is used, and the policy of its pages stops none."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from support.watching import watch

GUIDE = "library/"


def _search(page: Page) -> None:
    page.locator("[data-md-component=search-query]").fill("カード")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def _ticks(page: Page) -> None:
    page.locator("input[data-tick]").first.check()
    expect(page.locator(".progress-text")).to_have_text("1 / 6 手順")
    page.locator(".progress-reset").click()


def _folded_text(page: Page) -> None:
    page.locator("details summary").first.click()
    expect(page.locator("details[open] p").first).to_be_visible()


def _lightbox(page: Page) -> None:
    page.locator("a.glightbox").filter(visible=True).first.click()
    expect(page.locator(".gslide.current img")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("#glightbox-body")).to_have_count(0)


def _colours(page: Page) -> None:
    page.locator(".md-header label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def _languages(page: Page) -> None:
    page.locator(".md-header .md-select").first.hover()
    page.locator(".md-select__link[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def _projector(page: Page) -> None:
    expect(page.locator(".projector-bar")).to_be_visible()
    page.keyboard.press("ArrowRight")


def _timetable(page: Page) -> None:
    page.get_by_label("開始時刻").fill("09:30")
    expect(page.locator("table.timetable td").first).to_have_text("09:30–09:40")
    page.locator("[data-does=copy]").click()
    expect(page.locator(".timetable-tools [role=status]")).to_have_text("コピーしました")


def _copied_code(page: Page) -> None:
    letter = page.locator("#invitation + .highlight")
    letter.hover()
    letter.locator("[data-md-type=copy], .md-clipboard").click()
    expect(page.locator(".md-dialog")).to_be_visible()


def _self_check(page: Page) -> None:
    page.locator(".self-check-list input").first.check()
    expect(page.locator(".self-check-line")).to_contain_text("1/2")


def _way_up(page: Page) -> None:
    page.mouse.wheel(0, 3000)
    page.mouse.wheel(0, -500)
    page.locator("[data-md-component=top]").click()


@pytest.mark.parametrize(
    ("path", "use"),
    [
        ("card/", _search),
        ("card/", _ticks),
        ("join/", _folded_text),
        ("join/", _lightbox),
        ("gallery/", _lightbox),
        ("join/", _colours),
        ("join/", _languages),
        ("join/?projector", _projector),
        ("for-instructors/", _timetable),
        ("for-instructors/", _copied_code),
        ("before/", _self_check),
        ("join/", _way_up),
    ],
)
def test_no_feature_breaks_the_policy(
    chromium: Browser, library_server: str, path: str, use: Callable[[Page], None]
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    seen = watch(page, library_server)
    page.goto(f"{library_server}{GUIDE}{path}")
    use(page)
    page.wait_for_load_state("networkidle")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    assert context.cookies() == []
    context.close()
    assert seen == []
