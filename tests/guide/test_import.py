"""The plain guide that this repository's guide came from is imported whole."""

from pathlib import Path

import pytest

from support.imported import Imported

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
