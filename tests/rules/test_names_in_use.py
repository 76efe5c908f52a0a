"""A guide whose folder and pages have names that a shell or an address would part: all works."""

import json
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from measuring.serve_folder import serve
from support.watching import watch
from tebiki.building import build_site
from tebiki.links.check_links import check_site
from tebiki.links.read_site import read_site
from tebiki.publishing import deploy_edition
from tebiki.source.project import Project

PAGE = """---
title: {title}
steps: true
minutes: 5
verified: 2026-11
edition: "2026.11"
description: {title}のページです。
---
# {title}

## {step} を押す {{ #{step} }}

押します。
"""
INDEX = """---
title: 小さな手引き
steps: false
edition: "2026.11"
description: 小さな手引きです。
---
# 小さな手引き

- [はじめ](<{first}>)
"""


def add_guide(project: Path, guide: str, first: str, second: str) -> None:
    """Write a guide of two pages with a step each into the project."""
    (project / "docs/_data" / guide).mkdir()
    folder = project / "docs/ja" / guide
    folder.mkdir()
    texts = {
        "index": INDEX.format(first=quote(f"{first}.md")),
        first: PAGE.format(title="はじめ", step="push"),
        second: PAGE.format(title="つぎ", step="close"),
    }
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    config = project / "mkdocs.yml"
    entries = [json.dumps(f"{guide}/{name}.md", ensure_ascii=False) for name in texts]
    nav = "nav:\n  - 小:\n" + "".join(f"      - {entry}\n" for entry in entries)
    text = config.read_text(encoding="utf-8").replace("nav:\n", nav, 1)
    config.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("guide", "first", "second"),
    [
        ("mini", "step 1", "step 2"),
        ("a;b c", "x;1", "x,2"),
        ("手順 が", "その 1", "100% '#2'"),
    ],
)
def test_ticks_progress_projector_search_and_links(
    chromium: Browser, project: Path, guide: str, first: str, second: str
) -> None:
    add_guide(project, guide, first, second)
    site = project / "site"
    build_site.build_site(Project(project), site, site_url="", pages_only=True)
    assert check_site(read_site(site), None) == []
    with serve(site) as base:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        seen = watch(page, base)
        page.goto(f"{base}{quote(guide)}/")
        page.locator("article li a").click()
        page.locator("input[data-tick=push]").check()
        expect(page.locator(".progress-text")).to_have_text("1 / 2 手順")
        page.locator(".progress-next").click()
        expect(page).to_have_url(f"{base}{quote(guide)}/{quote(second)}/#close")
        page.locator("input[data-tick=close]").check()
        expect(page.locator(".progress-text")).to_have_text("2 手順、すべて終わりました")
        page.goto(f"{base}{quote(guide)}/{quote(first)}/?projector")
        shown = page.locator(".is-projected")
        for key, step in (("ArrowRight", "close"), ("ArrowLeft", "push")):
            expect(shown).to_have_count(1)
            page.keyboard.press(key)
            expect(shown).to_have_attribute("data-step", step)
        page.goto(base)
        page.fill(".md-search__input", "close を押す")
        page.locator("a.md-search-result__link[href*='close']").first.click()
        expect(page.locator("input[data-tick=close]")).to_be_checked()
        page.close()
    assert seen == []
    shutil.rmtree(site)


def test_the_menu_of_editions_knows_such_pages_by_their_address(tmp_path: Path) -> None:
    def build(site: Path, edition: str, address: str) -> None:
        for name in ("", "手順 が/その 1"):
            (site / name).mkdir(parents=True, exist_ok=True)
            (site / name / "index.html").write_text("", encoding="utf-8")

    deploy_edition.start_repository(tmp_path)
    deploy_edition.deploy(tmp_path, "2026.11", "", build, "Build")
    pages = deploy_edition.git(tmp_path, "show", f"{deploy_edition.BRANCH}:2026.11/pages.json")
    assert json.loads(pages) == ["", f"{quote('手順 が/その 1')}/"]
