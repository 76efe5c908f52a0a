"""`tebiki screens sheet`: one picture to look at, the same bytes for the same pictures."""

from pathlib import Path

import pytest

from support.messages import english_of
from support.shots import catalogue, picture, project
from tebiki.cli.main import main
from tebiki.screens import add_screen
from tebiki.screens.draw_contact_sheet import cells, draw


def test_it_says_how_many_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = project(tmp_path)
    screen = store.read(catalogue(store))["home"]
    add_screen.add_screen(store, catalogue(store), screen, picture("home"), "2026-12", ())
    out = tmp_path / "build/contact-sheet.png"
    assert main(["screens", "sheet", "--root", str(tmp_path)]) == 0
    assert english_of(capsys.readouterr().out) == f"{out}: 1 of 3 pictures\n"
    assert out.read_bytes() == draw(cells(store)), "the same bytes"
    assert (
        main(["screens", "sheet", "--root", str(tmp_path), "--out", str(tmp_path / "b.png")]) == 0
    )
    assert (tmp_path / "b.png").read_bytes() == out.read_bytes()


def test_a_catalogue_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue(project(tmp_path)).write_text("[home\n", encoding="utf-8")
    assert main(["screens", "sheet", "--root", str(tmp_path)]) == 2
    assert english_of(capsys.readouterr().err).startswith(
        "docs/_data/guide/screens.toml:1: this is not valid"
    )
    assert not (tmp_path / "build").exists()
