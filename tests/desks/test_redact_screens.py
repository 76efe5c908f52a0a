"""The redaction page, driven in Chromium: what is previewed is what is published, and signed."""

from __future__ import annotations

import datetime
import hashlib
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from support.served import ROOT
from support.shots import catalogue, picture, project
from tebiki.desks import redact_screens
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import fetch_screens, originals, picture_files
from tebiki.screens.store import Store, keep
from tebiki.source.read_words import read_words

SIZE = (700, 400)
expect.set_options(timeout=30_000)  # a busy machine makes pictures slowly


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with one picture that waits, of the sensitive screen."""
    store = project(tmp_path)
    screen = store.read(catalogue(store))["save-key"]
    data = picture("sk-secret", SIZE)
    original, files, _ = originals.make_original("save-key", data, "2023-06")
    keep(store, catalogue(store), screen, "original", data, original, files)
    return Desk(store, read_words(ROOT)["ja"], lambda: datetime.date(2026, 11, 24))


@pytest.fixture
def url(desk: Desk) -> Iterator[str]:
    server = redact_screens.make_server(desk, 0, "ja")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{desk.token}/"
    server.shutdown()
    thread.join()
    server.server_close()


def kept(store: Store) -> originals.Original:
    original = store.read(catalogue(store))["save-key"].original
    assert original
    return original


def test_drawn_with_the_mouse_seen_and_signed(desk: Desk, url: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        expect(page.locator("#preview")).to_have_attribute("data-sha256", sha_of(desk.store, []))
        sheet = page.locator("#source").bounding_box()
        assert sheet
        scale = sheet["width"] / SIZE[0]
        page.mouse.move(sheet["x"] + 100 * scale, sheet["y"] + 50 * scale)
        page.mouse.down()
        page.mouse.move(sheet["x"] + 200 * scale, sheet["y"] + 70 * scale)
        page.mouse.move(sheet["x"] + 300 * scale, sheet["y"] + 90 * scale)
        page.mouse.up()
        bar = values(page)
        assert all(abs(a - b) <= 1 for a, b in zip(bar, (100, 50, 200, 40), strict=True)), bar
        expect(page.locator("#preview")).to_have_attribute("data-sha256", sha_of(desk.store, [bar]))
        assert darkest(page, bar) == picture_files.BAR, "the preview has the bar burnt in"

        page.get_by_role("button", name="確かめたので公開する").click()
        assert kept(desk.store).signed_off == "", "without a name nothing is signed"
        page.get_by_label("確かめた人の名前").fill("山田 花子")
        previewed = page.locator("#preview").get_attribute("data-sha256")
        page.get_by_role("button", name="確かめたので公開する").click()
        expect(page.get_by_role("status")).to_have_text(
            "山田 花子 さんの確認として記録し、公開できるようにしました。"
        )
    original = kept(desk.store)
    assert original.signed_off == "2026-11-24 山田 花子"
    assert original.redactions == (bar,)
    assert originals.clearance(original, ("key",)).published
    assert desk.store.sums(original) == original.made_sha256
    assert previewed in original.made_sha256.values(), "what was shown is what is published"


def test_by_keyboard_alone(desk: Desk, url: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        expect(page.locator("#preview")).to_have_attribute("data-sha256", sha_of(desk.store, []))
        page.get_by_role("button", name="黒塗りを足す").focus()
        page.keyboard.press("Enter")
        assert values(page) == (175, 100, 175, 40)
        for key in ("ArrowRight", "ArrowDown", "Control+ArrowUp", "Shift+ArrowRight"):
            page.keyboard.press(key)
        assert values(page) == (185, 109, 185, 40)
        page.get_by_label("黒塗り 1 高さ").fill("9999")
        page.keyboard.press("Tab")
        assert values(page) == (185, 0, 185, 400)
        page.get_by_role("button", name="途中で保存する").click()
        expect(page.get_by_role("status")).to_contain_text("保存しました。")
        assert kept(desk.store).redactions == ((185, 0, 185, 400),)
        assert kept(desk.store).made_sha256 == {} and not list(desk.store.shown.glob("*"))

        page.reload()
        assert values(page) == (185, 0, 185, 400)
        page.get_by_role("button", name="黒塗り 1", exact=True).focus()
        page.keyboard.press("Delete")
        expect(page.locator("#bars tr")).to_have_count(0)
        expect(page.get_by_role("button", name="確かめたので公開する")).to_be_enabled()
        page.get_by_label("確かめた人の名前").fill("山田")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(
            "見せてはいけないものがある画面です。黒塗りを一つ以上描いてください。"
        )
        assert kept(desk.store).signed_off == ""
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def values(page: Page) -> tuple[int, int, int, int]:
    x, y, w, h = (int(i.input_value()) for i in page.locator("#bars tr:first-child input").all())
    return x, y, w, h


def sha_of(store: Store, bars: list[picture_files.Rectangle]) -> str:
    data = store.source(kept(store))
    assert data
    return hashlib.sha256(originals.preview_of(data, bars)).hexdigest()


def darkest(page: Page, bar: picture_files.Rectangle) -> tuple[int, ...]:
    """The colour in the middle of a bar, as the preview on the page has it."""
    colour = page.locator("#preview").evaluate(
        """(image, [x, y]) => {
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
          const context = canvas.getContext("2d")
          context.drawImage(image, 0, 0)
          return [...context.getImageData(x, y, 1, 1).data].slice(0, 3)
        }""",
        [bar[0] + bar[2] // 2, bar[1] + bar[3] // 2],
    )
    return tuple(colour)


def test_only_this_machine_and_only_with_the_address(desk: Desk, url: str) -> None:
    source = "source/guide/save-key/original"
    with httpx.Client(trust_env=False) as client:
        answer = client.get(url + source)
        assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
        assert Image.open(io.BytesIO(answer.content)).size == SIZE
        assert client.get(url.replace(desk.token, "guess") + source).status_code == 403
        # A name that an attacker's page made lead here.
        rebound = client.get(url + source, headers={"Host": "evil.example:80"})
        assert rebound.status_code == 403
        # A form on another page can't send JSON without asking first.
        form = client.post(url + "sign", data={"name": "x"})
        assert form.status_code == 415
        assert client.get(url + "source/guide/home/original").status_code == 422
    assert kept(desk.store).signed_off == ""


def test_signing_what_was_not_shown_is_refused(desk: Desk, url: str) -> None:
    asked = {
        "guide": "guide", "screen": "save-key", "kind": "original",
        "redactions": [[10, 10, 50, 20]], "name": "山田", "seen": sha_of(desk.store, []),
    }  # fmt: skip
    with httpx.Client(trust_env=False, timeout=20) as client:
        answer = client.post(url + "sign", json=asked)
        assert answer.status_code == 422
        assert answer.text == (
            "表示した画像と、公開される画像が違います。もう一度開いて確かめてください。"
        )
        seen = sha_of(desk.store, [(10, 10, 50, 20)])
        assert client.post(url + "sign", json=asked | {"seen": seen}).status_code == 200
        outside = asked | {"redactions": [[690, 10, 50, 20]]}
        assert client.post(url + "preview", json=outside).text == (
            "redaction [690, 10, 50, 20] does not lie inside the picture of 700 × 400; "
            "draw it again\n"
            "隠す帯 [690, 10, 50, 20] が画像（700 × 400）からはみ出しています。描き直してください"
        )
    assert kept(desk.store).signed_off == "2026-11-24 山田"


def test_a_new_source_takes_the_sign_off_away(desk: Desk) -> None:
    store = desk.store
    piece, data = desk.find("guide", "save-key", "original")
    bars = [(10, 10, 50, 20)]
    desk.sign(piece, data, bars, "山田", sha_of(store, bars))
    assert len(list(store.shown.iterdir())) == 6
    item = fetch_screens.Wanted(catalogue(store), store.read(catalogue(store))["save-key"])
    with pytest.raises(ValueError, match="no longer the one in the catalogue"):
        fetch_screens._put_in(store, item, picture("another", SIZE), False)
    assert len(list(store.shown.iterdir())) == 6
    said = fetch_screens._put_in(store, item, picture("another", SIZE), True)
    assert said == "held back: marked sensitive (key) and not redacted; run tebiki screens redact"
    assert list(store.shown.iterdir()) == [] and kept(store).signed_off == ""
