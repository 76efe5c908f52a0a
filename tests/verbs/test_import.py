"""`tebiki import`: a plain guide is imported whole; all of its files are written, or none."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.imported import Imported
from support.messages import english_of
from support.small_project import SETTINGS
from tebiki.cli.main import main

GUIDE = Path(__file__).parents[1] / "data" / "import" / "library-2024-04.md"

PICTURES = (5, 9, 13, 21, 25, 35)


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    return Imported(GUIDE, tmp_path, PICTURES, below_heading=21)


def tree(folder: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_pages_and_catalogue_agree(imported: Imported) -> None:
    imported.assert_agrees(3, 2, 1)


def test_the_report_lists_what_a_person_decides(imported: Imported) -> None:
    imported.assert_reported(pages=3, steps=6)


def test_the_same_guide_gives_the_same_bytes(imported: Imported) -> None:
    imported.run()
    first = tree(imported.root)
    assert imported.run("--force") == 0
    assert tree(imported.root) == first


def test_nothing_is_overwritten_unasked(
    imported: Imported, capsys: pytest.CaptureFixture[str]
) -> None:
    imported.out.mkdir(parents=True)
    (imported.out / "page-2.md").write_text("mine", encoding="utf-8")
    assert imported.run() == 1
    assert english_of(capsys.readouterr().err) == (
        "docs/ja/first-guide/page-2.md: stands already; nothing was written: give another "
        "--out, or --force to overwrite\n"
    )
    assert tree(imported.root / "docs") == {"ja/first-guide/page-2.md": b"mine"}


def test_a_dry_run_shows_the_plan_and_writes_nothing(
    imported: Imported, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported.run("--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "page    step    line  pictures  title",
        "page-1          1               図書館の利用者登録",
        "page-1  step-1  7     1         "
        "図書館のトップページの右上にある利用者のメニューから Join ボタンをクリッ…",
    ]
    assert '- "図書館カードの作成":' in lines
    assert lines[-1] == "writes docs/_data/first-guide/import-report.md"
    assert not (imported.root / "docs").exists()


def test_a_failure_leaves_all_as_it_was(
    imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported.run()
    shutil.rmtree(imported.data.parent)
    (imported.out / "page-1.md").write_text("mine", encoding="utf-8")
    before = tree(imported.root)
    replace = Path.replace

    def full_disk(self: Path, target: Path) -> Path:
        if target.name == "screens.toml":
            raise OSError("No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    assert imported.run("--force") == 1
    assert tree(imported.root) == before
    assert not imported.data.parent.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.md", "--out", "docs/ja/g"], "none.md: there is no such file; name the guide\n"),
        (["", "--name", "g"], ".: there is no such file; name the guide\n"),
        (
            ["sjis.md", "--out", "docs/ja/g"],
            "sjis.md:2: this is not UTF-8 (it looks like Shift_JIS); save it as UTF-8\n",
        ),
        (
            ["sjis.md", "--out", "docs/ja/My Guide"],
            "--out My Guide: a guide's name is of small Latin letters, digits and hyphens, "
            "without any path; write it like my-guide. Nothing was written.\n",
        ),
        (
            ["sjis.md", "--out", "docs/ja/g", "--month", "June"],
            "--month June: this is no month; write it like 2023-06. Nothing was written.\n",
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
    Path("mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    Path("sjis.md").write_bytes("# a\n手順".encode("shift_jis"))
    status = 2 if "Nothing was written." in message else 1  # what was asked for is wrong
    assert main(["import", *arguments]) == status
    assert english_of(capsys.readouterr().err) == message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "sjis.md"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../x",
        "/etc/x",
        ".hidden",
        "CON",
        "con",
        "a/b",
        "a\\b",
        "a b",
        "名前",
        "-x",
        "a" * 65,
    ],
)
def test_a_guides_name_leads_nowhere_else(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text("# 章\n\n## 開く\n\n開きます。\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    arguments = [str(guide), f"--name={name}", "--root", str(tmp_path)]
    assert main(["import", *arguments]) == 2
    said = english_of(capsys.readouterr().err)
    assert said.startswith(f"--name {name}: " if name else "--name is missing: ")
    assert re.search(r"write it like (my-guide|con-guide). Nothing was written.\n$", said, re.I)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["docs", "guide.md", "mkdocs.yml"]


@pytest.mark.parametrize(
    "out", ["../x/g", "docs/g", "docs/ja/../../g", "other/ja/g", "docs/ja/l/g"]
)
def test_a_guides_folder_is_in_the_project(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    (root / "docs/ja").mkdir(parents=True)
    (tmp_path / "away").mkdir()
    (root / "docs/ja/l").symlink_to(tmp_path / "away", target_is_directory=True)
    monkeypatch.chdir(root)
    Path("mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    Path("guide.md").write_text("# 章\n\n## 開く\n\n開きます。\n", encoding="utf-8")
    assert main(["import", "guide.md", "--out", out, "--root", str(root)]) == 1
    assert english_of(capsys.readouterr().err) == (
        f"--out {out}: this is no guide's folder of this project; write docs/ja/g\n"
    )
    assert list((tmp_path / "away").iterdir()) == [] and not list(tmp_path.glob("*/g"))
