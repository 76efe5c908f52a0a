"""What browsers keep, refuse to keep or have lost: ticks, colours and search go on working."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from measuring import chromium_flags
from support.served import QuietHandler, serving
from support.watching import watch

PAGE = "library/card/"
TICK = "input[data-tick=name-card]"
NOT_KEPT = "このブラウザーでは保存できないため、チェックはこのページを閉じると消えます。"
THROW = "{ throw new DOMException('no', 'SecurityError') }"
GETTER = "Object.defineProperty(window, 'localStorage', { get() %s })"
FAULTS = {
    "refused": GETTER % THROW,
    "missing": GETTER % "{ return null }",
    "undefined": GETTER % "{}",
    "reading throws": f"Storage.prototype.getItem = () => {THROW}",
    "writing throws": f"Storage.prototype.setItem = () => {THROW}",
    "nothing stays": "Storage.prototype.setItem = () => {}",
    "all throws": "for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear'])"
    f" Storage.prototype[name] = () => {THROW}",
}
PALETTES = [
    *("", "{", "null", "1", '"x"', "[]", "{}", '{"index":9,"color":{"scheme":"x"}}'),
    *('{"index":"x","color":{}}', '{"index":0,"color":1}', '{"color":{"a b":"1","":2}}'),
    '{"index":-1,"color":{"media":"(prefers-color-scheme)"}}',
]


def use_everything(page: Page, address: str) -> None:
    """Find by the search, change the colours, tick."""
    page.goto(address)
    page.fill(".md-search__input", "カード")
    expect(page.locator("a.md-search-result__link[href]").first).to_be_visible()
    page.keyboard.press("Escape")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
    page.locator(TICK).check()
    expect(page.locator(".progress-text")).to_have_text("1 / 6 手順")


@pytest.mark.parametrize("fault", FAULTS)
def test_all_works_and_the_ticks_say_that_they_are_not_kept(
    chromium: Browser, library_server: str, fault: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    seen = watch(page, library_server)
    page.add_init_script(FAULTS[fault])
    use_everything(page, library_server + PAGE)
    expect(page.locator(".progress-stored")).to_contain_text(NOT_KEPT)
    page.locator(".progress-reset").click()
    expect(page.locator(TICK)).not_to_be_checked()
    page.close()
    assert seen == []


def test_all_works_in_a_browser_whose_owner_blocks_site_data(
    chromium: Browser, library_server: str, tmp_path: Path
) -> None:
    (tmp_path / "Default").mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default/Preferences").write_text(json.dumps(blocked), encoding="utf-8")
    context = chromium.browser_type.launch_persistent_context(
        str(tmp_path), executable_path="/usr/bin/chromium", args=list(chromium_flags.FOR_PLAYWRIGHT)
    )
    page = context.new_page()
    seen = watch(page, library_server)
    use_everything(page, library_server + PAGE)
    expect(page.locator(".progress-stored")).to_contain_text(NOT_KEPT)
    context.close()
    assert seen == []


@pytest.mark.parametrize("palette", PALETTES)
def test_rubbish_is_as_good_as_nothing(
    chromium: Browser, library_server: str, palette: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="light", locale="ja-JP"
    )
    page = context.new_page()
    seen = watch(page, library_server)
    page.goto(f"{library_server}404.html")
    keys = {"/.__palette": palette, "/.tebiki:picture": palette}
    keys |= {"/.tebiki:tick:library:card#name-card": f"x{palette}"}
    page.evaluate("all => Object.entries(all).forEach(e => localStorage.setItem(...e))", keys)
    page.goto(library_server + PAGE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.locator(".progress-text")).to_have_text("6 手順")
    use_everything(page, library_server + PAGE)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator(TICK)).to_be_checked()
    context.close()
    assert seen == []


class Host(QuietHandler):
    """Serves one site at every folder of the first level, as a host of many repositories does."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(re.sub("^/[^/]+", "", path))


@pytest.fixture
def host(library_site: Path) -> Iterator[str]:
    with serving(library_site, Host) as address:
        yield address


def test_two_sites_of_one_host_keep_their_own(chromium: Browser, host: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{host}spring/{PAGE}")
    page.locator(TICK).check()
    page.goto(f"{host}autumn/{PAGE}")
    expect(page.locator(".progress-text")).to_have_text("6 手順")
    page.goto(f"{host}spring/en/{PAGE}")
    expect(page.locator(TICK)).to_be_checked()
    page.goto(f"{host}spring/")
    expect(page.locator(".progress-text")).to_have_text("1 / 6 手順")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('tebiki:'))") == [
        "/spring/.tebiki:tick:library:card#name-card"
    ]
    context.close()


def test_ticks_of_before_are_taken_along_once_and_by_one_site(chromium: Browser, host: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{host}spring/404.html")
    other = "tebiki:tick:another-guide:limits#set-limits"
    page.evaluate(
        """other => {
          localStorage.setItem('tebiki:tick:library:card#name-card', '1')
          localStorage.setItem('tebiki:picture', 'drawing')
          localStorage.setItem(other, '1')
        }""",
        other,
    )
    page.goto(f"{host}spring/{PAGE}")
    expect(page.locator(TICK)).to_be_checked()
    page.goto(f"{host}autumn/{PAGE}")
    expect(page.locator(TICK)).not_to_be_checked()
    page.goto(f"{host}spring/{PAGE}")
    page.locator(TICK).uncheck()
    page.reload()
    expect(page.locator(TICK)).not_to_be_checked()
    assert page.evaluate("localStorage.getItem(arguments[0])".replace("arguments[0]", repr(other)))
    context.close()


def test_copies_in_two_folders_of_a_disk_keep_their_own(
    chromium: Browser, library_site: Path, tmp_path: Path
) -> None:
    (zipped,) = (library_site / "offline").glob("*.zip")
    copies = []
    for name in ("春 1", "秋"):
        with zipfile.ZipFile(zipped) as archive:
            archive.extractall(tmp_path / name)
        (folder,) = (tmp_path / name).iterdir()
        copies.append(folder)
    context = chromium.new_context()
    page = context.new_page()
    page.goto((copies[0] / "library/card.html").as_uri())
    page.locator(TICK).check()
    page.goto((copies[1] / "library/card.html").as_uri())
    expect(page.locator(TICK)).not_to_be_checked()
    page.goto((copies[0] / "en/library/card.html").as_uri())
    expect(page.locator(TICK)).to_be_checked()
    context.close()
