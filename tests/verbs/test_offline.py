"""`tebiki offline`: the copy for a disk, in the folder that is named."""

from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.main import main


def test_the_zip_is_the_one_that_the_site_offers(
    library: Path, library_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["offline", "--root", str(library), "--out", str(tmp_path / "copies")]) == 0
    (made,) = (tmp_path / "copies").iterdir()
    assert made.read_bytes() == (library_site / "offline" / made.name).read_bytes()
    size = made.stat().st_size / 1_000_000
    assert english_of(capsys.readouterr().out) == f"{made}: {size:.1f} MB\n"


def test_a_fault_of_a_page_is_said_and_nothing_is_made(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/ja/index.md").write_text("no title\n", encoding="utf-8")
    assert main(["offline", "--root", str(project)]) == 1
    said = english_of(capsys.readouterr().err)
    assert "docs/ja/index.md:1: the page has no title; " in said
    assert said.endswith("\nNo offline copy was made.\n")
    assert not (project / "build").exists()
