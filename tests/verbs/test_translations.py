"""`tebiki translations`: what is behind, with both texts, and what is noted as up to date."""

import json
from pathlib import Path

import pytest

from support.served import ROOT
from tebiki.cli.main import main


def translations(root: Path, *words: str) -> int:
    return main(["translations", "--root", str(root), *words])


def test_every_translation_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert translations(ROOT, "--check") == 0, capsys.readouterr().out


def test_a_wrong_name_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations(project, "--update", "en/limit") == 2
    assert translations(project, "--update", "en/limits#x") == 2
    assert capsys.readouterr().err.splitlines() == [
        "there is no translated page en/limit; write en/<page>",
        "en/limits has no step x; use one of top, open-usage-limits, set-limits",
    ]


def test_what_is_behind_is_listed_with_both_texts_and_noted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs/ja/openai-api/limits.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("をクリックします。\n\n!", "を押します。\n\n!", 1), encoding="utf-8"
    )
    assert translations(project, "--json", "--check") == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["page"], row["section"], row["state"]) for row in rows] == [
        ("en/limits", "open-usage-limits", "changed")
    ]
    assert "を押します" in rows[0]["source"]
    assert "Usage limits" in rows[0]["translation"]
    assert translations(project) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(
        "en/limits#open-usage-limits: changed; the original is in docs/ja/openai-api/limits.md:"
    )
    assert said[-1] == "  then: tebiki translations --update en/limits#open-usage-limits"
    assert translations(project, "--update", "en/limits#open-usage-limits") == 0
    assert capsys.readouterr().out == "Every translated step is up to date.\n"
