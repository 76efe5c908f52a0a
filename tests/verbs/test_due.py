"""`tebiki due`: pages nobody followed, notes read long ago, drafts without a source."""

import json
from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.main import main


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return english_of(capsys.readouterr().out).splitlines()


@pytest.fixture
def noted(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The small project, all of whose translations are noted as up to date."""
    assert main(["translations", "--root", str(project), "--update", "all"]) == 0
    capsys.readouterr()
    return project


def test_old_pages_are_due_and_fresh_notes_are_not(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", "--root", str(noted), "--month", "2026-11"]) == 0
    assert lines(capsys) == [
        f"docs/ja/library/{name}.md: was last followed 31 months ago; run tebiki rehearse"
        for name in ("join", "card")
    ]


def test_notes_are_due_when_their_sources_are_old(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", "--root", str(noted), "--month", "2027-06", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    notes = [row for row in rows if row["kind"] == "note"]
    assert [row["since"] for row in notes] == ["2026-10", "2026-10"]
    assert [row["what"] for row in notes] == [
        f"the sources of {target} were read 8 months ago; read them again"
        for target in ("join#open-desk", "card#save-number")
    ]


def test_drafts_and_translations_that_wait_are_listed(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = '[[draft]]\ntarget = "card#save-number"\nseen = "2026-11"\ntext = "x"\n'
    (noted / "docs/_data/library/drafts.toml").write_text(draft, encoding="utf-8")
    page = noted / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8").replace("verified: 2024-04", "verified: 2026-10")
    page.write_text(
        text.replace("をクリックします。\n\n!", "を押します。\n\n!", 1), encoding="utf-8"
    )
    assert main(["due", "--root", str(noted), "--month", "2026-11"]) == 0
    assert lines(capsys) == [
        "docs/ja/library/join.md: was last followed 31 months ago; run tebiki rehearse",
        "docs/_data/library/drafts.toml: card#save-number was different; "
        "find a source and write a change note",
        "docs/en/library/card.md: en/card#open-cards is behind its original; "
        "see tebiki translations",
    ]


def test_a_wrong_month_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--root", str(library), "--month", "soon"]) == 2
    assert english_of(capsys.readouterr().err) == "soon is no month; write it as 2027-01\n"
