"""Ticks that last: over reloads, languages, pages, tabs, and storage that is full or forbidden."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect


@pytest.fixture
def reader(chromium: Browser) -> BrowserContext:
    return chromium.new_context(viewport={"width": 390, "height": 800})


def _tick(page: Page, step: str) -> None:
    page.locator(f"input[data-tick={step}]").check()


def test_ticks_survive_reload_language_and_lead_to_the_first_open_step(
    reader: BrowserContext, library_server: str
) -> None:
    page = reader.new_page()
    page.goto(f"{library_server}library/join/")
    bar = page.locator(".progress")
    expect(bar.locator(".progress-text")).to_have_text("6 手順")
    expect(bar.locator(".progress-next")).to_have_text("はじめから")
    _tick(page, "open-desk")
    _tick(page, "enter-name")
    expect(bar.locator(".progress-text")).to_have_text("2 / 6 手順")
    page.goto(f"{library_server}en/library/join/")
    expect(page.locator("input[data-tick=enter-name]")).to_be_checked()
    expect(page.locator("input[data-tick=receive-mail]")).not_to_be_checked()
    expect(page.locator(".progress-text")).to_have_text("2 / 6 steps")
    page.goto(f"{library_server}en/")
    onward = page.locator(".progress-next")
    expect(onward).to_have_text("Continue")
    onward.click()
    assert page.url == f"{library_server}en/library/join/#receive-mail"
    reader.close()


def test_two_tabs_do_not_lose_each_others_ticks(
    reader: BrowserContext, library_server: str
) -> None:
    first, second = reader.new_page(), reader.new_page()
    for page in (first, second):
        page.goto(f"{library_server}library/card/")
    _tick(first, "open-cards")
    expect(second.locator("input[data-tick=open-cards]")).to_be_checked()
    _tick(second, "name-card")
    expect(first.locator(".progress-text")).to_have_text("2 / 6 手順")
    reader.close()


def test_reset_has_a_way_back(reader: BrowserContext, library_server: str) -> None:
    page = reader.new_page()
    page.goto(f"{library_server}library/card/")
    _tick(page, "name-card")
    button = page.locator(".progress-reset")
    expect(button).to_have_text("チェックを外す")
    button.click()
    expect(page.locator("input[data-tick=name-card]")).not_to_be_checked()
    expect(button).to_have_text("元に戻す")
    button.click()
    expect(page.locator("input[data-tick=name-card]")).to_be_checked()
    reader.close()


def test_once_step_asks_for_its_tick_before_the_way_onward_stands_out(
    reader: BrowserContext, library_server: str
) -> None:
    page = reader.new_page()
    page.goto(f"{library_server}library/card/")
    asks = page.locator("#step-save-number .step-once-ask")
    onward = page.locator(".md-footer__link--next")
    plain = onward.evaluate("link => getComputedStyle(link).backgroundColor")
    expect(asks).to_be_visible()
    for step in ("open-cards", "name-card", "save-number"):
        assert onward.evaluate("link => getComputedStyle(link).backgroundColor") == plain
        _tick(page, step)
    expect(asks).to_be_hidden()
    expect(page.locator("body")).to_have_class(re.compile("ticks-page-done"))
    expect(onward).not_to_have_css("background-color", plain)
    expect(onward).to_be_enabled()
    reader.close()


@pytest.mark.parametrize(
    "fault",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('no', 'SecurityError') } })",
    ],
    ids=["full", "forbidden"],
)
def test_storage_that_fails_is_said_and_the_boxes_work(
    reader: BrowserContext, library_server: str, fault: str
) -> None:
    page = reader.new_page()
    page.add_init_script(f"if (location.pathname.includes('card')) {{ {fault} }}")
    page.goto(f"{library_server}library/card/")
    _tick(page, "name-card")
    expect(page.locator(".progress-text")).to_have_text("1 / 6 手順")
    expect(page.locator(".progress-stored")).to_contain_text(
        "このブラウザーでは保存できないため、チェックはこのページを閉じると消えます。"
    )
    reader.close()


def test_without_scripts_the_boxes_work_and_the_bar_tells_the_number(
    chromium: Browser, library_server: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{library_server}library/card/")
    _tick(page, "name-card")
    expect(page.locator(".progress-text")).to_have_text("6 手順")
    expect(page.locator(".progress-stored")).to_be_hidden()
    context.close()
