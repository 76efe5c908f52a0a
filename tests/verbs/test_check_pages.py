"""`tebiki check pages`: pages and data against the rules, ignores that nothing needs."""

import json
from pathlib import Path

import pytest

from support.served import ROOT
from support.small_project import SETTINGS
from tebiki.cli.main import main

STARS = (
    "「**」 would stand on the page; set it right before and right behind the words, without "
    "blanks, or write \\*"
)
STARS_JA = (
    "「**」がそのままページに出ます。太字にする語のすぐ前とすぐ後ろに、空白を入れずに書いてください"
    "（記号として出すときは \\* と書きます）。"
)
UNSEEN_JA = (
    "に、目に見えない文字 U+200B (ZERO WIDTH SPACE) が入っています。"
    "語が途切れて検索できないので、消してください。"
)
REST = "  - search\n  - tebiki\ntheme:\n  name: material\n"


def test_the_real_pages_keep_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "pages", "--json", "--root", str(ROOT)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_secrets_in_data_are_found_and_ignores_out_of_use_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs/ja").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"{SETTINGS}{REST}", encoding="utf-8")
    (tmp_path / "docs/ja/index.md").write_text(
        '---\ntitle: A\nsteps: false\nedition: "2026.11"\ndescription: A.\n---\n# A\n',
        encoding="utf-8",
    )
    data = tmp_path / "docs/_data/g"
    data.mkdir(parents=True)
    (data / "notes.toml").write_text(
        'a = "\\u200b"\nwho = "x@corp.jp"\nb = "APIの\u200bキー"\n', encoding="utf-8"
    )
    (data / "changes.toml").write_text(
        '[[note]]\ntarget = "index"\nkind = "changed"\nedition = "2026.11"\nfold = false\n'
        'facts = ["x"]\nsources = [{ title = "t", url = "https://a.example/", '
        'month = "2026-11", official = true }]\n'
        'ja = """\nここを**「押す」 **を\n"""\nen = "** a**"\n',
        encoding="utf-8",
    )
    entry = '[[pages]]\nrule = "widths"\nreason = "a name"\ndate = 2026-11-24\n'
    (data / "ignores.toml").write_text(entry, encoding="utf-8")
    assert main(["check", "pages", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        f"docs/_data/g/changes.toml:9: <leftovers>: {STARS}\n"
        f"docs/_data/g/changes.toml:9: <leftovers>: {STARS_JA}\n"
        f"docs/_data/g/changes.toml:11: <leftovers>: {STARS}\n"
        f"docs/_data/g/changes.toml:11: <leftovers>: {STARS_JA}\n"
        "docs/_data/g/notes.toml:2: <secrets>: "
        "「x@corp.jp」 may be somebody's mail; write name@example.com\n"
        "docs/_data/g/notes.toml:2: <secrets>: 「x@corp.jp」はだれかのメールアドレスかも"
        "しれません。name@example.com と書いてください。\n"
        'docs/_data/g/notes.toml:3: <invisible>: U+200B (ZERO WIDTH SPACE) in 「"APIの▯キー"」 '
        "cannot be seen and breaks the word; take it out\n"
        f'docs/_data/g/notes.toml:3: <invisible>: 「"APIの▯キー"」 {UNSEEN_JA}\n'
        "docs/_data/g/notes.toml:1: <invisible>: U+200B (ZERO WIDTH SPACE) in \\u200b "
        "cannot be seen and breaks the word; take it out\n"
        f"docs/_data/g/notes.toml:1: <invisible>: \\u200b {UNSEEN_JA}\n"
        "docs/_data/g/ignores.toml:1: <ignore> widths: "
        "the ignore of 2026-11-24 is not needed any more; take it out (a name)\n"
        "docs/_data/g/ignores.toml:1: <ignore> widths: "
        "2026-11-24 の除外は、もう要りません。消してください（a name）。\n"
    )


def test_pages_that_cannot_be_read_are_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs/ja/library/card.md"
    page.write_bytes("# 上限\n".encode("shift_jis"))
    assert main(["check", "pages", "--root", str(project)]) == 1
    assert capsys.readouterr().err.startswith(
        "docs/ja/library/card.md:1: this is not UTF-8 (it looks like Shift_JIS); save it as"
    )
