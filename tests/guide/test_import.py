"""The plain guide that this repository's guide came from is imported whole."""

from pathlib import Path

import pytest

from support.imported import Imported
from tebiki.importing.chapters import GuideFile, read_book
from tebiki.importing.guide_pages import make_pages
from tebiki.importing.tree_reading import read_guide

GUIDE = Path(__file__).parents[1] / "data" / "import" / "guide-2023-06.md"
PICTURES = (
    5, 9, 13, 17, 21, 27, 31, 37, 41, 45, 49, 57, 61, 65, 69, 81, 85, 89, 93, 101, 105,
)  # fmt: skip


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(GUIDE, tmp_path, PICTURES, below_heading=57)


def test_pages_and_catalogue_agree(imported: Imported) -> None:
    imported.assert_agrees(12, 4, 4, 2)


def test_the_report_lists_what_a_person_decides(imported: Imported) -> None:
    imported.assert_reported(pages=4, steps=22)


def test_a_dry_run_shows_the_plan_and_writes_nothing(
    imported: Imported, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported.run("--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "page    step     line  pictures  title",
        "page-1           1               OpenAI 社のアカウントの取得",
        "page-1  step-1   7     1         "
        "OpenAI 社のトップページの右上のメニューから Sign up ボタンをク…",
    ]
    assert '- "OpenAI 社 ChatGPT API キーの取得":' in lines
    assert lines[-1] == "writes docs/_data/first-guide/import-report.md"
    assert not (imported.root / "docs").exists()


def test_as_a_project_it_has_the_steps_that_its_readers_follow() -> None:
    file = GuideFile(GUIDE.name, GUIDE.stem, read_guide(GUIDE.read_text(encoding="utf-8")))
    book = read_book([file])
    pages = make_pages(book, [file], "g").pages
    assert [len(page.steps) for page in pages] == [0, 11, 5, 4, 2]
    assert tuple(one.line for page in pages for one in page.pictures if one.step) == PICTURES
