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
from playwright.sync_api import Browser, Locator, Page, expect

from support.served import ROOT
from support.shots import HOST, catalogue, picture, project
from tebiki.cli.main import main
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


def card(page: Page) -> Locator:
    return page.locator('.card[data-key="guide/save-key/original"]')


def preview(page: Page) -> Locator:
    return card(page).locator("img")


def test_drawn_with_the_mouse_seen_and_signed(desk: Desk, url: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        expect(preview(page)).to_have_attribute("data-sha256", sha_of(desk.store, []))
        sheet = preview(page).bounding_box()
        assert sheet
        scale = sheet["width"] / SIZE[0]
        page.mouse.move(sheet["x"] + 100 * scale, sheet["y"] + 50 * scale)
        page.mouse.down()
        page.mouse.move(sheet["x"] + 200 * scale, sheet["y"] + 70 * scale)
        page.mouse.move(sheet["x"] + 300 * scale, sheet["y"] + 90 * scale)
        page.mouse.up()
        bar = values(page)
        assert all(abs(a - b) <= 2 for a, b in zip(bar, (100, 50, 200, 40), strict=True)), bar
        expect(preview(page)).to_have_attribute("data-sha256", sha_of(desk.store, [bar]))
        assert darkest(page, bar) == picture_files.BAR, "the preview has the bar burnt in"

        sign = page.get_by_role("button", name="見た 1 枚に署名する（全 1 枚）")
        sign.click()
        expect(page.get_by_role("status")).to_have_text("確かめた人の名前を入れてください。")
        assert kept(desk.store).signed_off == "", "without a name nothing is signed"
        page.get_by_label("確かめた人の名前").fill("山田 花子")
        previewed = preview(page).get_attribute("data-sha256")
        sign.click()
        expect(page.get_by_role("status")).to_have_text(
            "山田 花子 さんの確認として 1 枚を記録し、公開できるようにしました。"
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
        expect(preview(page)).to_have_attribute("data-sha256", sha_of(desk.store, []))
        page.get_by_role("button", name="save-key: 黒塗りを足す").focus()
        page.keyboard.press("Enter")
        assert values(page) == (175, 100, 175, 40)
        for key in ("ArrowRight", "ArrowDown", "Control+ArrowUp", "Shift+ArrowRight"):
            page.keyboard.press(key)
        assert values(page) == (185, 109, 185, 40)
        page.get_by_role("button", name="途中で保存する").click()
        expect(page.get_by_role("status")).to_contain_text("保存しました。")
        assert kept(desk.store).redactions == ((185, 109, 185, 40),)
        assert kept(desk.store).made_sha256 == {} and not list(desk.store.shown.glob("*"))

        page.reload()
        assert values(page) == (185, 109, 185, 40)
        page.get_by_role("button", name="save-key: 黒塗り 1").focus()
        page.keyboard.press("Delete")
        expect(card(page).locator(".bar")).to_have_count(0)
        expect(card(page).locator(".state")).to_have_text(
            "見せてはいけないものがある画面です。黒塗りを一つ以上描いてください。"
        )
        expect(page.get_by_role("button", name="署名する")).to_be_disabled()
        assert kept(desk.store).signed_off == ""
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def test_by_finger_a_bar_is_moved_and_sized_and_the_page_still_scrolls(
    desk: Desk, url: str, chromium: Browser
) -> None:
    with chromium.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    ) as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("button", name="save-key: 黒塗りを足す").tap()
        assert values(page) == (175, 100, 175, 40)
        bar = card(page).locator(".bar")
        grip = bar.locator(".grip")
        scale = SIZE[0] / float(preview(page).evaluate("image => image.clientWidth"))
        touch(page, middle(bar), 20, 30)
        x, y, width, height = values(page)
        assert abs(x - 175 - 20 * scale) <= 2 and abs(y - 100 - 30 * scale) <= 2
        touch(page, middle(grip), 40, 10)
        grown = values(page)
        assert grown[:2] == (x, y)
        assert abs(grown[2] - width - 40 * scale) <= 2 and abs(grown[3] - height - 10 * scale) <= 2
        assert card(page).locator(".sheet").evaluate("s => getComputedStyle(s).touchAction") == (
            "pan-y"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def middle(part: Locator) -> tuple[float, float]:
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def touch(page: Page, start: tuple[float, float], dx: float, dy: float) -> None:
    """Drag by a finger."""
    finger = page.context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        where = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    x, y = start
    send("touchStart", start)
    send("touchMove", (x + dx / 2, y + dy / 2))
    send("touchMove", (x + dx, y + dy))
    send("touchEnd")


def values(page: Page) -> tuple[int, int, int, int]:
    at = card(page).locator(".bar").first.get_attribute("data-at")
    assert at
    x, y, width, height = map(int, at.split(","))
    return x, y, width, height


def sha_of(store: Store, bars: list[picture_files.Rectangle]) -> str:
    data = store.source(kept(store))
    assert data
    return hashlib.sha256(originals.preview_of(data, bars)).hexdigest()


def darkest(page: Page, bar: picture_files.Rectangle) -> tuple[int, ...]:
    """The colour in the middle of a bar, as the preview on the page has it."""
    colour = preview(page).evaluate(
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
    assert len(list(store.shown.iterdir())) == 3
    item = fetch_screens.Wanted(catalogue(store), store.read(catalogue(store))["save-key"])
    with pytest.raises(ValueError, match="no longer the one in the catalogue"):
        fetch_screens._put_in(store, item, picture("another", SIZE), False)
    assert len(list(store.shown.iterdir())) == 3
    said = fetch_screens._put_in(store, item, picture("another", SIZE), True)
    assert said == "held back: marked sensitive (key) and not redacted; run tebiki screens redact"
    assert list(store.shown.iterdir()) == [] and kept(store).signed_off == ""


def test_the_page_that_is_taken_away_makes_a_text_that_signs_the_same_bytes(
    desk: Desk, chromium: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = desk.store.project.root
    out = tmp_path / "look.html"
    assert main(["screens", "redact", "--root", str(root), "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "data:image" not in text and len(text) < 60_000, "no picture leaves with the page"
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.route(f"{HOST}/save-key.png", lambda route: route.fulfill(
            body=picture("sk-secret", SIZE), content_type="image/png"))  # fmt: skip
        page.goto(out.as_uri())
        page.get_by_role("button", name="save-key: 黒塗りを足す").click()
        expect(card(page).locator(".state")).to_have_text("見ました。署名すると公開できます")
        page.get_by_label("確かめた人の名前").fill("山田 花子")
        page.get_by_role("button", name="署名する").click()
        signed = page.locator("#text").input_value()
    (tmp_path / "signed.txt").write_text(signed, encoding="utf-8")
    capsys.readouterr()
    command = ["screens", "sign", str(tmp_path / "signed.txt"), "--root", str(root)]
    assert main(command) == 0
    assert capsys.readouterr().out == "save-key: signed by 山田 花子\n"
    original = kept(desk.store)
    assert original.redactions == ((175, 100, 175, 40),)
    assert originals.clearance(original, ("key",)).published
    assert desk.store.sums(original) == original.made_sha256


def test_a_picture_that_cannot_be_shown_cannot_be_signed(
    desk: Desk, chromium: Browser, tmp_path: Path
) -> None:
    out = tmp_path / "look.html"
    out.write_text(redact_screens.page_to_take_away(desk, "ja"), encoding="utf-8")
    with chromium.new_context() as context:
        page = context.new_page()
        page.route(f"{HOST}/**", lambda route: route.abort())
        page.goto(out.as_uri())
        page.get_by_role("button", name="save-key: 黒塗りを足す").click()
        expect(card(page).locator(".state")).to_have_text(
            "この画像を元のアドレスから表示できません。署名できません。"
        )
        expect(page.get_by_role("button", name="署名する")).to_be_disabled()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 2, "signed.txt: this is not what the page of the screenshots made (Expecting value: "),
        ("{}", 2, "signed.txt: this is not what the page of the screenshots made (pictures); "),
        (
            '{"name": "山田", "pictures": {"guide/save-key/original": '
            '{"source_sha256": "0", "redactions": [[1, 2, 30, 40]]}}}',
            1,
            "save-key: the picture is no longer the one that was looked at; look at it again\n",
        ),
        (
            '{"name": "山田", "pictures": {"guide/save-key/original": '
            '{"source_sha256": "SHA", "redactions": []}}}',
            1,
            "save-key: 見せてはいけないものがある画面です。黒塗りを一つ以上描いてください。\n",
        ),
        (
            '{"name": " ", "pictures": {"guide/save-key/original": '
            '{"source_sha256": "SHA", "redactions": [[1, 2, 30, 40]]}}}',
            1,
            "save-key: 確かめた人の名前を入れてください。\n",
        ),
    ],
)
def test_a_text_that_signs_something_else_signs_nothing(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: int, said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    text = text.replace("SHA", kept(desk.store).source_sha256)
    Path("signed.txt").write_text(text, encoding="utf-8")
    assert main(["screens", "sign", "signed.txt", "--root", str(desk.store.project.root)]) == code
    assert capsys.readouterr().err.startswith(said)
    assert kept(desk.store).signed_off == "" and not list(desk.store.shown.glob("*"))
