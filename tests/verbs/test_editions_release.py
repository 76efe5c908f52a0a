"""`tebiki editions release`: one verb builds an edition and gathers what its release carries."""

import subprocess
import zipfile
from pathlib import Path

import pytest

from support.messages import english_of
from support.paper import Paper
from tebiki.cli.main import main


def test_an_edition_is_built_and_gathered(
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SITE_URL", "https://workshop.example/guide")
    out = tmp_path / "release"
    assert main(["editions", "release", "2024.04", "--root", str(library), "--out", str(out)]) == 0
    names = english_of(capsys.readouterr().out).splitlines()
    assert names == [
        "library-2024.04.zip",
        "library-en-2024.04.pdf",
        "library-ja-2024.04.pdf",
        "SHA256SUMS",
    ]
    assert sorted(path.name for path in out.glob("[!.]*")) == sorted(names)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=out, check=True)
    codes = Paper(out / "library-ja-2024.04.pdf").qr_codes()
    assert "https://workshop.example/guide/2024.04/library/" in codes
    with zipfile.ZipFile(out / "library-2024.04.zip") as copy:
        inside = copy.read("library-2024.04/handout/library-ja.pdf")
    assert inside == (out / "library-ja-2024.04.pdf").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2026.13"], "EDITION is 2026.13, which is no edition; write it like 2026.11\n"),
        (["../../x"], "EDITION is ../../x, which is no edition; write it like 2026.11\n"),
        (["2025.01"], "EDITION is 2025.01, but no page or note has that edition; "),
    ],
)
def test_what_is_no_edition_is_said(
    words: list[str], said: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "release"
    assert main(["editions", "release", *words, "--root", str(library), "--out", str(out)]) == 1
    found = english_of(capsys.readouterr().err)
    assert found.startswith(said)
    assert found.endswith(f"\nNothing was gathered; {out} is as it was before.\n")
    assert not out.exists()


def test_what_may_be_a_secret_is_not_released(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, out = project / "docs/ja/library/index.md", tmp_path / "release"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n`{'ghp_' + '0123456789abcdefghijABCDEFGHIJ012345'}`\n", "utf-8")
    assert main(["editions", "release", "--root", str(project), "--out", str(out)]) == 1
    found = english_of(capsys.readouterr().err)
    assert "\nWhat is built may tell " in found
    assert "\nhandout/library-ja.pdf:" in found and "looks like a secret (GitHub Token)" in found
    assert found.endswith(f"\nNothing was gathered; {out} is as it was before.\n")
    assert not out.exists()
