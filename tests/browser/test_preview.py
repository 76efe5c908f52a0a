"""The preview in a browser: it follows what is written, says what is wrong, and recovers."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.served import ROOT

SOON = 60_000  # ms: a loaded machine builds slowly
FAULT = "#preview-fault"
LATER = """\
---
title: あとで
edition: "2024.04"
description: あとから書いたページです。
---
# あとで

文です。

![図書館のページ。](../../assets/later/later.svg)
"""


@contextmanager
def preview(project: Path) -> Iterator[str]:
    """The address of a preview of the project."""
    command = [sys.executable, "-m", "tebiki", "serve", "--root", str(project), "--port"]
    with socket.socket() as probe:  # others that run beside this take ports too
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        [*command, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if name != "EVENT_FILE"},
    ) as running:
        assert running.stdout
        address = running.stdout.readline().split()[4]
        while "Serving on" not in running.stdout.readline():
            assert running.poll() is None
        try:
            yield address
        finally:
            running.terminate()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(SOON)
    yield context.new_page()
    context.close()


def test_a_fault_stands_over_the_last_good_page_and_goes(page: Page, project: Path) -> None:
    source = project / "docs/ja/library/card.md"
    good = source.read_text(encoding="utf-8")
    with preview(project) as base:
        page.goto(f"{base}library/card/")
        heading = page.locator("article h1")
        title = heading.inner_text()
        expect(page.locator(FAULT)).to_have_count(0)
        source.write_text(good.replace("title: ", "title: a: ", 1), encoding="utf-8")
        shown = page.locator(FAULT)
        expect(shown).to_contain_text("docs/ja/library/card.md:2: ", timeout=SOON)
        expect(heading).to_have_text(title)
        other = page.context.new_page()
        other.goto(f"{base}en/library/join/")  # no page hangs
        expect(other.locator(FAULT)).to_contain_text("docs/ja/library/card.md:2: ")
        other.close()
        source.write_text(f"{good}\n新しい文です。\n", encoding="utf-8")
        expect(page.locator("article")).to_contain_text("新しい文です。", timeout=SOON)
        expect(page.locator(FAULT)).to_have_count(0, timeout=SOON)


def test_a_preview_that_begins_with_a_fault_shows_it(page: Page, project: Path) -> None:
    config = project / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    config.write_text(f"{good}\nextra: [\n", encoding="utf-8")
    with preview(project) as base:
        page.goto(base)
        expect(page.locator(FAULT)).to_contain_text("mkdocs.yml")
        config.write_text(good, encoding="utf-8")
        expect(page.locator("article h1")).to_be_visible(timeout=SOON)
        expect(page.locator(FAULT)).to_have_count(0, timeout=SOON)


def test_an_event_that_comes_later_is_seen(page: Page, project: Path) -> None:
    with preview(project) as base:
        page.goto(f"{base}library/before/")
        expect(page.locator("article")).not_to_contain_text("市民センター")
        shutil.copyfile(ROOT / "event.example.toml", project / "event.toml")
        expect(page.locator("article")).to_contain_text("市民センター", timeout=SOON)
        (project / "event.toml").write_text('title = "x"\n', encoding="utf-8")
        expect(page.locator(FAULT)).to_contain_text("event.toml:", timeout=SOON)
        (project / "event.toml").unlink()
        expect(page.locator(FAULT)).to_have_count(0, timeout=SOON)
        expect(page.locator("article")).not_to_contain_text("市民センター")


def test_it_shows_the_newest_edition_and_the_way_to_the_others(page: Page, project: Path) -> None:
    with preview(project) as base:
        page.goto(f"{base}en/library/join/?projector#open-desk")  # as of a site of one edition
        assert page.url == f"{base}2026.10/en/library/join/?projector#open-desk"
        page.goto(f"{base}latest/en/library/join/")
        assert page.url == f"{base}2026.10/en/library/join/"
        page.hover(".editions-button")
        page.locator(".editions a[data-ready]:text('2024')").click()
        page.wait_for_url(f"{base}2024.04/en/library/join/")
        page.locator(".old-edition a").click()
        page.wait_for_url(f"{base}2026.10/en/library/join/")
        source = project / "docs/en/library/join.md"
        text = source.read_text(encoding="utf-8")
        source.write_text(f"{text}\nA new sentence.\n", encoding="utf-8")
        expect(page.locator("article")).to_contain_text("A new sentence.", timeout=SOON)
        page.goto(f"{base}library/gallery/")  # said by a preview alone: how originals come in
        expect(page.locator(".put-in")).to_contain_text("make screens")
        page.goto(f"{base}2024.04/en/library/join/")  # built anew, too
        expect(page.locator("article")).to_contain_text("A new sentence.", timeout=SOON)


def test_what_follows_from_a_changed_sentence_comes_to_other_pages_too(
    page: Page, project: Path
) -> None:
    source = project / "docs/ja/library/join.md"
    with preview(project) as base:
        page.goto(f"{base}library/join/")
        loads: list[Page] = []
        page.on("load", lambda loaded: loads.append(loaded))
        notes = page.context.new_page()
        notes.goto(f"{base}library/for-instructors/")
        text = source.read_text(encoding="utf-8")
        text = text.replace("下記のようなメール", "下のようなメール")
        source.write_text(text.replace("迷惑メールの", "別の"), encoding="utf-8")
        expect(page.locator("article")).to_contain_text("下のようなメール", timeout=SOON)
        expect(notes.locator("article")).to_contain_text("別のフォルダー", timeout=SOON)
        assert len(loads) == 1  # once for the sentence, and not again for all the rest
        title = source.read_text(encoding="utf-8").replace("名前を入力する", "名前を書く")
        source.write_text(title, encoding="utf-8")  # more than a text
        expect(page.locator("#enter-name")).to_contain_text("名前を書く", timeout=SOON)


def test_what_is_new_is_seen_and_what_is_gone_is_gone(page: Page, project: Path) -> None:
    pages, pictures = project / "docs/ja/library", project / "docs/assets/later"
    with preview(project) as base:
        page.goto(f"{base}library/later/")
        expect(page.locator("article")).not_to_contain_text("あとで")
        pictures.mkdir()
        (pictures / "later.svg").write_bytes(
            (project / "docs/assets/screens/desk.svg").read_bytes()
        )
        (pages / "later.tmp").write_text(LATER, encoding="utf-8")
        (pages / "later.tmp").rename(pages / "later.md")  # as some editors write
        expect(page.locator("article h1")).to_contain_text("あとで", timeout=SOON)
        picture = page.locator("article img").first
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 0
        data = project / "docs/_data/library/wording.toml"
        data.write_text("[[word]\n", encoding="utf-8")
        expect(page.locator(FAULT)).to_contain_text(
            "docs/_data/library/wording.toml:", timeout=SOON
        )
        data.unlink()
        # What stays is that the new page is in no navigation.
        expect(page.locator(FAULT)).to_contain_text("mkdocs.yml: nav lacks", timeout=SOON)
        expect(page.locator(FAULT)).not_to_contain_text("wording.toml")
        (pages / "later.md").unlink()
        shutil.rmtree(pictures)
        expect(page.locator("article h1")).not_to_contain_text("あとで", timeout=SOON)


def test_a_worker_that_a_built_site_left_on_the_port_takes_itself_away(
    page: Page, project: Path
) -> None:
    leaving = (ROOT / "overrides/assets/keep/leaving-worker.js").read_text(encoding="utf-8")
    with preview(project) as address:
        for scope in ("", "latest/"):
            answer = page.request.get(f"{address}{scope}sw.js", max_redirects=0)
            assert answer.headers["content-type"] == "text/javascript"
            assert answer.text() == leaving
        page.goto(f"{address}library/card/")
        assert "keep.js" not in page.content()
