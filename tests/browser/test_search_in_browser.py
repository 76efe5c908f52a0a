"""The search box in Chromium: what is loaded when, input methods, keys, marks, both languages."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route, expect

from tebiki.safety.invisible_signs import visible

BOX = ".md-search__input"
ENTRIES = "a.md-search-result__link[href]"
META = ".md-search-result__meta"
CASES = Path(__file__).parents[1] / "data/search/normal_form.tsv"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    yield page
    context.close()


@pytest.fixture
def type_in(page: Page, library_server: str) -> Callable[[str], list[str]]:
    """Type a query into the box of a page; return the entries' addresses below the site."""

    def typed(query: str, path: str = "library/card/") -> list[str]:
        page.goto(library_server + path)
        page.fill(BOX, query)
        expect(page.locator(ENTRIES).first).to_be_visible()
        return found(page, library_server)

    return typed


def found(page: Page, base: str) -> list[str]:
    addresses = page.locator(ENTRIES).evaluate_all(
        "links => links.map(a => new URL(a.href)).map(u => u.origin + u.pathname + u.hash)"
    )
    return [address.removeprefix(base) for address in addresses]


def test_nothing_but_stubs_is_loaded_before_the_box_is_used(
    page: Page, library_server: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(library_server)))
    page.goto(library_server, wait_until="networkidle")
    before = [url for url in asked if "search" in url or "worker" in url]
    assert sorted(before) == [
        *("assets/search/search.js", "search/search_index.json"),
    ]
    page.fill(BOX, "カード")
    expect(page.locator(ENTRIES).first).to_be_visible()
    assert "assets/search/box.js" in asked
    assert not any("lunr" in url or "workers/" in url for url in asked)


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("かくにんめーる", "library/join/#receive-mail"),
        ("ｶｸﾆﾝﾒｰﾙ", "library/join/#receive-mail"),
        ("kakunin", "library/join/#receive-mail"),
        ("氏名", "library/join/#enter-name"),
        ("creat card", "library/card/#name-card"),
        ("番号をメモ", "library/card/#save-number"),
        ("メールが届かない", "library/troubleshooting/#no-mail"),
    ],
)
def test_the_first_entry(type_in: Callable[[str], list[str]], query: str, entry: str) -> None:
    assert type_in(query)[0] == entry


def test_english_readers_get_english_pages_also_for_japanese_words(
    type_in: Callable[..., list[str]],
) -> None:
    for query in ("receive the mail", "確認メール", "kakuninmeeru", "recieve mail"):
        entries = type_in(query, "en/library/card/")
        assert entries[0] == "en/library/join/#receive-mail", query
        assert all(entry.startswith("en/") for entry in entries)


def test_a_step_has_its_number_its_title_and_the_word_understood(
    page: Page, type_in: Callable[[str], list[str]]
) -> None:
    type_in("かくにん")
    first = page.locator(ENTRIES).first
    expect(first.locator("h2")).to_have_text("3確認メールを受け取る")
    expect(first.locator(".search-no")).to_have_text("3")
    expect(first.locator(".search-meant")).to_have_text("かくにん → 確認")
    expect(first.locator("mark").first).to_have_text("確認")
    expect(page.locator(".search-group").first).to_have_text("利用者登録")


def test_the_page_marks_what_was_found_through_a_reading(
    page: Page, type_in: Callable[[str], list[str]]
) -> None:
    type_in("かくにん")
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/?h=*#receive-mail")
    marks = page.locator("#step-receive-mail mark[data-md-highlight]")
    expect(marks.first).to_have_text("確認")


def test_arrow_keys_walk_the_entries_and_pass_headings(
    page: Page, type_in: Callable[[str], list[str]], library_server: str
) -> None:
    entries = type_in("なまえ")
    focused = "new URL(document.activeElement.href)"
    for entry in entries[:2]:
        page.keyboard.press("ArrowDown")
        assert page.evaluate(f"{focused}.pathname + {focused}.hash") == f"/{entry}"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()


@pytest.fixture
def input_method(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def test_a_composition_is_searched_and_its_enter_does_nothing(
    page: Page, library_server: str, input_method: CDPSession
) -> None:
    page.goto(library_server + "library/card/")
    page.click(BOX)
    compose = functools.partial(input_method.send, "Input.imeSetComposition")
    for text in ("ｋ", "か", "かｋ", "かくに", "かくにん"):
        compose({"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    expect(page.locator(ENTRIES).first).to_be_visible()
    assert found(page, library_server)[0] == "library/join/#receive-mail"
    compose({"text": "確認", "selectionStart": 2, "selectionEnd": 2})
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    input_method.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    input_method.send("Input.insertText", {"text": "確認"})
    input_method.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    assert page.url == f"{library_server}library/card/"
    expect(page.locator(BOX)).to_have_value("確認")
    expect(page.locator(".search-meant")).to_have_count(0)
    assert found(page, library_server)[0] == "library/join/#receive-mail"


def test_an_enter_right_after_a_composition_does_nothing(
    page: Page, type_in: Callable[[str], list[str]], library_server: str
) -> None:
    type_in("カード")
    page.evaluate(
        """() => {
          const box = document.querySelector('.md-search__input');
          box.dispatchEvent(new CompositionEvent('compositionend'));
          const enter = { key: 'Enter', bubbles: true, cancelable: true };
          box.dispatchEvent(new KeyboardEvent('keydown', enter));
        }"""
    )
    assert page.url == f"{library_server}library/card/"


def test_text_that_comes_without_a_key_is_searched(page: Page, library_server: str) -> None:
    """As a paste by mouse does: only an input event."""
    page.goto(library_server)
    page.click(BOX)
    page.evaluate("document.execCommand('insertText', false, '名前')")
    expect(page.locator(ENTRIES).first).to_be_visible()
    assert found(page, library_server)[0] == "library/join/#enter-name"


def test_a_shared_query_opens_with_its_results(page: Page, library_server: str) -> None:
    page.goto(f"{library_server}library/join/?q=貸出番号")
    expect(page.locator(ENTRIES).first).to_be_visible()
    assert found(page, library_server)[0].startswith("library/card/")
    share = page.locator("[data-md-component=search-share]")
    address = f"{library_server}library/join/?q={quote('貸出番号')}"
    expect(share).to_have_attribute("href", address)


def test_suggestions_by_reading_are_searched_when_clicked(
    page: Page, type_in: Callable[[str], list[str]], library_server: str
) -> None:
    type_in("りよう")
    offer = page.locator(".search-offers button", has_text="利用者登録")
    offer.click()
    expect(page.locator(BOX)).to_have_value("利用者登録")
    expect(page.locator(ENTRIES).first.locator("h1")).to_have_text("利用者登録")


def test_the_arrow_to_the_right_takes_the_completion(
    page: Page, type_in: Callable[[str], list[str]]
) -> None:
    type_in("Create")
    page.keyboard.type(" ca")
    expect(page.locator(".md-search__suggest")).to_have_text("Create card")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.locator(BOX)).to_have_value("Create card")


def test_the_nearest_are_said_to_be_no_more_than_that(
    page: Page, type_in: Callable[[str], list[str]]
) -> None:
    type_in("カレーの作り方")
    expect(page.locator(META)).to_have_text("ぴったりの手順は見つかりません。近いものを示します。")


def test_what_has_nothing_to_do_with_the_guide_finds_nothing(
    page: Page, type_in: Callable[[str], list[str]]
) -> None:
    type_in("カード")
    page.fill(BOX, "東京タワー")
    expect(page.locator(META)).to_have_text("何も見つかりませんでした")
    expect(page.locator(ENTRIES)).to_have_count(0)


def test_the_workers_normal_form_is_pythons(page: Page, library_server: str) -> None:
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").split("\n")[1:] if line]
    page.goto(library_server)
    page.add_script_tag(url="/assets/search/engine.js")
    forms = page.evaluate(
        "texts => texts.map(t => [normalForm.of(t), normalForm.soundOf(normalForm.of(t))])",
        [row[0] for row in rows],
    )
    assert forms == [row[1:] for row in rows]


def test_what_cannot_be_seen_is_the_same_for_the_worker_and_for_python(
    page: Page, library_server: str
) -> None:
    page.goto(library_server)
    page.add_script_tag(url="/assets/search/engine.js")
    gone = page.evaluate(
        """() => {
          const gone = [];
          for (let code = 0; code < 0x110000; code++) {
            if (code >= 0xd800 && code < 0xe000) continue;
            if (!normalForm.visible(String.fromCodePoint(code))) gone.push(code);
          }
          return gone;
        }"""
    )
    codes = (code for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert gone == [code for code in codes if not visible(chr(code))]
    inside = "codes => codes.filter(c => normalForm.of(`A${String.fromCodePoint(c)}PI`) !== 'api')"
    assert page.evaluate(inside, gone) == []


@pytest.mark.parametrize("query", ["Cre\u200bate card", "番号\u2060を\u00adメモ", "\ufeffﾒﾓ\u200f"])
def test_a_query_with_signs_that_cannot_be_seen_finds_the_same(
    type_in: Callable[[str], list[str]], query: str
) -> None:
    assert type_in(query)[:3] == type_in(visible(query))[:3]


FAILED = {
    "": "検索を読み込めませんでした。接続を確かめて、もう一度入力してください。",
    "en/": "The search could not be loaded. Check the connection and type again.",
}


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    "lost", ["search/*.json", "**/engine.js", "**/search/worker.js", "**/search/{worker,box}.js"]
)
def test_a_search_that_cannot_be_loaded_says_so_and_comes_back(
    page: Page, library_server: str, prefix: str, lost: str
) -> None:
    page.goto(f"{library_server}{prefix}library/card/")
    page.wait_for_load_state("networkidle")
    pattern = lost if lost.startswith("*") else f"{library_server}{lost}"
    page.context.route(pattern, lambda route: route.abort())
    box = page.locator(BOX)
    for query in ("ca", "car"):
        box.press("Control+a")
        page.keyboard.type(query)
        expect(page.locator(META)).to_have_text(FAILED[prefix])
        expect(page.locator(ENTRIES)).to_have_count(0)
    box.press("Control+a")
    box.press("Backspace")
    expect(page.locator(META)).not_to_have_text(FAILED[prefix])
    page.context.unroute(pattern)
    page.keyboard.type("card")
    expect(page.locator(ENTRIES).first).to_be_visible()
    box.press("Control+a")
    page.keyboard.type({"": "東京タワー", "en/": "xyzzyqqq"}[prefix])
    expect(page.locator(ENTRIES)).to_have_count(0)
    expect(page.locator(META)).not_to_have_text(FAILED[prefix])


@pytest.mark.parametrize("body", ["<html>Log in to the Wi-Fi</html>", '{"format": 99}', "[]"])
def test_an_index_that_is_none_is_no_empty_one(page: Page, library_server: str, body: str) -> None:
    page.goto(library_server)
    page.wait_for_load_state("networkidle")
    page.context.route("**/search/ja.json", lambda route: route.fulfill(body=body))
    page.fill(BOX, "カード")
    expect(page.locator(META)).to_have_text(FAILED[""])


def test_a_search_comes_back_by_itself_with_the_network(page: Page, library_server: str) -> None:
    page.goto(library_server)
    page.wait_for_load_state("networkidle")
    page.context.route("**/search/worker.js", lambda route: route.abort())
    page.fill(BOX, "カード")
    expect(page.locator(META)).to_have_text(FAILED[""])
    page.context.unroute("**/search/worker.js")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(ENTRIES).first).to_be_visible()
    expect(page.locator(META)).not_to_have_text(FAILED[""])


def test_what_fails_late_is_not_said_of_an_empty_box(page: Page, library_server: str) -> None:
    page.goto(library_server)
    page.wait_for_load_state("networkidle")
    held: list[Route] = []
    page.context.route("**/search/worker.js", lambda route: held.append(route))
    with page.context.expect_event("request", lambda asked: asked.url.endswith("/worker.js")):
        page.fill(BOX, "カード")
    page.fill(BOX, "")
    with page.context.expect_event("requestfailed"):
        held[0].abort()
    page.evaluate("new Promise(done => setTimeout(done))")  # the worker's error has been told
    expect(page.locator(META)).not_to_have_text(FAILED[""])
