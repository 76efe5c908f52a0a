"""Who may sign a screenshot, and for what: for the very bytes that were shown."""

import io
from pathlib import Path

import httpx
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from support.redaction import SIZE, card, kept, sha_of
from support.shots import HOST, catalogue, picture
from tebiki.cli.main import main
from tebiki.desks import redact_screens
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import fetch_screens, originals


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
