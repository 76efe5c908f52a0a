"""All editions in one tree, as a static host serves them below a path, met in Chromium."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from measuring import chromium_flags
from support.edition_tree import FOLDERS, pages
from support.watching import watch


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_has_menu_banner_and_language_links(
    chromium: Browser, tree: Path, host: str, folder: str
) -> None:
    context = chromium.new_context(viewport={"width": 800, "height": 800})
    page = context.new_page()
    seen = watch(page, host)
    old = folder == "2024.04"
    known = {edition: set(pages(tree, edition)) for edition in FOLDERS}
    for path in pages(tree, folder):
        page.goto(f"{host}{folder}/{path}")
        home = "en/" if path.startswith("en/") else ""
        page.focus(".md-header .editions-button")
        expect(page.locator(".md-header .editions a[data-ready]")).to_have_count(2)
        entries = page.evaluate(
            "[...document.querySelectorAll('.md-header .editions a')]"
            ".map(a => [a.textContent, a.href, a.getAttribute('aria-current')])"
        )
        here = "2024.04" if old else "2026.10"
        assert entries == [
            [
                title,
                f"{host}{edition}/{path if path in known[edition] else home}",
                "true" if edition == here else None,
            ]
            for edition, title in (
                ("2026.10", "2026 年 10 月版 · October 2026"),
                ("2024.04", "2024 年 4 月版 · April 2024"),
            )
        ], path
        banner = page.locator(".old-edition")
        assert banner.is_visible() == old, path
        if old:
            assert banner.locator("a").evaluate("a => a.href") == f"{host}latest/{path}"
        alternates = page.evaluate(
            "[...document.querySelectorAll('.md-select__link[hreflang]')].map(a => a.href)"
        )
        bare = path.removeprefix("en/")
        assert alternates == [f"{host}{folder}/{bare}", f"{host}{folder}/en/{bare}"], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 800, path
    context.close()
    assert seen == []


def test_the_door_says_which_edition_it_is_and_leads_to_the_others(
    chromium: Browser, host: str
) -> None:
    page = chromium.new_page()
    for path, said, title, led in (
        ("latest/", "版 2026 年 10 月版 ·", "2024 年 4 月版", "2024.04/"),
        ("2026.10/en/", "Edition October 2026 ·", "April 2024", "2024.04/en/"),
        ("2024.04/", "版 2024 年 4 月版 ·", "2026 年 10 月版", "2026.10/"),
    ):  # fmt: skip
        page.goto(f"{host}{path}")
        door = page.locator(".door-edition")
        expect(door).to_have_text(f"{said} {title}")
        assert door.locator("a").evaluate("a => a.href") == f"{host}{led}"
    page.goto(f"{host}latest/library/join/")
    expect(page.locator(".door-edition")).to_have_count(0)
    page.close()


def test_switching_keeps_page_language_and_step(chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    page.goto(f"{host}latest/en/library/join/#open-desk")
    page.hover(".md-header .editions-button")
    page.wait_for_selector(".md-header .editions a[data-ready]:text('2024')", state="attached")
    page.click(".md-header .editions a:text('2024')")
    page.wait_for_url(f"{host}2024.04/en/library/join/#open-desk")
    page.click(".old-edition a")
    page.wait_for_url(re.compile(rf"{re.escape(host)}latest/en/library/join/.*"))
    page.close()


def test_a_click_before_the_pages_are_known_leads_to_the_same_page(
    chromium: Browser, host: str
) -> None:
    page = chromium.new_page()
    with page.expect_request("**/pages.json"):
        page.route("**/pages.json", lambda route: None)  # no answer ever comes
        page.goto(f"{host}2024.04/en/library/join/")
    page.click(".old-edition a")
    expect(page).to_have_url(f"{host}latest/en/library/join/")
    page.close()


def test_editions_share_ticks_also_with_a_site_of_one_edition_at_their_root(
    chromium: Browser, host: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{host}2024.04/library/join/")
    page.locator("input[data-tick=open-desk]").check()
    for path in ("2026.10/library/join/", "latest/en/library/join/"):
        page.goto(host + path)
        expect(page.locator("input[data-tick=open-desk]")).to_be_checked()
    # A site of one edition at the same address would have named its keys alike.
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('tebiki:'))") == [
        "/tebiki/.tebiki:tick:library:join#open-desk"
    ]
    context.close()


def test_each_edition_and_language_can_be_installed_beside_other_sites(
    chromium: Browser, host: str, tmp_path: Path
) -> None:
    context = chromium.browser_type.launch_persistent_context(  # from a private window none can
        str(tmp_path), executable_path="/usr/bin/chromium", args=list(chromium_flags.FOR_PLAYWRIGHT)
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    for folder in ("latest/", "latest/en/", "2024.04/"):
        page.goto(host + folder)
        assert devtools.send("Page.getAppManifest")["errors"] == []
        assert devtools.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
        assert devtools.send("Page.getAppId")["appId"] == host + folder
    context.close()


def test_search_stays_within_the_edition(chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    seen = watch(page, host)
    page.goto(f"{host}2024.04/")
    page.click("input.md-search__input")
    page.locator("input.md-search__input").press_sequentially("Cards")
    page.wait_for_selector(".md-search-result__link[href]")
    links = page.evaluate(
        "[...document.querySelectorAll('.md-search-result__link[href]')].map(a => a.href)"
    )
    assert links
    assert [link for link in links if not link.startswith(f"{host}2024.04/library/")] == []
    page.close()
    assert seen == []


@pytest.mark.parametrize(("locale", "home"), [("ja-JP", ""), ("en-GB", "en/"), ("fr-FR", "")])
def test_the_root_leads_to_the_readers_language(
    chromium: Browser, host: str, locale: str, home: str
) -> None:
    context = chromium.new_context(locale=locale)
    page = context.new_page()
    seen = watch(page, host)
    page.goto(host)
    page.wait_for_url(f"{host}latest/{home}")
    page.wait_for_load_state("networkidle")
    context.close()
    # Leaving at once may cut off the rest of the page that leads on.
    assert [line for line in seen if line != f"failed: {host}"] == []


def test_the_root_keeps_query_and_place(chromium: Browser, host: str) -> None:
    context = chromium.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(f"{host}?q=%E3%82%AD%E3%83%BC&from=mail#references")
    page.wait_for_url(f"{host}latest/?q=%E3%82%AD%E3%83%BC&from=mail#references")
    context.close()


def test_the_root_has_links_without_scripts(chromium: Browser, host: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host)
    links = page.locator("a")
    assert [links.nth(n).get_attribute("href") for n in range(links.count())] == [
        "latest/",
        "latest/en/",
    ]
    context.close()


def test_a_wrong_address_leads_back_at_any_depth(chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    for path in ("nothing", "2026.10/library/nothing/", "latest/en/a/b/c"):
        answer = page.goto(host + path)
        assert answer is not None
        assert answer.status == 404
        links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.href)")
        assert links == [f"{host}latest/", f"{host}latest/en/"]
    page.click("section[lang=en] a")
    page.wait_for_url(f"{host}latest/en/")
    page.close()


def test_a_frozen_edition_learns_of_a_newer_one(chromium: Browser, tree: Path, host: str) -> None:
    versions = json.loads((tree / "versions.json").read_text(encoding="utf-8"))
    versions[0]["aliases"] = []
    later = {"version": "2027.05", "title": "2027", "aliases": ["latest"]}
    page = chromium.new_page()
    page.route("**/versions.json", lambda route: route.fulfill(json=[later, *versions]))
    page.goto(f"{host}2026.10/en/library/join/")
    note = page.locator(".old-edition")
    note.wait_for()
    assert note.inner_text() == (
        "This is the edition of October 2026. Open this page in the newest edition"
    )
    assert note.evaluate("n => getComputedStyle(n).position") == "fixed"  # nothing moves
    page.close()


def test_on_a_phone_the_menu_of_editions_is_in_the_drawer(chromium: Browser, host: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{host}latest/library/join/")
    page.locator("label.md-header__button[for=__drawer]").click()
    old = page.locator(".drawer-options .editions a:text('2024')")
    old.hover()
    expect(old).to_have_attribute("data-ready", "")
    old.click()
    expect(page).to_have_url(f"{host}2024.04/library/join/")
    context.close()
