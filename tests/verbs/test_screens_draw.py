"""`tebiki screens draw`: the committed drawings are what their sources draw; faults are named."""

import shutil
from pathlib import Path

import pytest

from support.served import ROOT
from tebiki.cli.main import main

DRAWINGS = ROOT / "docs/assets/screens"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's content, to break."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_committed_drawings_are_as_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "draw", "--check", "--root", str(ROOT)]) == 0
    assert capsys.readouterr().err == "21 drawings, 0 files written anew\n"


def test_says_what_differs_and_draws_it(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = copy / "docs/assets/screens/top-page.svg"
    good = broken.read_bytes()
    broken.write_text("<svg/>", encoding="utf-8")
    assert main(["screens", "draw", "--check", "--root", str(copy)]) == 1
    said = capsys.readouterr()
    assert said.out == "docs/assets/screens/top-page.svg\n"
    assert said.err == "1 files are not as drawn; run tebiki screens draw\n"
    assert main(["screens", "draw", "--root", str(copy)]) == 0
    assert broken.read_bytes() == good


def test_a_fault_leaves_all_files(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy / "docs/_data/openai-api/drawings"
    source = folder / "top-page.svg.j2"
    source.write_text(
        source.read_text(encoding="utf-8").replace('"Sign up"', '"Log in"'), encoding="utf-8"
    )
    (folder / "email-verified.svg.j2").write_text("{% block a %}\n{{ }}", encoding="utf-8")
    (folder / "unknown.svg.j2").write_text("<svg/>", encoding="utf-8")
    assert main(["screens", "draw", "--root", str(copy)]) == 1
    place = "docs/_data/openai-api/drawings"
    assert capsys.readouterr().err == (
        f"{place}/email-verified.svg.j2:2: the drawing cannot be made (Expected an expression, "
        "got 'end of print statement'); mend its source\n"
        f"{place}/unknown.svg.j2: no screen has this name; rename the file and its table in "
        "screens.toml\n"
        f"{place}/top-page.svg.j2: 「Log in」 is not said on step open-top-page nor on the one "
        "before; draw a grey bar\n"
        "\nNothing was drawn; the files are as they were.\n"
    )
    assert (copy / "docs/assets/screens/top-page.svg").read_bytes() == (
        DRAWINGS / "top-page.svg"
    ).read_bytes()
