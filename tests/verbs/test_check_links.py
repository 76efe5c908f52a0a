"""`tebiki check links`: statuses and messages, for people and for programs."""

import json
from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.main import main

DOCS = {"ja/index.md": "# 手引き\n", "ja/guide/key.md": "# キー\n\n[x](other.md#gone)\n"}
BUILT = '<a href="../other/#gone">x</a>'
GENERATOR = '<meta name="generator" content="tebiki, mkdocs">'
BROKEN = "<a href> ../other/#gone: there is no such file"


def write(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def check(*words: object) -> int:
    return main(["check", "links", *map(str, words)])


def test_status_and_json_are_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write(tmp_path / "good", {"index.html": "<p>good"})
    assert check(good, "--json") == 0
    said = capsys.readouterr()
    assert (said.out, english_of(said.err)) == ("[]\n", "Every link inside the site is good.\n")
    bad = write(tmp_path / "bad", {"index.html": '\n<a href="no.html">'})
    assert check(bad, "--json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "page": "index.html",
            "source": None,
            "line": 2,
            "element": "a href",
            "url": "no.html",
            "reason": "there is no such file",
        }
    ]
    assert check(bad) == 1
    said = capsys.readouterr()
    assert english_of(said.out) == "index.html:2: <a href> no.html: there is no such file\n"
    assert english_of(said.err) == "1 to mend.\n"


def test_a_folder_without_pages_is_not_called_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path) == 2
    assert check(tmp_path / "no") == 2
    assert english_of(capsys.readouterr().err) == (
        f"{tmp_path}: there is no HTML page in this folder; name a built site\n"
        f"{tmp_path / 'no'}: there is no such folder; build the site first\n"
    )


def test_the_markdown_is_named_by_docs_or_is_the_projects_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "docs", DOCS)
    anybodys = write(tmp_path / "anybodys", {"guide/key/index.html": BUILT})
    ours = write(tmp_path / "ours", {"guide/key/index.html": GENERATOR + BUILT})
    monkeypatch.chdir(tmp_path)
    there = f"docs/ja/guide/key.md:3: {BROKEN} (on guide/key/index.html)\n"
    assert check(anybodys, "--docs", "docs") == 1
    assert english_of(capsys.readouterr().out) == there
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert check(ours) == 1
    assert english_of(capsys.readouterr().out) == there
    assert check(anybodys) == 1
    assert english_of(capsys.readouterr().out) == f"guide/key/index.html:1: {BROKEN}\n"
