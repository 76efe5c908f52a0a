"""`tebiki handout`: sets the handouts of a site that stands, or says why it cannot."""

import shutil
from pathlib import Path

import pytest

from support.messages import english_of
from support.served import ROOT
from tebiki.cli.main import main

STAY = (
    "No handout was made; those of before stay.\n"
    "配布資料を作っていません。前のものは残っています。\n"
)


def test_the_handouts_of_a_site_are_set_again(
    library: Path, library_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.delenv("SITE_URL", raising=False)
    site = shutil.copytree(library_site, tmp_path / "site")
    (site / "handout/library-ja.pdf").write_bytes(b"old")
    assert main(["handout", "--root", str(library), "--site", str(site)]) == 0
    lines = english_of(capsys.readouterr().out).splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        f"{site}/handout/library{name}.pdf"
        for name in ("-ja", "-instructor-ja", "-en", "-instructor-en")
    ]
    for path in (library_site / "handout").iterdir():
        assert (site / "handout" / path.name).read_bytes() == path.read_bytes()


def test_without_a_site_it_says_to_build_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "--root", str(ROOT), "--site", str(tmp_path)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [said[0], *said[2:]] == [
        f"{tmp_path}: no guide was built here; build the site first: tebiki build",
        *STAY.splitlines(),
    ]


def test_a_site_of_another_making_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").touch()
    assert main(["handout", "--root", str(ROOT), "--site", str(tmp_path)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [said[0], *said[2:]] == [
        f"{tmp_path}: tebiki did not make this site; build one first: tebiki build",
        *STAY.splitlines(),
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("EDITION", "2025.01", "EDITION is 2025.01, but no page or note has that edition; "),
        ("SITE_URL", "workshop", "SITE_URL: 'workshop' does not begin with https:// or http://; "),
    ],
)
def test_a_wrong_setting_is_one_message(
    name: str, value: str, said: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv(name, value)
    assert main(["handout", "--root", str(ROOT), "--site", str(tmp_path / "site")]) == 1
    found = capsys.readouterr().err
    assert found.startswith(said) and found.endswith(STAY)


def test_notes_that_cannot_be_read_are_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = project / "docs/_data/library/changes.toml"
    notes.write_text("note = [\n", encoding="utf-8")
    assert main(["handout", "--root", str(project)]) == 1
    found = capsys.readouterr().err
    assert found.startswith("docs/_data/library/changes.toml:") and found.endswith(STAY)
