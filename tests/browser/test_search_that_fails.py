"""A search that cannot be loaded says so, and comes back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from support.search_box import BOX, ENTRIES, META

FAILED = {
    "": "検索を読み込めませんでした。接続を確かめて、もう一度入力してください。",
    "en/": "The search could not be loaded. Check the connection and type again.",
}


def open_at_rest(page: Page, address: str) -> None:
    """Open the page, with the theme's script, which comes once it is painted."""
    page.goto(address)
    page.wait_for_selector("html.js")


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    "lost", ["search/*.json", "**/engine.js", "**/search/worker.js", "**/search/{worker,box}.js"]
)
def test_a_search_that_cannot_be_loaded_says_so_and_comes_back(
    laptop: Page, library_server: str, prefix: str, lost: str
) -> None:
    open_at_rest(laptop, f"{library_server}{prefix}library/card/")
    pattern = lost if lost.startswith("*") else f"{library_server}{lost}"
    laptop.context.route(pattern, lambda route: route.abort())
    box = laptop.locator(BOX)
    for query in ("ca", "car"):
        box.press("Control+a")
        laptop.keyboard.type(query)
        expect(laptop.locator(META)).to_have_text(FAILED[prefix])
        expect(laptop.locator(ENTRIES)).to_have_count(0)
    box.press("Control+a")
    box.press("Backspace")
    expect(laptop.locator(META)).not_to_have_text(FAILED[prefix])
    laptop.context.unroute(pattern)
    laptop.keyboard.type("card")
    expect(laptop.locator(ENTRIES).first).to_be_visible()
    box.press("Control+a")
    laptop.keyboard.type({"": "東京タワー", "en/": "xyzzyqqq"}[prefix])
    expect(laptop.locator(META)).to_have_class(re.compile("search-nearest"))
    expect(laptop.locator(META)).not_to_have_text(FAILED[prefix])


@pytest.mark.parametrize(("prefix", "query"), [("", "カード"), ("en/", "card")])
def test_a_network_that_is_cut_is_said_of_a_pasted_query_too(
    laptop: Page, library_server: str, prefix: str, query: str
) -> None:
    open_at_rest(laptop, f"{library_server}{prefix}library/card/")
    laptop.context.set_offline(True)
    laptop.fill(BOX, query)  # without a key, as by mouse
    expect(laptop.locator(META)).to_have_text(FAILED[prefix])
    laptop.context.set_offline(False)
    laptop.fill(BOX, "")
    laptop.fill(BOX, query)
    expect(laptop.locator(ENTRIES).first).to_be_visible()


@pytest.mark.parametrize("body", ["<html>Log in to the Wi-Fi</html>", '{"format": 99}', "[]"])
def test_an_index_that_is_none_is_no_empty_one(
    laptop: Page, library_server: str, body: str
) -> None:
    open_at_rest(laptop, library_server)
    laptop.context.route("**/search/ja.json", lambda route: route.fulfill(body=body))
    laptop.fill(BOX, "カード")
    expect(laptop.locator(META)).to_have_text(FAILED[""])


@pytest.mark.parametrize("answer", [None, {"body": ""}])
def test_a_search_without_the_theme_says_so_from_the_start(
    laptop: Page, library_server: str, answer: dict[str, Any] | None
) -> None:
    laptop.context.route(
        "**/bundle.*.js", lambda route: route.fulfill(**answer) if answer else route.abort()
    )
    laptop.goto(f"{library_server}library/card/")
    expect(laptop.locator(META)).to_have_text(FAILED[""])


def test_a_search_comes_back_by_itself_with_the_network(laptop: Page, library_server: str) -> None:
    open_at_rest(laptop, library_server)
    laptop.context.route("**/search/worker.js", lambda route: route.abort())
    laptop.fill(BOX, "カード")
    expect(laptop.locator(META)).to_have_text(FAILED[""])
    laptop.context.unroute("**/search/worker.js")
    laptop.evaluate("window.dispatchEvent(new Event('online'))")
    expect(laptop.locator(ENTRIES).first).to_be_visible()
    expect(laptop.locator(META)).not_to_have_text(FAILED[""])


def test_what_fails_late_is_not_said_of_an_empty_box(laptop: Page, library_server: str) -> None:
    open_at_rest(laptop, library_server)
    held: list[Route] = []
    laptop.context.route("**/search/worker.js", lambda route: held.append(route))
    with laptop.context.expect_event("request", lambda asked: asked.url.endswith("/worker.js")):
        laptop.fill(BOX, "カード")
    laptop.fill(BOX, "")
    with laptop.context.expect_event("requestfailed"):
        held[0].abort()
    laptop.evaluate("new Promise(done => setTimeout(done))")  # the worker's error has been told
    expect(laptop.locator(META)).not_to_have_text(FAILED[""])
