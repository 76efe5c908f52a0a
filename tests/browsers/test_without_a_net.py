"""A guide that was opened once is there without a net, in Firefox and WebKit."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from readers import Reader
from sites import EYE
from support.served import CHECKOUT, ROOT
from support.steered_server import Net, steered
from tebiki.building import keep_on_devices

COPY = ".kept-copy"
LINE = ".kept-line"
PAGE, NEXT = "openai-api/account/", "openai-api/limits/"
TAKING = 120  # seconds: on a busy machine each answer is slow, and the worker waits after it
PAPER = "handout/openai-api-ja.pdf"
OLDER = ROOT / "tests/data/keep/older-worker.js"
SAID = f"document.querySelector('{COPY}').innerText"
KEPT = f"{SAID}.includes('この手引きはこの端末に保存してあります')"
OFFERED = f"{SAID}.includes('この手引きをこの端末に保存できます')"
FULL = f"{SAID}.includes('端末の空きが足りないため、いまの内容は保存できませんでした。')"
LINE_IS_THERE = f"document.querySelector('{LINE}') !== null"
NOT_STORED = "このブラウザーでは保存できないため、チェックはこのページを閉じると消えます。"
# Each picture of the article, also one further down, once it is loaded.
PICTURES = "[...document.querySelectorAll('article img')]"
SHOWN = f"{PICTURES}.every(one => (one.loading = 'eager', one.naturalWidth > 0))"
NO = "{ throw new DOMException('no', 'SecurityError') }"
REFUSES = f"""
for (const name of ["localStorage", "caches"])
  Object.defineProperty(window, name, {{ get() {NO} }})
"""
# Put before the worker: a device that has no room left for a copy.
IS_FULL = (
    "Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError') }\n"
)


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


@pytest.fixture
def two(net: Net) -> Net:
    """Two sites of one host, spring/ and autumn/."""
    spring = net.folder.rename(net.folder.with_name("one"))
    shutil.copytree(spring, net.folder / "autumn")
    spring.rename(net.folder / "spring")
    shutil.copy(EYE, net.folder)  # a page for 404 asks for it at the host's root
    return net


def visit(reader: Reader, address: str) -> None:
    """Open a page and wait until the guide is kept as it is now."""
    reader.open(address)
    reader.wait(KEPT, SAID, TAKING)


def wait_until(reader: Reader, condition: str) -> None:
    """Wait until `condition`, which may await, is true in the page."""
    reader.evaluate(
        f"""void (() => {{
          const look = async () => {{ (window.holds = {condition}) || setTimeout(look, 50) }}
          look()
        }})()"""
    )
    reader.wait("window.holds === true")


def change(net: Net, page: str, old: str, new: str) -> None:
    """Publish the page with other words, and the list that knows it."""
    path = net.folder / page / "index.html"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    keep_on_devices.write_lists(CHECKOUT, net.folder)


def test_every_page_pictures_search_ticks_and_paper_are_there(reader: Reader, net: Net) -> None:
    visit(reader, net.address + PAGE)
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
    size = (net.folder / PAPER).stat().st_size
    wait_until(reader, f"(await (await fetch('/{PAPER}')).blob()).size === {size}")
    net.start()
    reader.open(net.address + PAGE)
    assert not reader.evaluate(LINE_IS_THERE)


def test_a_slow_net_is_not_waited_for(reader: Reader, net: Net) -> None:
    visit(reader, net.address + PAGE)
    net.asked.clear()
    net.hold()
    reader.open(net.address + NEXT)
    reader.wait(LINE_IS_THERE)
    asked = [path for path in net.asked if not path.startswith("keep/")]
    assert asked == [NEXT]


def test_what_the_reader_takes_away_is_gone(reader: Reader, net: Net) -> None:
    visit(reader, net.address + PAGE)
    reader.click(f"{COPY} button")
    reader.wait(OFFERED, SAID)
    reader.open(net.address + NEXT)
    reader.wait(OFFERED, SAID)
    assert NEXT in net.asked


def test_what_is_published_anew_replaces_the_copy(reader: Reader, net: Net) -> None:
    visit(reader, net.address + PAGE)
    change(net, NEXT, "<title>", "<title>NEW ")
    visit(reader, net.address + PAGE)
    net.stop()
    reader.open(net.address + NEXT)
    assert reader.evaluate("document.title").startswith("NEW ")
    assert reader.evaluate(LINE_IS_THERE)


def test_two_sites_of_one_host_do_not_meet(reader: Reader, two: Net) -> None:
    visit(reader, f"{two.address}spring/{PAGE}")
    visit(reader, f"{two.address}autumn/{PAGE}")
    reader.click(f"{COPY} button")
    reader.wait(OFFERED, SAID)
    two.stop()
    reader.open(f"{two.address}spring/{NEXT}")
    assert reader.evaluate(LINE_IS_THERE)


def test_the_worker_of_an_older_release_is_replaced(reader: Reader, net: Net) -> None:
    own = (net.folder / "sw.js").read_bytes()
    shutil.copy(OLDER, net.folder / "sw.js")
    reader.open(f"{net.address}404.html")
    reader.evaluate("void navigator.serviceWorker.register('/sw.js')")
    reader.wait("navigator.serviceWorker.controller !== null")
    change(net, PAGE, "<title>", "<title>NEW ")
    (net.folder / "sw.js").write_bytes(own)
    reader.open(f"{net.address}404.html")  # the older worker answers this, too
    wait_until(reader, "(await caches.keys()).every(name => !name.includes(' 0 '))")
    visit(reader, net.address + PAGE)
    assert reader.evaluate("document.title").startswith("NEW ")


def test_a_full_device_says_so_and_keeps_nothing(reader: Reader, net: Net) -> None:
    worker = net.folder / "sw.js"
    worker.write_text(IS_FULL + worker.read_text(encoding="utf-8"), encoding="utf-8")
    reader.open(net.address + PAGE)
    reader.wait(FULL, SAID)
    wait_until(reader, "(await caches.keys()).length === 0")


def test_where_storage_is_refused_all_else_works(reader: Reader, net: Net) -> None:
    eye = net.folder / EYE.name  # before all scripts of a page
    eye.write_text(eye.read_text(encoding="utf-8") + REFUSES, encoding="utf-8")
    reader.open(net.address + PAGE)
    reader.click("input[data-tick=open-top-page]")
    reader.wait_text(".progress-text", "1 / 18 手順")
    reader.wait(f"document.querySelector('.progress-stored').innerText.includes('{NOT_STORED}')")
    assert reader.evaluate(f"document.querySelector('{COPY}').getClientRects().length") == 0
