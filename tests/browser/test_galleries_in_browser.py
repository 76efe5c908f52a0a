"""Screens beside each other in Chromium: the gallery, a page's strip, a step with two of them."""

import pytest
from playwright.sync_api import Browser, expect

JOIN = "library/join/"
GALLERY = "library/gallery/"


@pytest.mark.parametrize("language", ["", "en/"])
def test_gallery_has_all_screens_in_order(
    chromium: Browser, library_server: str, language: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(library_server + language + GALLERY)
    chapters = page.locator("article h2").evaluate_all("all => all.map(h => h.id)")
    assert chapters == ["join", "card"]
    screens = page.locator("figure.screen").evaluate_all("all => all.map(f => f.dataset.screen)")
    assert len(screens) == 7
    assert (screens[0], screens[-1]) == ("desk", "number-shown-once")
    said = page.locator(".gallery-count").inner_text()
    assert (
        said
        == {
            "": "元の画面写真はまだ入っていません。7 枚とも、代わりに説明図を載せています。",
            "en/": "No original screenshot is in yet: drawings stand in for all 7.",
        }[language]
    )
    for link in page.locator("a.gallery-step").all()[::3]:
        address = link.evaluate("a => a.href")
        there = chromium.new_page()
        there.goto(address)
        expect(
            there.locator(f"section[data-step={address.rpartition('#')[2]}]")
        ).to_be_in_viewport()
        there.close()
    page.close()


def test_strip_leads_to_the_steps(chromium: Browser, library_server: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.goto(library_server + JOIN)
    links = page.locator("nav.strip a")
    shown = page.locator(".step figure.screen").evaluate_all(
        "all => all.map(f => `#${f.closest('.step').dataset.step}`)"
    )
    assert links.evaluate_all("all => all.map(a => a.getAttribute('href'))") == shown
    expect(links.first).to_have_accessible_name("手順 1: 図書館のページを開く")
    links.nth(2).click()
    expect(page.locator("section[data-step=receive-mail]")).to_be_in_viewport()
    page.close()


def test_two_screens_of_a_step_stand_side_by_side_beside_its_text_or_under_each_other(
    chromium: Browser, library_server: str
) -> None:
    tops = {}
    for width in (390, 1000, 1280):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.goto(library_server + JOIN)
        tops[width] = page.locator("#step-receive-mail figure").evaluate_all(
            "all => all.map(f => [f.offsetLeft, f.offsetTop])"
        )
        page.close()
    (left, top), (right, same) = tops[1000]
    assert top == same and left < right
    for width in (390, 1280):
        (left, top), (same, below) = tops[width]
        assert left == same and top < below
