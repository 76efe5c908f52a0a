"""A word explains itself: by a finger on a phone, by the keyboard, by a pointer; and without it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import findings

PHONE = {"width": 390, "height": 844}
WORD = "a.term[href$='#loan-number']"
NOTE = "#term-loan-number"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _open(page: Page, server: str, path: str = "library/card/") -> None:
    page.goto(server + path, wait_until="load")
    expect(page.locator(NOTE)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_finger_on_a_phone(phone: Page, library_server: str, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    _open(phone, library_server)
    word = phone.locator(WORD)
    word.scroll_into_view_if_needed()
    before = phone.evaluate("document.documentElement.scrollHeight")
    word.tap()
    note = phone.locator(NOTE)
    expect(note).to_be_visible()
    box, line = note.bounding_box(), word.bounding_box()
    assert box and line
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]
    assert box["y"] >= line["y"] + line["height"] or box["y"] + box["height"] <= line["y"]
    assert phone.evaluate("document.documentElement.scrollHeight") == before
    assert phone.url.endswith("library/card/"), "a finger stays on the page"
    assert findings(phone, set()) == []
    phone.touchscreen.tap(200, 30)
    expect(note).to_be_hidden()
    word.tap()
    note.get_by_role("link").tap()
    phone.wait_for_url("**/library/words/#loan-number")


def test_at_the_windows_edge(phone: Page, library_server: str) -> None:
    """A word at the right end and at the foot of the window has its note within it, above."""
    _open(phone, library_server)
    phone.evaluate(
        """selector => {
          const word = document.querySelector(selector)
          word.style.cssText = "position: fixed; right: 0; bottom: 0; z-index: 9"
        }""",
        WORD,
    )
    phone.locator(WORD).tap()
    box, line = phone.locator(NOTE).bounding_box(), phone.locator(WORD).bounding_box()
    assert box and line
    assert box["x"] + box["width"] <= PHONE["width"] and box["y"] + box["height"] <= line["y"]


def test_the_keyboard(desk: Page, library_server: str) -> None:
    _open(desk, library_server)
    word, note = desk.locator(WORD), desk.locator(NOTE)
    desk.keyboard.press("Tab")  # what follows is the keyboard's focus
    word.focus()
    expect(note).to_be_visible()
    expect(word).to_have_accessible_description("カードを使う人を見分けるための番号です。")
    desk.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(word).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Shift+Tab")
    expect(note).to_be_visible()
    desk.keyboard.press("Tab")
    expect(note).to_be_hidden()
    word.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/library/words/#loan-number")


def test_a_pointer(desk: Page, library_server: str) -> None:
    _open(desk, library_server)
    word, note = desk.locator(WORD), desk.locator(NOTE)
    word.hover()
    expect(note).to_be_visible()
    note.hover()
    expect(note).to_be_visible()
    desk.mouse.move(1, 1)
    expect(note).to_be_hidden()
    word.click()
    expect(note).to_be_visible()
    assert desk.url.endswith("library/card/")


def test_what_is_copied_and_printed_is_the_plain_text(desk: Page, library_server: str) -> None:
    _open(desk, library_server)
    said = "番号は家族にも教えません。"
    copied = desk.evaluate(
        """selector => {
          const selection = getSelection()
          selection.selectAllChildren(document.querySelector(selector).closest("p"))
          return selection.toString()
        }""",
        WORD,
    )
    assert copied == said
    desk.locator(WORD).click()
    desk.emulate_media(media="print")
    expect(desk.locator(NOTE)).to_be_hidden()
    assert (
        desk.locator(WORD).evaluate("word => getComputedStyle(word).textDecorationLine") == "none"
    )


def test_the_projector_shows_the_word_alone(desk: Page, library_server: str) -> None:
    desk.goto(f"{library_server}library/card/?projector", wait_until="load")
    expect(desk.locator(".is-projected h2")).to_be_visible()
    expect(desk.locator(".projector a.term")).to_have_count(0)
    expect(desk.locator(".projector")).to_contain_text("左のメニューから")


def test_a_page_without_them_loads_nothing(desk: Page, library_server: str) -> None:
    loaded: list[str] = []
    desk.on("request", lambda request: loaded.append(request.url))
    desk.goto(f"{library_server}library/join/", wait_until="load")
    assert desk.locator(".term-notes").count() == 0
    assert [url for url in loaded if url.endswith("/terms.js")] == []
    _open(desk, library_server)
    assert [url for url in loaded if url.endswith("/terms.js")] != []


def test_without_scripts_the_word_leads_to_its_page(chromium: Browser, library_server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    _open(page, library_server, "en/library/card/")
    page.locator(WORD).click()
    assert page.url == f"{library_server}en/library/words/#loan-number"
    context.close()
