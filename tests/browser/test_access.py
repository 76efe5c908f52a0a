"""Access for all: axe on every page, in both schemes, and with what can be opened open."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import EXEMPT, findings
from support.watching import page_paths


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_every_page(page: Page, library_site: Path, library_server: str) -> None:
    used: set[tuple[str, str]] = set()
    found = {}
    for path in [*page_paths(library_site), "404.html"]:
        page.goto(library_server + path, wait_until="load")
        found[path] = findings(page, used)
    assert {path: lines for path, lines in found.items() if lines} == {}
    if page.evaluate("matchMedia('(prefers-color-scheme: light)').matches"):
        assert used == set(EXEMPT), "an exemption is no longer needed: take it out"


def _open_search(page: Page) -> None:
    page.locator(".md-search__input").fill("カード")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def _open_languages(page: Page) -> None:
    page.locator(".md-header__option .md-select button").first.focus()


def _tick(page: Page) -> None:
    page.locator("input[data-tick]").first.check()


def _unfold(page: Page) -> None:
    page.locator("article details > summary").first.click()


def _enlarge(page: Page) -> None:
    page.locator("a.glightbox:visible").first.click()
    expect(page.locator(".gslide.current img")).to_be_visible()


@pytest.mark.parametrize("state", [_open_search, _open_languages, _tick, _unfold, _enlarge])
def test_states(page: Page, library_server: str, state: Callable[[Page], None]) -> None:
    page.goto(f"{library_server}library/join/", wait_until="load")
    state(page)
    assert findings(page, set()) == []


def test_no_sideways_scrolling_at_320_px(
    chromium: Browser, library_site: Path, library_server: str
) -> None:
    narrow = chromium.new_page(viewport={"width": 320, "height": 640})
    for path in page_paths(library_site):
        narrow.goto(library_server + path, wait_until="load")
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 320, path
    narrow.close()


FOCUSED = """() => {
  const element = document.activeElement
  if (element === document.body) return null
  // The colour scheme's inputs are shown as the labels behind them.
  const shown = element.matches(".md-option") ? element.nextElementSibling : element
  const style = getComputedStyle(shown)
  const box = shown.getBoundingClientRect()
  return {
    name: element.tagName + "." + element.className,
    tick: element.dataset.tick || "",
    href: element.getAttribute("href") || "",
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  }
}"""


def test_keyboard_alone_reaches_everything_and_shows_where_it_is(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{library_server}library/card/", wait_until="load")
    stops = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    ticks = [stop["tick"] for stop in stops if stop["tick"]]
    assert ticks == ["open-cards", "name-card", "save-number"]
    reached = {stop["href"] for stop in stops}
    for link in page.locator("article a[href]").all():
        if link.is_visible():
            assert link.get_attribute("href") in reached
    assert "../troubleshooting/" in reached
    hidden = [stop["name"] for stop in stops if not stop["ring"] or not stop["seen"]]
    assert hidden == []
    page.close()


def test_the_switch_of_colours_is_no_stop_before_it_is_seen(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(f"{library_server}library/card/", wait_until="load")
    stops = []
    while len(stops) < 200:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop["name"])
    assert len(stops) > 10
    assert not any("md-option" in name for name in stops)
    page.close()


def test_targets_are_large_enough_for_a_finger(chromium: Browser, library_server: str) -> None:
    phone = chromium.new_page(viewport={"width": 390, "height": 844})
    phone.goto(f"{library_server}library/card/", wait_until="load")
    for target in phone.locator(".step-done, .progress-next, .md-header__button:visible").all():
        box = target.bounding_box()
        assert box and box["width"] >= 24 and box["height"] >= 24, target
    phone.close()


def test_a_printed_page_has_its_steps_and_nothing_to_click(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page()
    page.goto(f"{library_server}library/card/", wait_until="load")
    page.emulate_media(media="print")
    for part in (".progress", ".strip", ".step-report", ".md-header", ".md-sidebar", ".md-footer"):
        for element in page.locator(part).all():
            expect(element).to_be_hidden()
    assert page.locator("section.step").count() == 3
    assert page.locator(".step-done input:visible").count() == 3
    page.close()


def test_forced_colours_leave_a_border_round_numbers_and_pins(
    chromium: Browser, library_server: str
) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{library_server}library/card/", wait_until="load")
    for part in (".step-no", ".pin", ".once"):
        assert (
            page.locator(part).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
            > 0
        )
    context.close()


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "（外部サイト）"), ("en/", " (leaves this site)")]
)
def test_links_say_that_they_leave_the_site(
    chromium: Browser, library_server: str, prefix: str, said: str
) -> None:
    page = chromium.new_page()
    for path in ("join", "card", "changes"):
        page.goto(f"{library_server}{prefix}library/{path}/")
        outside = page.locator(".md-content a[href^=http]")
        assert outside.count() > 0
        arrows = outside.evaluate_all("all => all.map(a => getComputedStyle(a, '::after').content)")
        assert set(arrows) == {f'"\u2060↗\ufe0e" / "{said}"'}
        inside = page.locator(".md-content a:not([href^=http], .headerlink)")
        assert set(
            inside.evaluate_all("all => all.map(a => getComputedStyle(a, '::after').content)")
        ) <= {"none"}
    page.goto(f"{library_server}{prefix}library/changes/")
    expect(
        page.get_by_role("link", name=re.compile(f"Library Help 2 ?{re.escape(said)}"))
    ).not_to_have_count(0)
    page.close()
