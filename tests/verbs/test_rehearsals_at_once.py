"""A rehearsal in two windows or finished twice, and files that were cut off: nothing is doubled."""

import tomllib
from pathlib import Path

import pytest

from support.messages import english, english_of
from support.small_project import SETTINGS
from tebiki.cli.main import main
from tebiki.desks.rehearsal_walk import Walk
from tebiki.source.project import Project

PAGE = """---
title: 題
steps: true
verified: 2023-06
---
# 題

## 開く { #open }

## 閉じる { #close }
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    for language in ("ja", "en"):
        page = tmp_path / f"docs/{language}/g/p.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE, encoding="utf-8")
        (tmp_path / f"docs/{language}/index.md").touch()
    (tmp_path / "docs/_data/g").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def answer(verdict: str) -> dict[str, tuple[str, bytes]]:
    return {"verdict": ("", verdict.encode()), "note": ("", "違う".encode())}


def drafts(guide: Path) -> list[dict[str, str]]:
    path = guide / "docs/_data/g/drafts.toml"
    found: list[dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))["draft"]
    return found


def test_a_rehearsal_finished_twice_doubles_nothing(guide: Path) -> None:
    walk, other = Walk(Project(guide), "g", "2026-12"), Walk(Project(guide), "g", "2026-12")
    walk.keep(walk.steps[0], answer("different"))
    other.keep(other.steps[1], answer("different"))  # two windows of one rehearsal
    walk.finish()
    walk.finish()
    other.finish()
    assert [draft["target"] for draft in drafts(guide)] == ["p#open", "p#close"]
    assert len(walk.message().splitlines()) == 4
    with pytest.raises(ValueError, match="this rehearsal is finished; begin another one"):
        walk.keep(walk.steps[0], answer("same"))

    again = Walk(Project(guide), "g", "2026-12")
    again.keep(again.steps[0], answer("different"))
    again.finish()
    assert len(drafts(guide)) == 2, "the same seen again is the same draft"
    kept = sorted(path.name for path in (guide / "build/rehearsal/g").iterdir())
    assert kept == ["answers-2026-12-2.json", "answers-2026-12.json"]


def test_answers_that_cannot_be_read_are_named(guide: Path) -> None:
    saved = guide / "build/rehearsal/g/answers.json"
    saved.parent.mkdir(parents=True)
    saved.write_text('[{"page": "p"', encoding="utf-8")
    with pytest.raises(ValueError) as error:
        Walk(Project(guide), "g", "2026-12")
    assert english(error.value).startswith(f"{saved}: the answers cannot be read (")
    assert english(error.value).endswith("; mend the file, or move it away to begin anew")


def test_half_a_file_of_hashes_is_made_anew(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = guide / "docs/_data/g/translations.toml"
    path.write_text('["en/p"]\ntop = "8efd', encoding="utf-8")
    assert main(["translations", "--root", str(guide)]) == 2
    assert "docs/_data/g/translations.toml:2: this is not valid TOML" in english_of(
        capsys.readouterr().err
    )
    assert main(["translations", "--root", str(guide), "--update", "all"]) == 0
    assert english_of(capsys.readouterr().out) == "Every translated step is up to date.\n"
