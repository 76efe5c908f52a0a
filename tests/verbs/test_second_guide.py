"""Another guide, from plain text to site, search, handout and ticks, without code of its own."""

import functools
import json
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.served import ROOT, QuietHandler
from tebiki.building import build_site
from tebiki.cli.main import main
from tebiki.source.project import Project

GUIDE = ROOT / "tests" / "data" / "second_guide" / "guide.md"
NAME = "library-card"
# What a person decides behind the import: page's old and new name, and what stands for what.
BY_HAND = {
    "page-1": ("about", {}),
    "page-2": (
        "card",
        {
            "## 下記のような受付のページを開きます { #step-1 }": "## 受付を開く { #open-counter }",
            "![]": "![図書室の受付のページ。右上の Join ボタンをクリックします。]",
            "library-card-1": "counter",
            "\n右上の": "\n## カードを申し込む { #join }\n\n右上の",
            "\n利用者番号が": "\n## 番号をメモする { #save-number }\n\n利用者番号が",
        },
    ),
    "page-3": (
        "reserve",
        {
            "## 次の画面で Reserve ボタンをクリックする { #step-1 }": "## 予約する { #reserve }",
            "![]": "![本の予約の画面。下の Reserve ボタンをクリックします。]",
            "library-card-2": "book",
            "\n検索欄に": "\n## 本を探す { #find-book }\n\n検索欄に",
            "\n受け取る": "\n## 受け取る場所を選ぶ { #choose-room }\n\n受け取る",
            "\n本が届いたら": "\n## メールを待つ { #await-mail }\n\n本が届いたら",
        },
    ),
}
IN_CATALOGUE = {
    "library-card-1": "counter",
    "library-card-2": "book",
    'page = "page-2"\nstep = "step-1"': 'page = "card"\nstep = "open-counter"',
    'page = "page-3"\nstep = "step-1"': 'page = "reserve"\nstep = "reserve"',
}
ENGLISH = """---
title: Get a card
steps: true
minutes: 1
verified: 2025-02
edition: "2025.02"
description: How to get a library card.
---
# Get a card

## Open the desk { #open-counter }

Open the desk's page.

![The library's desk. Click the Join button at its top right.](../../assets/screens/counter.svg)

## Apply { #join }

Click the Join button.

## Note the number { #save-number }

Your number appears.

!!! once
    It is shown only once, so write it down.
"""
GALLERY = """---
title: 図書室の画面
gallery: true
edition: "2025.02"
description: 手引きに出てくる画面を並べたページです。
---
# 図書室の画面
"""


def add_guide(project: Path) -> None:
    """Import the guide into the project, and decide what a person has to decide."""
    pages = project / "docs" / "ja" / NAME
    data = project / "docs" / "_data" / NAME
    assert main(["import", str(GUIDE), "--out", str(pages), "--root", str(project)]) == 0
    (data / "import-report.md").unlink()
    for old, (new, edits) in BY_HAND.items():
        edits = {"\n---\n": "\ndescription: 図書室の手引きのページです。\n---\n", **edits}
        text = _edited((pages / f"{old}.md").read_text("utf-8"), edits)
        (pages / f"{old}.md").unlink()
        (pages / f"{new}.md").write_text(text, "utf-8")
    (pages / "gallery.md").write_text(GALLERY, "utf-8")
    catalogue = data / "screens.toml"
    catalogue.write_text(_edited(catalogue.read_text("utf-8"), IN_CATALOGUE), "utf-8")
    english = project / "docs" / "en" / NAME
    english.mkdir()
    (english / "card.md").write_text(ENGLISH, "utf-8")
    config = project / "mkdocs.yml"
    names = ("about", "card", "reserve", "gallery")
    lines = "".join(f"      - {NAME}/{name}.md\n" for name in names)
    nav = {"  - library/gallery.md\n": f"  - library/gallery.md\n  - 図書室:\n{lines}"}
    config.write_text(_edited(config.read_text("utf-8"), nav), "utf-8")


def _edited(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture
def two_guides(project: Path) -> Path:
    add_guide(project)
    return project


def test_it_has_all_that_the_first_one_has(two_guides: Path, chromium: Browser) -> None:
    site = two_guides / "site"
    built = build_site.build_site(Project(two_guides), site, site_url="")
    assert built.faults == ()
    made = {handout.path for handout in built.handouts}
    assert {f"handout/{NAME}-ja.pdf", f"handout/{NAME}-en.pdf"} <= made
    gallery = (site / NAME / "gallery" / "index.html").read_text("utf-8")
    assert 'data-screen="counter"' in gallery and 'data-screen="book"' in gallery
    assert "number-shown-once" not in gallery
    indexes = "".join(
        path.read_text("utf-8") for path in site.rglob("*.json") if "search" in str(path)
    )
    for step in ("open-counter", "find-book", "choose-room"):
        assert f'"id":"{step}"' in indexes
    handler = functools.partial(QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    page = chromium.new_page()
    page.goto(f"{base}{NAME}/card/")
    expect(page.locator(".progress-text")).to_have_text("7 手順")
    expect(page.locator(".admonition.once")).to_have_count(1)
    page.locator("input[data-tick=save-number]").check()
    expect(page.locator(".progress-text")).to_have_text("1 / 7 手順")
    page.goto(f"{base}en/{NAME}/card/")
    expect(page.locator("input[data-tick=save-number]")).to_be_checked()
    page.goto(f"{base}library/card/")  # a page and a step of the same names
    expect(page.locator("input[data-tick=save-number]")).not_to_be_checked()
    expect(page.locator(".progress-text")).to_have_text("6 手順")
    keys = json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))"))
    assert [key for key in keys if "tebiki:" in key] == [f"/.tebiki:tick:{NAME}:card#save-number"]
    page.close()
    server.shutdown()
    server.server_close()


def test_an_edition_before_it_leaves_it_out(two_guides: Path) -> None:
    site = two_guides / "site"
    build_site.build_site(
        Project(two_guides), site, edition="2024.04", site_url="", pages_only=True
    )
    assert not (site / NAME).exists()
    assert (site / "library" / "join" / "index.html").is_file()
