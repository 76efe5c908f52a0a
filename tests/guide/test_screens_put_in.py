"""This guide's 21 originals by one action: fetched, looked at on one page, signed once, shown."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Locator, Page, expect

from support.fetching import no_sleep
from support.loopback import Answer, Loopback
from support.redaction import serving
from support.served import ROOT
from tebiki.building import build_site
from tebiki.cli import screens_fetch
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import fetch_screens
from tebiki.screens.allowance import Allowance
from tebiki.screens.fetcher import Downloader
from tebiki.screens.picture_files import BAR
from tebiki.screens.screen import Screen
from tebiki.screens.store import Store
from tebiki.source.project import Project
from tebiki.source.read_words import read_words

SIZE = (960, 600)
KEY = "sk-" + "J7qWm" * 8
IN_FIELDS = {"mail": "hanako@mail.example", "phone": "090-0000-0000", "card": "4000 0000 0000 0000"}
expect.set_options(timeout=60_000)  # a busy machine makes pictures slowly


def drawn(screen: Screen) -> bytes:
    """A screenshot of the service as it could have been, with what it is marked to show."""
    image = Image.new("RGB", SIZE, "#ffffff")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(20)
    pen.text((60, 30), screen.id, fill="#202123", font=font)
    top = 100
    for mark in screen.sensitive:
        if mark in IN_FIELDS:
            pen.rounded_rectangle((60, top, 460, top + 50), radius=6, outline="#d9d9e3")
            pen.text((74, top + 14), IN_FIELDS[mark], fill="#202123", font=font)
        else:
            said = {"key": KEY, "code": "Your code is: 596196", "name": "Hanako Yamada"}[mark]
            pen.text((60, top + 14), said, fill="#202123", font=font)
        top += 80
    out = io.BytesIO()
    image.save(out, "JPEG" if screen.source.endswith(".jpg") else "PNG")
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("EVENT_FILE", "")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return Store(Project(tmp_path))


def screens(store: Store) -> dict[str, Screen]:
    found = [item.screen for item in fetch_screens.sources(store)]
    return {screen.id: screen for screen in found}


def fetch(store: Store) -> int:
    wanted = fetch_screens.sources(store)
    with Loopback() as server:
        for item in wanted:
            path = "/" + item.screen.source.rpartition("/")[2]
            server.routes[path] = Answer(drawn(item.screen))
        hosts = dict.fromkeys(fetch_screens.hosts_of(wanted), server.url)
        downloader = Downloader(Allowance(frozenset(hosts), hosts), sleep=no_sleep)
        with ThreadPoolExecutor(1) as apart:  # Playwright has this thread's event loop
            return apart.submit(
                screens_fetch.fetch, store, wanted, downloader, check=False, replace=False
            ).result()


def card(page: Page, screen: str) -> Locator:
    return page.locator(f'.card[data-key="openai-api/{screen}/original"]')


def draw_bar(page: Page, screen: str, x: int, y: int, width: int, height: int) -> None:
    image = card(page, screen).locator("img")
    image.scroll_into_view_if_needed()
    box = image.bounding_box()
    assert box
    scale = box["width"] / SIZE[0]
    page.mouse.move(box["x"] + x * scale, box["y"] + y * scale)
    page.mouse.down()
    page.mouse.move(box["x"] + (x + width // 2) * scale, box["y"] + (y + height // 2) * scale)
    page.mouse.move(box["x"] + (x + width) * scale, box["y"] + (y + height) * scale)
    page.mouse.up()


def test_all_are_fetched_looked_at_on_one_page_signed_once_and_shown(
    store: Store, chromium: Browser, tmp_path: Path
) -> None:
    assert fetch(store) == 0
    known = screens(store)
    assert len(known) == 21
    with (
        chromium.new_context(viewport={"width": 1280, "height": 900}) as context,
        serving(Desk(store, read_words(ROOT)["ja"])) as url,
    ):
        page = context.new_page()
        page.goto(url)
        expect(page.locator(".card")).to_have_count(21)
        for screen in known:
            shown = card(page, screen)
            shown.locator("img").scroll_into_view_if_needed()
            expect(shown.locator("img")).to_have_attribute(
                "data-sha256", re.compile("^[0-9a-f]{64}$")
            )
        # What stands in a field, or is a number, is covered already; what is not has to be drawn.
        expect(card(page, "card-form").locator(".bar")).to_have_count(1)
        expect(card(page, "sms-code").locator(".bar")).to_have_count(2)
        expect(card(page, "key-shown-once").locator(".bar")).to_have_count(0)
        expect(card(page, "key-shown-once").locator(".state")).to_have_text(
            "見せてはいけないものがある画面です。黒塗りを一つ以上描いてください。"
        )
        draw_bar(page, "key-shown-once", 50, 100, 620, 50)
        draw_bar(page, "key-shown-once", 50, 180, 300, 50)
        expect(card(page, "key-shown-once").locator(".bar")).to_have_count(2)
        for box in page.locator(".card .tools label:visible input").all():
            box.check()
        page.get_by_label("確かめた人の名前").fill("山田 花子")
        held = [s for s in known if known[s].sensitive and not card(page, s).locator(".bar").count()
                and {"key", "code", "card"} & set(known[s].sensitive)]  # fmt: skip
        assert held == ["api-keys", "new-key-dialog"]
        sign = page.get_by_role("button", name="見た 17 枚に署名する（全 19 枚）")
        expect(sign).to_be_enabled()
        sign.click()
        expect(page.get_by_role("status")).to_have_text(
            "山田 花子 さんの確認として 17 枚を記録し、公開できるようにしました。 "
            "次の画面は公開しないままです：api-keys, new-key-dialog"
        )
    built = build_site.build_site(
        Project(store.project.root), tmp_path / "site", edition="2026.11", site_url="",
        pages_only=True,
    )  # fmt: skip
    names = {path.name for path in (tmp_path / "site/assets/screens").iterdir()}
    now = screens(store)
    for screen in known:
        is_shown = bool({name for name in names if name.startswith(f"{screen}-") and "." in name}
                        & set(now[screen].original.made_sha256))  # type: ignore[union-attr]  # fmt: skip
        assert is_shown == (screen not in held), screen
    assert [
        line.split(":")[2].split()[4] for line in built.held_back if " held back" in line
    ] == held
    sources = {hashlib.sha256(drawn(screen)).hexdigest() for screen in known.values()}
    every = (path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file())
    assert not sources & {hashlib.sha256(data).hexdigest() for data in every}
    [png] = sorted((tmp_path / "site/assets/screens").glob("key-shown-once-*-960.png"))
    with Image.open(png) as image:
        assert image.convert("RGB").getpixel((200, 125)) == BAR
    [png] = sorted((tmp_path / "site/assets/screens").glob("sms-code-*-960.png"))
    with Image.open(png) as image:
        assert image.convert("RGB").getpixel((210, 124)) == BAR
