"""Typing into the search box: input methods, a paste, and the keys that walk and complete."""

import functools

import pytest
from playwright.sync_api import CDPSession, Page, expect

from support.search_box import BOX, ENTRIES, SearchBox


def test_arrow_keys_walk_the_entries_and_pass_headings(laptop: Page, search: SearchBox) -> None:
    search.find("なまえ")
    entries = search.shown()
    focused = "new URL(document.activeElement.href)"
    for entry in entries[:2]:
        laptop.keyboard.press("ArrowDown")
        if laptop.evaluate("document.activeElement.tagName") == "SUMMARY":  # more of the page
            laptop.keyboard.press("ArrowDown")
        assert laptop.evaluate(f"{focused}.pathname + {focused}.hash") == f"/{entry}"
    for _ in range(3):
        laptop.keyboard.press("ArrowUp")
    expect(laptop.locator(BOX)).to_be_focused()


@pytest.fixture
def input_method(laptop: Page) -> CDPSession:
    return laptop.context.new_cdp_session(laptop)


def test_a_composition_is_searched_and_its_enter_does_nothing(
    laptop: Page, search: SearchBox, library_server: str, input_method: CDPSession
) -> None:
    laptop.goto(library_server + "library/card/")
    laptop.click(BOX)
    compose = functools.partial(input_method.send, "Input.imeSetComposition")
    for text in ("ｋ", "か", "かｋ", "かくに", "かくにん"):
        compose({"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    expect(laptop.locator(ENTRIES).first).to_be_visible()
    assert search.entries()[0] == "library/join/#receive-mail"
    compose({"text": "確認", "selectionStart": 2, "selectionEnd": 2})
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    input_method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    input_method.send("Input.insertText", {"text": "確認"})
    input_method.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    assert laptop.url == f"{library_server}library/card/"
    expect(laptop.locator(BOX)).to_have_value("確認")
    expect(laptop.locator(".search-meant")).to_have_count(0)
    assert search.entries()[0] == "library/join/#receive-mail"


def test_an_enter_right_after_a_composition_does_nothing(
    laptop: Page, search: SearchBox, library_server: str
) -> None:
    search.find("カード")
    laptop.evaluate(
        """() => {
          const box = document.querySelector('.md-search__input');
          box.dispatchEvent(new CompositionEvent('compositionend'));
          const enter = { key: 'Enter', bubbles: true, cancelable: true };
          box.dispatchEvent(new KeyboardEvent('keydown', enter));
        }"""
    )
    assert laptop.url == f"{library_server}library/card/"


def test_text_that_comes_without_a_key_is_searched(
    laptop: Page, search: SearchBox, library_server: str
) -> None:
    """As a paste by mouse does: only an input event."""
    laptop.goto(library_server)
    laptop.click(BOX)
    laptop.evaluate("document.execCommand('insertText', false, '名前')")
    expect(laptop.locator(ENTRIES).first).to_be_visible()
    assert search.entries()[0] == "library/join/#enter-name"


def test_the_arrow_to_the_right_takes_the_completion(laptop: Page, search: SearchBox) -> None:
    search.find("Create")
    laptop.keyboard.type(" ca")
    expect(laptop.locator(".md-search__suggest")).to_have_text("Create card")
    laptop.keyboard.press("End")
    laptop.keyboard.press("ArrowRight")
    expect(laptop.locator(BOX)).to_have_value("Create card")
