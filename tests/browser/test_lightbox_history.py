"""Back and an enlarged picture: it closes, the page and the place in it stay."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.watching import watch
from tebiki.building import build_site
from tebiki.source.project import Project

JOIN, GALLERY = "library/join/", "library/gallery/"
OPEN = "#glightbox-body"


@pytest.fixture
def page(chromium: Browser, library_server: str) -> Page:
    context = chromium.new_context(
        viewport={"width": 390, "height": 480}, has_touch=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(library_server)
    return page


def enlarge(page: Page, screen: str) -> None:
    page.locator(f"figure[data-screen={screen}] a.glightbox").click()
    expect(page.locator(".lightbox-count")).to_be_visible()


def closed(page: Page) -> None:
    expect(page.locator(OPEN)).to_have_count(0)
    page.wait_for_function("() => history.state === null")


@pytest.mark.parametrize("path", [JOIN, f"en/{JOIN}", GALLERY])
def test_back_closes_it_and_the_place_stays(page: Page, library_server: str, path: str) -> None:
    seen = watch(page, library_server)
    page.goto(library_server + path)
    for screen in ("name-form", "check-mail", "name-form"):
        enlarge(page, screen)
        page.go_back()
        closed(page)
        assert page.url == library_server + path
    enlarge(page, "name-form")
    place = page.evaluate("scrollY")
    assert place > 0
    page.go_back()
    closed(page)
    assert page.evaluate("scrollY") == place
    expect(page.locator("figure[data-screen=name-form]")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(library_server)
    page.context.close()
    assert seen == []


@pytest.mark.parametrize("way", ["Escape", "button", "outside", "pages"])
def test_no_way_of_closing_leaves_an_entry_behind(
    page: Page, library_server: str, way: str
) -> None:
    page.goto(library_server + JOIN)
    length = 0
    for _ in range(3):
        enlarge(page, "name-form")
        length = length or page.evaluate("history.length")
        if way == "pages":
            page.keyboard.press("ArrowRight")
            page.keyboard.press("ArrowRight")
        if way == "button":
            page.locator(".gclose").click()
        elif way == "outside":
            page.mouse.click(5, 400)
        else:
            page.keyboard.press("Escape")
        closed(page)
        assert page.evaluate("history.length") == length
    page.go_back()
    expect(page).to_have_url(library_server)
    page.context.close()


def test_opened_again_at_once_it_is_open(page: Page, library_server: str) -> None:
    page.goto(library_server + JOIN)
    enlarge(page, "name-form")
    page.evaluate(
        """() => {
          document.querySelector('.gclose').click()
          document.querySelector('figure[data-screen=check-mail] a.glightbox').click()
        }"""
    )
    expect(page.locator(".gslide.current .gslide-title")).to_contain_text("確認メール")
    page.go_back()
    closed(page)
    page.go_back()
    expect(page).to_have_url(library_server)
    page.context.close()


def test_forward_opens_it_again_and_reloading_keeps_it(page: Page, library_server: str) -> None:
    page.goto(library_server + JOIN)
    enlarge(page, "name-form")
    page.go_back()
    closed(page)
    page.go_forward()
    expect(page.locator(".gslide.current .gslide-title")).to_be_visible()
    page.reload()
    expect(page.locator(".gslide.current .gslide-title")).to_be_visible()
    page.keyboard.press("Escape")
    closed(page)
    page.go_back()
    expect(page).to_have_url(library_server)
    page.context.close()


def test_the_way_to_the_step_takes_the_place_of_the_picture(
    page: Page, library_server: str
) -> None:
    page.goto(library_server + GALLERY)
    enlarge(page, "number-shown-once")
    page.locator(".gslide.current .lightbox-back").click()
    expect(page).to_have_url(f"{library_server}library/card/#save-number")
    page.go_back()
    expect(page).to_have_url(library_server + GALLERY)
    expect(page.locator(OPEN)).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(library_server)
    page.context.close()


def test_on_a_disk_too(chromium: Browser, library: Path, tmp_path: Path) -> None:
    build_site.build_site(
        Project(library), tmp_path / "site", site_url="", directory_urls=False, pages_only=True
    )
    page = chromium.new_page()
    page.goto((tmp_path / "site/index.html").as_uri())
    page.goto((tmp_path / "site/library/join.html").as_uri())
    enlarge(page, "name-form")
    page.go_back()
    closed(page)
    enlarge(page, "name-form")
    page.keyboard.press("Escape")
    closed(page)
    page.go_back()
    expect(page).to_have_url(re.compile("/site/index.html$"))
    page.close()
