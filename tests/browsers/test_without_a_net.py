"""A guide that was opened once is there without a net, in Firefox and WebKit."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from readers import Reader
from support.served import CHECKOUT
from support.steered_server import Net, steered
from tebiki.building import keep_on_devices

COPY = ".kept-copy"
LINE = ".kept-line"
PAGE = "openai-api/account/"
LINE_IS_THERE = f"document.querySelector('{LINE}') !== null"
# Each picture of the article, also one further down, once it is loaded.
PICTURES = "[...document.querySelectorAll('article img')]"
SHOWN = f"{PICTURES}.every(one => (one.loading = 'eager', one.naturalWidth > 0))"


@pytest.fixture
def net(built_site: Path, tmp_path: Path) -> Iterator[Net]:
    """The site, of which nothing holds longer than its answer.

    Firefox fetches the next page ahead, and calls it a fault if it may not hold it: none is named.
    """
    with steered(built_site, tmp_path / "site") as net:
        for path in net.folder.rglob("*.html"):
            page = path.read_text(encoding="utf-8")
            path.write_text(page.replace('"next chapter"', '"chapter"'), encoding="utf-8")
        keep_on_devices.write_lists(CHECKOUT, net.folder)
        yield net


def test_every_page_pictures_search_and_ticks_are_there(reader: Reader, net: Net) -> None:
    reader.open(net.address + PAGE)
    said = f"document.querySelector('{COPY}').innerText"
    reader.wait(f"{said}.includes('この手引きはこの端末に保存してあります')", said)
    assert not reader.evaluate(LINE_IS_THERE)
    reader.click("input[data-tick=open-top-page]")
    pages = json.loads((net.folder / "keep/ja.json").read_text(encoding="utf-8"))["parts"]
    net.stop()
    for page in pages["openai-api"]:
        if page.endswith("/"):
            reader.open(net.address + page)
            reader.wait(LINE_IS_THERE)
            reader.wait(SHOWN, f"{PICTURES}.filter(one => !one.naturalWidth).map(one => one.src)")
    reader.open(net.address + PAGE)
    reader.wait("document.querySelector('input[data-tick=open-top-page]').checked")
    reader.click("label.md-header__button[for=__search]")
    reader.wait("document.activeElement.matches('.md-search__input')")
    reader.type("電話番号認証")
    reader.wait("document.querySelector('a.md-search-result__link[href]') !== null")
    net.start()
    reader.open(net.address + PAGE)
    assert not reader.evaluate(LINE_IS_THERE)


def test_a_slow_net_is_not_waited_for(reader: Reader, net: Net) -> None:
    reader.open(net.address + PAGE)
    said = f"document.querySelector('{COPY}').innerText"
    reader.wait(f"{said}.includes('この手引きはこの端末に保存してあります')", said)
    net.asked.clear()
    net.hold()
    reader.open(f"{net.address}openai-api/limits/")
    reader.wait(LINE_IS_THERE)
    asked = [path for path in net.asked if not path.startswith("keep/")]
    assert asked == ["openai-api/limits/"]


def test_what_the_reader_takes_away_is_gone(reader: Reader, net: Net) -> None:
    reader.open(net.address + PAGE)
    reader.click(f"{COPY} button")
    said = f"document.querySelector('{COPY}').innerText"
    reader.wait(f"{said}.includes('この手引きをこの端末に保存できます')", said)
    reader.open(f"{net.address}openai-api/limits/")
    reader.wait(f"{said}.includes('この手引きをこの端末に保存できます')", said)
    assert "openai-api/limits/" in net.asked
