"""`tebiki translations`: what is behind, with both texts, and what is noted as up to date."""

import json
from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.main import main


def translations(root: Path, *words: str) -> int:
    return main(["translations", "--root", str(root), *words])


@pytest.fixture
def noted(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The small project, all of whose translations are noted as up to date."""
    assert translations(project, "--update", "all") == 0
    capsys.readouterr()
    return project


def test_a_wrong_name_is_refused(noted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations(noted, "--update", "en/car") == 2
    assert translations(noted, "--update", "en/card#x") == 2
    assert english_of(capsys.readouterr().err).splitlines() == [
        "there is no translated page en/car; write en/<page>",
        "en/card has no step x; use one of top, open-cards, name-card, save-number",
    ]


def test_what_is_behind_is_listed_with_both_texts_and_noted(
    noted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = noted / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("をクリックします。\n\n!", "を押します。\n\n!", 1), encoding="utf-8"
    )
    assert translations(noted, "--json", "--check") == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["page"], row["section"], row["state"]) for row in rows] == [
        ("en/card", "open-cards", "changed")
    ]
    assert "を押します" in rows[0]["source"]
    assert "menu at the left" in rows[0]["translation"]
    assert translations(noted) == 0
    both = capsys.readouterr().out
    assert "\nen/card#open-cards: 元が変わりました。元は docs/ja/library/card.md:" in both
    assert "\n  訳したら: tebiki translations --update en/card#open-cards\n" in both
    said = english_of(both).splitlines()
    assert said[0].startswith(
        "en/card#open-cards: changed; the original is in docs/ja/library/card.md:"
    )
    assert said[-1] == "  then: tebiki translations --update en/card#open-cards"
    assert translations(noted, "--update", "en/card#open-cards") == 0
    assert english_of(capsys.readouterr().out) == "Every translated step is up to date.\n"
