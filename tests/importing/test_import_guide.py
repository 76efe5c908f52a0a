"""The first guide is imported whole; the command writes all of its files or none."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tebiki.files import whole_files
from tebiki.importing import import_guide
from tebiki.markdown.page import read_page
from tebiki.pages import page_checks
from tebiki.screens import uses as screen_uses
from tebiki.screens.catalogue import load

GUIDE = Path(__file__).parents[1] / "data" / "import" / "guide-2023-06.md"

# Each picture's line in the guide, and the line of the text that it belongs to.
PAIRS = {
    5: 7, 9: 11, 13: 11, 17: 15, 21: 19, 27: 25, 31: 29, 37: 33, 41: 39, 45: 43, 49: 51,
    57: 59, 61: 63, 65: 67, 69: 71, 81: 83, 85: 87, 89: 91, 93: 95, 101: 103, 105: 107,
}  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "docs" / "ja" / "first-guide"


def run(out: Path, *options: str) -> int:
    root = out.parent.parent.parent
    return import_guide.main([str(GUIDE), "--out", str(out), "--root", str(root), *options])


def tree(folder: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_picture_goes_to_its_text() -> None:
    draft, told = import_guide.make_draft(GUIDE.read_text("utf-8"), GUIDE.name, "g", "")
    placed = {
        picture.line: placing.text_line
        for placing in draft.placings
        for picture in placing.pictures
    }
    assert told.whole
    assert placed == PAIRS


def test_pages_and_catalogue_agree(out: Path) -> None:
    assert run(out) == 0
    data = out.parent.parent / "_data" / out.name / "screens.toml"
    catalogue = load(data.read_text("utf-8"), str(data))
    faults: list[str] = []
    uses: list[screen_uses.Use] = []
    steps = []
    for path in sorted(out.iterdir()):
        page = read_page(path.read_text("utf-8"), str(path))
        steps.append([step.id for step in page.steps])
        faults.extend(page_checks.faults(page))
        uses.extend(screen_uses.uses(page, str(path)))
    assert [len(ids) for ids in steps] == [12, 4, 4, 2]
    assert steps[1] == ["step-1", "step-2", "step-3", "step-4"]
    assert len(catalogue.screens) == len(uses) == 21
    assert screen_uses.faults(catalogue, uses, str(out)) == []
    assert [fault for fault in faults if "alternative text" not in fault] == []


def test_the_report_lists_what_a_person_decides(out: Path) -> None:
    run(out)
    report = (out.parent.parent / "_data" / out.name / "import-report.md").read_text("utf-8")
    told = re.findall(r"^- guide-2023-06\.md:(\d+): (.*)$", report, re.MULTILINE)
    useless = [int(line) for line, text in told if "alternative text" in text]
    guesses = [int(line) for line, text in told if " put with line " in text]
    assert "Pages: 4. Steps: 22. Pictures: 21. Lost: 0. Invented: 0." in report
    assert useless == sorted(PAIRS)
    assert guesses == sorted(PAIRS.keys() - {57})  # a heading above it: nothing to guess
    assert sum("the title of" in text for _, text in told) == 22


def test_the_same_guide_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    run(out)
    first = tree(tmp_path)
    assert run(out, "--force") == 0
    assert tree(tmp_path) == first


def test_nothing_is_overwritten_unasked(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out.mkdir(parents=True)
    (out / "page-2.md").write_text("mine", encoding="utf-8")
    assert run(out) == 1
    assert capsys.readouterr().err == (
        f"{out}/page-2.md: stands already; nothing was written\n"
        "give another --out, or --force to overwrite\n"
    )
    assert tree(tmp_path) == {"docs/ja/first-guide/page-2.md": b"mine"}


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
    assert lines[-1] == f"writes {tmp_path}/docs/_data/first-guide/import-report.md"
    assert tree(tmp_path) == {}


def test_a_failure_leaves_all_as_it_was(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(out)
    shutil.rmtree(out.parent.parent / "_data")
    (out / "page-1.md").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    replace = Path.replace

    def full_disk(self: Path, target: Path) -> Path:
        if target.name == "screens.toml":
            raise OSError("No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    assert run(out, "--force") == 1
    assert tree(tmp_path) == before
    assert not (out.parent.parent / "_data").exists()


def test_new_folders_go_with_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        whole_files.write_all({tmp_path / "a" / "b" / "x": "x", tmp_path / "file" / "y": "y"})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.md", "--out", "docs/ja/g"], "none.md: there is no such file; name the guide\n"),
        (
            ["sjis.md", "--out", "docs/ja/g"],
            "sjis.md:2: this is not UTF-8 (it looks like Shift_JIS); save it as UTF-8\n"
            "sjis.md:2: 文字コードが UTF-8 ではありません（Shift_JIS のようです）。"
            "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んで保存してください。\n",
        ),
        (
            ["sjis.md", "--out", "docs/ja/My Guide"],
            "--out My Guide: a guide's name is of small Latin letters, digits and hyphens, "
            "without any path; write it like my-guide\n",
        ),
        (
            ["sjis.md", "--out", "docs/ja/g", "--month", "June"],
            "--month June: this is no month; write it like 2023-06\n",
        ),
    ],
)
def test_bad_input(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sjis.md").write_bytes("# a\n手順".encode("shift_jis"))
    assert import_guide.main([*arguments, "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err == message
    assert [path.name for path in tmp_path.iterdir()] == ["sjis.md"]
