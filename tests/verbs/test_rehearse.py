"""`tebiki rehearse` before it serves: which guide, which month, which project."""

from pathlib import Path

import pytest

from support.small_project import SETTINGS
from tebiki.cli.main import main


@pytest.fixture
def two_guides(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name in ("b", "a"):
        (tmp_path / "docs/_data" / name).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say which guide with --guide: a, b"),
        (["--guide", "c"], "--guide c: no such guide; there is a, b. Nothing was written."),
        (
            ["--guide", "a", "--month", "June"],
            "--month June: this is no month; write it like 2023-06. Nothing was written.",
        ),
    ],
)
def test_what_is_not_clear_is_said(
    two_guides: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", *arguments, "--root", str(two_guides)]) == 2
    assert capsys.readouterr().err == f"{said}\n"


def test_answers_that_cannot_be_read_are_named(
    two_guides: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = two_guides / "build/rehearsal/a/answers.json"
    saved.parent.mkdir(parents=True)
    saved.write_text("[", encoding="utf-8")
    assert main(["rehearse", "--guide", "a", "--root", str(two_guides)]) == 2
    assert capsys.readouterr().err.startswith(f"{saved}: the answers cannot be read (")
