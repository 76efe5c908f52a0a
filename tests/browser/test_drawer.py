"""On a phone the header has menu, title and search; languages and colours are in the drawer."""

import pytest
from playwright.sync_api import Browser, expect

from support.watching import watch


@pytest.mark.parametrize(
    ("path", "dark", "other", "address"),
    [
        ("library/join/", "暗い画面にする", "English", "en/library/join/"),
        ("en/library/join/", "Switch to dark colors", "日本語", "library/join/"),
    ],
)
def test_the_drawer_has_what_the_header_has_no_room_for(
    chromium: Browser, library_server: str, path: str, dark: str, other: str, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme="light")
    page = context.new_page()
    seen = watch(page, library_server)
    page.goto(library_server + path)
    header = page.locator(".md-header__button:visible, .md-header__option:visible")
    expect(header).to_have_count(2)  # menu and search
    page.locator("label.md-header__button[for=__drawer]").click()
    page.get_by_text(dark).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_text(dark)).to_be_hidden()
    page.locator(".drawer-options").get_by_text(other).click()
    expect(page).to_have_url(library_server + address)
    context.close()
    assert seen == []
