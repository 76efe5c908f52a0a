"""What the search box finds and how it shows it, and what is loaded for it when."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from support.search_box import BOX, ENTRIES, META, SearchBox
from tebiki.safety.invisible_signs import visible


def test_nothing_but_stubs_is_loaded_before_the_box_is_used(
    laptop: Page, search: SearchBox, library_server: str
) -> None:
    asked: list[str] = []
    laptop.on("request", lambda request: asked.append(request.url.removeprefix(library_server)))
    laptop.goto(library_server, wait_until="networkidle")
    before = [url for url in asked if "search" in url or "worker" in url]
    assert sorted(before) == [
        *("assets/search/search.js", "search/search_index.json"),
    ]
    laptop.fill(BOX, "カード")
    expect(laptop.locator(ENTRIES).first).to_be_visible()
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
def test_the_first_entry(search: SearchBox, query: str, entry: str) -> None:
    assert search.find(query)[0] == entry


def test_english_readers_get_english_pages_also_for_japanese_words(search: SearchBox) -> None:
    for query in ("receive the mail", "確認メール", "kakuninmeeru", "recieve mail"):
        entries = search.find(query, "en/library/card/")
        assert entries[0] == "en/library/join/#receive-mail", query
        assert all(entry.startswith("en/") for entry in entries)


def test_a_step_has_its_number_its_title_and_the_word_understood(
    laptop: Page, search: SearchBox
) -> None:
    search.find("かくにん")
    first = laptop.locator(ENTRIES).first
    expect(first.locator("h2")).to_have_text("3確認メールを受け取る")
    expect(first.locator(".search-no")).to_have_text("3")
    expect(first.locator(".search-meant")).to_have_text("かくにん → 確認")
    expect(first.locator("mark").first).to_have_text("確認")
    expect(laptop.locator(".search-group").first).to_have_text("利用者登録")


def test_the_page_marks_what_was_found_through_a_reading(laptop: Page, search: SearchBox) -> None:
    search.find("かくにん")
    laptop.keyboard.press("Enter")
    laptop.wait_for_url("**/join/?h=*#receive-mail")
    marks = laptop.locator("#step-receive-mail mark[data-md-highlight]")
    expect(marks.first).to_have_text("確認")


def test_a_shared_query_opens_with_its_results(
    laptop: Page, search: SearchBox, library_server: str
) -> None:
    laptop.goto(f"{library_server}library/join/?q=貸出番号")
    expect(laptop.locator(ENTRIES).first).to_be_visible()
    assert search.entries()[0].startswith("library/card/")
    share = laptop.locator("[data-md-component=search-share]")
    address = f"{library_server}library/join/?q={quote('貸出番号')}"
    expect(share).to_have_attribute("href", address)


def test_suggestions_by_reading_are_searched_when_clicked(laptop: Page, search: SearchBox) -> None:
    search.find("りよう")
    offer = laptop.locator(".search-offers button", has_text="利用者登録")
    offer.click()
    expect(laptop.locator(BOX)).to_have_value("利用者登録")
    expect(laptop.locator(ENTRIES).first.locator("h1")).to_have_text("利用者登録")


def test_the_nearest_are_said_to_be_no_more_than_that(laptop: Page, search: SearchBox) -> None:
    search.find("カレーの作り方")
    expect(laptop.locator(META)).to_have_text(
        "ぴったりの手順は見つかりません。近いものを示します。"
    )


def test_what_has_nothing_to_do_with_the_guide_finds_nothing(
    laptop: Page, search: SearchBox
) -> None:
    search.find("カード")
    laptop.fill(BOX, "東京タワー")
    expect(laptop.locator(META)).to_have_text("何も見つかりませんでした")
    expect(laptop.locator(ENTRIES)).to_have_count(0)


@pytest.mark.parametrize("query", ["Cre\u200bate card", "番号\u2060を\u00adメモ", "\ufeffﾒﾓ\u200f"])
def test_a_query_with_signs_that_cannot_be_seen_finds_the_same(
    search: SearchBox, query: str
) -> None:
    assert search.find(query)[:3] == search.find(visible(query))[:3]
