"""What the search box finds and how it shows it, and what is loaded for it when."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from support import search_headings
from support.search_box import BOX, ENTRIES, META, SearchBox
from tebiki.safety.invisible_signs import visible

RESULT = ".md-search-result__link"


def test_nothing_but_stubs_is_loaded_before_the_box_is_used(
    laptop: Page, search: SearchBox, library_server: str
) -> None:
    asked: list[str] = []
    laptop.on("request", lambda request: asked.append(request.url.removeprefix(library_server)))
    laptop.goto(library_server, wait_until="networkidle")
    before = [url for url in asked if "search" in url or "worker" in url]
    assert before == ["assets/search/search.js"]
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
    marks = laptop.locator("mark[data-md-highlight]")
    expect(marks).to_have_text(["確認"])
    expect(laptop.locator("#step-receive-mail mark[data-md-highlight]")).to_have_count(1)


def test_what_was_meant_is_marked_once_in_its_section(laptop: Page, search: SearchBox) -> None:
    search.find("番号を忘れたらどうする")
    laptop.keyboard.press("Enter")
    laptop.wait_for_url("**/troubleshooting/?h=*#number-lost")
    marks = laptop.locator("mark[data-md-highlight]")
    expect(marks.first).to_have_text("番号")
    texts = marks.all_inner_texts()
    assert len(texts) == len(set(texts))
    assert all(len(text) > 1 for text in texts)
    place = "m => document.querySelector(':target').compareDocumentPosition(m) & 4"
    assert marks.evaluate_all(f"marks => marks.every({place})")


def test_a_shared_query_opens_with_its_results(
    laptop: Page, search: SearchBox, library_server: str
) -> None:
    laptop.goto(f"{library_server}library/join/?q=貸出番号")
    expect(laptop.locator(ENTRIES).first).to_be_visible()
    # A heading as it stands, of the page of words, and then the guide.
    assert search.entries()[0] == "library/words/#loan-number"
    assert search.entries()[1].startswith("library/card/")
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


@pytest.mark.parametrize(
    "query",
    ["東京タワー", "ラーメン", "どうすればいいですか", "何", "の", "た", "q", "not", "how do I"],
)
def test_what_nothing_covers_brings_the_chapters_and_says_so(
    laptop: Page, search: SearchBox, query: str
) -> None:
    entries = search.find(query)
    assert entries[:2] == ["", "library/"]
    expect(laptop.locator(META)).to_have_text(
        "ぴったりの手順は見つかりません。近いものを示します。"
    )
    expect(laptop.locator(f"{RESULT} mark, .search-meant, .search-offers button")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "entry", "path"),
    [
        ("番号を失くしてしまいました", "library/troubleshooting/#number-lost", ""),
        ("カードをなくしたときは", "library/troubleshooting/#number-lost", ""),
        ("ワークショップを開くには", "library/for-instructors/", ""),
        ("貸出番号とは何ですか", "library/words/#loan-number", ""),
        ("what if I lost my card", "en/library/troubleshooting/#number-lost", "en/library/card/"),
    ],
)
def test_questions_find_the_section_that_answers(
    search: SearchBox, query: str, entry: str, path: str
) -> None:
    assert search.find(query, path)[0] == entry


def test_every_heading_is_first_as_it_stands_and_by_its_first_words(
    laptop: Page, library_server: str, library_site: Path
) -> None:
    assert search_headings.not_first(laptop, library_server, library_site) == []


@pytest.mark.parametrize("query", ["Cre\u200bate card", "番号\u2060を\u00adメモ", "\ufeffﾒﾓ\u200f"])
def test_a_query_with_signs_that_cannot_be_seen_finds_the_same(
    search: SearchBox, query: str
) -> None:
    assert search.find(query)[:3] == search.find(visible(query))[:3]
