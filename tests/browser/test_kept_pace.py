"""A copy is taken at the pace of the line, by the worker as built, with a clock of the test."""

import json
import random
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.steered_server import Net
from support.watching import wait_until
from tebiki.building import keep_on_devices
from tebiki.source.project import Project

CLOCK = Path(__file__).resolve().parents[1] / "data/keep/steered-clock.js"
PIECE = 65536
PICTURE = "assets/large.webp"
TAKE = """async () => {
  await navigator.serviceWorker.register('sw.js')
  const { port1, port2 } = new MessageChannel
  port1.onmessage = ({ data }) => { window.report = data }
  const { active } = await navigator.serviceWorker.ready
  active.postMessage({ take: 'ja', part: 'library' }, [port2])
}"""

KEPT = """async address =>
  Array.from(new Uint8Array(await (await caches.match(address)).arrayBuffer()))"""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def take(phone: Page, net: Net, takes: Mapping[str, int]) -> list[str]:
    """Take the guide, whose answers take so many milliseconds; return what was asked, in order."""
    worker = net.folder / "sw.js"
    parts = (
        f"const TAKES = {json.dumps(takes)}\n",
        CLOCK.read_text("utf-8"),
        worker.read_text("utf-8"),
    )
    worker.write_text("".join(parts), encoding="utf-8")
    phone.goto(f"{net.address}404.html", wait_until="networkidle")  # a page that takes nothing
    net.asked.clear()
    phone.evaluate(TAKE)
    wait_until(phone, "window.report")
    assert "fault" not in phone.evaluate("window.report")
    return list(net.asked)


def test_after_a_slow_answer_the_next_thing_waits_and_after_a_quick_one_it_does_not(
    phone: Page, net: Net
) -> None:
    takes = {"library/after/": 200, "library/card/": 201, "library/join/": 5000}
    asked = take(phone, net, takes)
    assert takes.keys() < set(asked)
    assert [pair for pair in pairwise(asked) if pair[1].startswith("paused/")] == [
        ("library/card/", "paused/1809"),
        ("library/join/", "paused/30000"),
    ]


@pytest.mark.parametrize("gives_pieces", [True, False])
def test_a_large_picture_comes_in_pieces_where_the_host_gives_them_and_whole_where_not(
    phone: Page, net: Net, library: Path, gives_pieces: bool
) -> None:
    picture = random.Random(1).randbytes(2 * PIECE + 5)
    (net.folder / PICTURE).write_bytes(picture)
    page = net.folder / "library/join/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</article>", f'<img src="/{PICTURE}"></article>'), "utf-8")
    keep_on_devices.write_lists(Project(library), net.folder)
    net.gives_pieces = gives_pieces
    asked = take(phone, net, {PICTURE: 1000})
    in_pieces = [(PICTURE, "0-65535"), (PICTURE, "65536-131071"), (PICTURE, "131072-131076")]
    assert [one for one in net.pieces if one[0] == PICTURE] == (in_pieces if gives_pieces else [])
    times = 3 if gives_pieces else 1
    assert asked.count(PICTURE) == asked.count("paused/9000") == times
    assert asked[asked.index(PICTURE) :][: 2 * times] == [PICTURE, "paused/9000"] * times
    assert phone.evaluate(KEPT, net.address + PICTURE) == list(picture)
