"""`tebiki due`: pages nobody followed, notes read long ago, drafts without a source."""

import json
from pathlib import Path

import pytest

from support.served import ROOT
from tebiki.cli.main import main


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_old_pages_are_due_and_fresh_notes_are_not(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", "--root", str(project), "--month", "2026-11"]) == 0
    assert lines(capsys) == [
        f"docs/ja/openai-api/{name}.md: was last followed 41 months ago; run tebiki rehearse"
        for name in ("account", "api-key", "billing", "limits")
    ]


def test_notes_are_due_when_their_sources_are_old(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", "--root", str(project), "--month", "2027-06", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    notes = [row for row in rows if row["kind"] == "note"]
    assert {row["since"] for row in notes} == {"2026-11"}
    whats = [row["what"] for row in notes]
    assert "the sources of limits#set-limits were read 7 months ago; read them again" in whats


def test_drafts_and_translations_that_wait_are_listed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = '[[draft]]\ntarget = "limits#set-limits"\nseen = "2026-11"\ntext = "x"\n'
    (project / "docs/_data/openai-api/drafts.toml").write_text(draft, encoding="utf-8")
    page = project / "docs/ja/openai-api/limits.md"
    text = page.read_text(encoding="utf-8").replace("verified: 2023-06", "verified: 2026-10")
    page.write_text(
        text.replace("をクリックします。\n\n!", "を押します。\n\n!", 1), encoding="utf-8"
    )
    assert main(["due", "--root", str(project), "--month", "2026-11"]) == 0
    assert lines(capsys)[3:] == [
        "docs/_data/openai-api/drafts.toml: limits#set-limits was different; "
        "find a source and write a change note",
        "docs/en/openai-api/limits.md: en/limits#open-usage-limits is behind its original; "
        "see tebiki translations",
    ]


def test_a_wrong_month_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--root", str(ROOT), "--month", "soon"]) == 2
    assert capsys.readouterr().err == "soon is no month; write it as 2027-01\n"


@pytest.fixture
def project(guide_project: Path) -> Path:
    return guide_project
