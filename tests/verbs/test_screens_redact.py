"""`tebiki screens redact` where there is nothing to serve."""

import shutil
from pathlib import Path

import pytest

from support.served import ROOT
from support.shots import project
from tebiki.cli.main import main


@pytest.fixture
def small(tmp_path: Path) -> Path:
    project(tmp_path)
    shutil.copy(ROOT / "docs/_data/words.toml", tmp_path / "docs/_data")
    return tmp_path


def test_nothing_to_do_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "redact", "--root", str(small)]) == 0
    assert capsys.readouterr().err == (
        "No picture is in yet; run tebiki screens fetch, or tebiki screens add.\n"
    )


def test_what_cannot_be_read_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "redact", "--language", "xx", "--root", str(small)]) == 2
    assert "the language xx has no words; copy [ja] as [xx]" in capsys.readouterr().err
    (small / "docs/_data/guide/screens.toml").write_text("[home\n", encoding="utf-8")
    assert main(["screens", "redact", "--root", str(small)]) == 2
    assert capsys.readouterr().err.startswith("docs/_data/guide/screens.toml:1: this is not valid")
