"""The plain guide that this repository's guide came from is imported whole."""

import re
from pathlib import Path

import pytest

from support.small_project import SETTINGS
from tebiki.cli.main import main
from tebiki.markdown.page import read_page
from tebiki.pages import page_checks
from tebiki.screens import uses
from tebiki.screens.catalogue import load

GUIDE = Path(__file__).parents[1] / "data" / "import" / "guide-2023-06.md"

# The lines of the guide's pictures, and of the only one below a heading.
PICTURES = [
    5, 9, 13, 17, 21, 27, 31, 37, 41, 45, 49, 57, 61, 65, 69, 81, 85, 89, 93, 101, 105,
]  # fmt: skip
BELOW_A_HEADING = 57


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path / "docs" / "ja" / "first-guide"


def run(out: Path, *options: str) -> int:
    root = out.parent.parent.parent
    arguments = [str(GUIDE), "--out", str(out), "--root", str(root)]
    return main(["import", *arguments, *options])


def test_pages_and_catalogue_agree(out: Path) -> None:
    assert run(out) == 0
    data = out.parent.parent / "_data" / out.name / "screens.toml"
    catalogue = load(data.read_text("utf-8"), str(data))
    faults: list[str] = []
    shown: list[uses.Use] = []
    steps = []
    for path in sorted(out.iterdir()):
        page = read_page(path.read_text("utf-8"), str(path))
        steps.append([step.id for step in page.steps])
        faults.extend(page_checks.faults(page))
        shown.extend(uses.uses(page, str(path)))
    assert [len(ids) for ids in steps] == [12, 4, 4, 2]
    assert steps[1] == ["step-1", "step-2", "step-3", "step-4"]
    assert len(catalogue.screens) == len(shown) == 21
    assert uses.faults(catalogue, shown, str(out)) == []
    assert [fault for fault in faults if "alternative text" not in fault] == []


def test_the_report_lists_what_a_person_decides(out: Path) -> None:
    run(out)
    report = (out.parent.parent / "_data" / out.name / "import-report.md").read_text("utf-8")
    told = re.findall(r"^- guide-2023-06\.md:(\d+): (.*)$", report, re.MULTILINE)
    useless = [int(line) for line, text in told if "alternative text" in text]
    guesses = [int(line) for line, text in told if " put with line " in text]
    assert "Pages: 4. Steps: 22. Pictures: 21. Lost: 0. Invented: 0." in report
    assert useless == PICTURES
    assert guesses == [line for line in PICTURES if line != BELOW_A_HEADING]  # nothing to guess
    assert sum("the title of" in text for _, text in told) == 22


def test_a_dry_run_shows_the_plan_and_writes_nothing(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(out, "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "page    step     line  pictures  title",
        "page-1           1               OpenAI 社のアカウントの取得",
        "page-1  step-1   7     1         "
        "OpenAI 社のトップページの右上のメニューから Sign up ボタンをク…",
    ]
    assert '- "OpenAI 社 ChatGPT API キーの取得":' in lines
    assert lines[-1] == "writes docs/_data/first-guide/import-report.md"
    assert not (tmp_path / "docs").exists()
