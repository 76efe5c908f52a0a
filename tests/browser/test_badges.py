"""What badges, skipped steps and a note at a step's end do for a reader, in Chromium."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import findings

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_badge_says_what_it_means_by_key_and_finger_without_scripts_and_moves_nothing(
    chromium: Browser, noted_server: str
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{noted_server}library/card/")
    badge = page.locator("#step-open-cards .step-badge")
    expect(badge.locator("p")).to_be_hidden()
    below = page.locator("#step-name-card").bounding_box()
    badge.locator("summary").click()
    expect(badge.locator("p")).to_be_visible()
    box = badge.locator("p").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert page.locator("#step-name-card").bounding_box() == below
    badge.locator("summary").press("Enter")
    expect(badge.locator("p")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_all_of_it_open(
    chromium: Browser, noted_server: str, scheme: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for name in ("join", "card"):
        page.goto(f"{noted_server}library/{name}/")
        closed = findings(page, set())
        page.locator("article details").evaluate_all("all => all.forEach(d => { d.open = true })")
        found[name] = closed + findings(page, set())
    assert found == {"join": [], "card": []}
    context.close()


@pytest.mark.parametrize("mark", ["#enter-name", "#step-enter-name"])
def test_an_address_of_a_skipped_step_opens_it(page: Page, noted_server: str, mark: str) -> None:
    line = page.locator(".step-skipped > details")
    page.goto(f"{noted_server}library/join/")
    expect(line).not_to_have_attribute("open", "")
    page.goto(f"{noted_server}library/card/")
    page.goto(f"{noted_server}library/join/{mark}")
    expect(line).to_have_attribute("open", "")
    expect(line.locator("figure img")).to_be_visible()


def test_a_hit_of_the_search_opens_a_skipped_step(page: Page, noted_server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{noted_server}library/join/")
    page.fill(".md-search__input", "名前を入力する")
    page.locator("a.md-search-result__link[href*='#enter-name']").first.click()
    expect(page.locator(".step-skipped > details")).to_have_attribute("open", "")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("library/join/", "カードを発行する"),
        ("library/join/", "カードに名前を付ける"),
        ("en/library/join/", "Issue a card"),
        ("en/library/join/", "Name the card"),
    ],
)
def test_a_step_is_found_first_by_its_title_of_now_and_by_its_old_one(
    page: Page, noted_server: str, path: str, query: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{noted_server}{path}")
    page.fill(".md-search__input", query)
    hits = page.locator("a.md-search-result__link[href*='#']")
    expect(hits.first).to_have_attribute("href", re.compile(r"library/card/(\?[^#]*)?#name-card$"))


def test_old_ticks_of_a_skipped_step_do_not_count(page: Page, noted_server: str) -> None:
    page.goto(f"{noted_server}library/join/")
    page.evaluate("kept.write('tick:library:join#enter-name', '1')")
    page.reload()
    expect(page.locator(".progress-text")).to_have_text("5 手順")
    page.locator("#step-open-desk input").check()
    expect(page.locator(".progress-text")).to_have_text("1 / 5 手順")
    expect(page.locator(".progress-next")).to_have_attribute("href", re.compile("#receive-mail$"))
    page.locator("#step-receive-mail input").check()
    assert page.evaluate("document.body.classList.contains('ticks-page-done')")


def test_the_projector_does_not_show_a_skipped_step(page: Page, noted_server: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{noted_server}library/join/?projector")
    shown, count = page.locator(".step.is-projected"), page.locator(".projector-count")
    expect(shown).to_have_attribute("data-step", "open-desk")
    expect(count).to_have_text("1 / 5")
    page.keyboard.press("ArrowRight")
    expect(count).to_have_text("2 / 5")
    expect(page.locator(".step-skipped")).to_be_hidden()


def test_a_picture_of_a_skipped_step_opens_large_under_the_steps_title(
    page: Page, noted_server: str
) -> None:
    page.goto(f"{noted_server}library/join/#enter-name")
    page.locator(".step-skipped a.glightbox").click()
    expect(page.locator(".gslide.current .gslide-title")).to_have_text("名前を入力する")


def test_what_is_shown_once_and_where_it_stands_is_on_a_phones_first_screen(
    page: Page, noted_server: str
) -> None:
    page.goto(f"{noted_server}library/card/#save-number")
    page.evaluate("document.fonts.ready")
    step = page.locator("#step-save-number")
    picture = step.locator("figure img")
    expect(picture).to_be_in_viewport()
    top = page.locator(".md-header").bounding_box()
    band, drawn = step.locator(".once").bounding_box(), picture.bounding_box()
    assert top
    assert band
    assert drawn
    assert top["y"] + top["height"] <= band["y"] < band["y"] + band["height"] <= drawn["y"]
    # The rings are drawn in the picture: all of it is on the screen.
    assert drawn["y"] + drawn["height"] <= PHONE["height"]
    note, tick = step.locator(".step-end").bounding_box(), step.locator("input").bounding_box()
    assert note
    assert tick
    assert tick["y"] < note["y"]
