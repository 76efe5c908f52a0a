"""`tebiki new`: what is no guide, and no place for a project, is named; nothing is made."""

import zipfile
from pathlib import Path

import pytest

from support.small_project import tea_guide
from tebiki.cli.main import main


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return tea_guide(tmp_path)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["家計簿.docx"], "家計簿.docx: this is no Markdown; write the guide out as Markdown"),
        (["empty.md"], "empty.md:1: nothing is written here yet; write the guide"),
        (["手元", "empty.md"], "手元: a folder or a zip is given alone; put all of the guide"),
        (["broken.zip"], "broken.zip: this is no zip; unpack it, and give the folder"),
        (["crossed.zip"], "crossed.zip: this is no zip; unpack it, and give the folder"),
    ],
)
@pytest.mark.usefixtures("guide")
def test_what_is_no_guide_is_named_and_nothing_is_made(
    given: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "家計簿.docx").write_bytes(b"PK\3\4 a letter")
    (tmp_path / "empty.md").write_text("\n\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "whole.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", "# 茶\n\n葉を入れます。\n" * 40)
    data = bytearray((tmp_path / "whole.zip").read_bytes())
    (tmp_path / "broken.zip").write_bytes(data[:40])
    data[34:44] = b"\xff" * 10  # in the midst of what is packed
    (tmp_path / "crossed.zip").write_bytes(data)
    root = tmp_path / "p"
    command = ["new", *(str(tmp_path / name) for name in given), "--into", str(root), "--no-site"]
    assert main(command) == 1
    assert f"{tmp_path}/{said}" in capsys.readouterr().err
    assert not root.exists()


def test_a_file_is_no_folder_for_a_project(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("mine", encoding="utf-8")
    assert main(["new", str(guide), "--into", str(place), "--no-site"]) == 1
    assert f"{place}: this is a file; give an empty folder with --into" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "mine"


def test_a_missing_guide_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "no.md"), "--into", str(tmp_path / "p")]) == 1
    assert f"{tmp_path}/no.md: there is no such file" in capsys.readouterr().err
