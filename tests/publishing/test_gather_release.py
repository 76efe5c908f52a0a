"""A release carries handouts and offline copies under the edition's name, with checksums."""

import subprocess
from pathlib import Path

import pytest

from tebiki.publishing import gather_release


def test_everything_is_gathered_with_its_checksum(tmp_path: Path) -> None:
    for name in ("handout/guide-ja.pdf", "offline/guide-2026.11.zip"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(name, encoding="utf-8")
    arguments = ["2026.11", "--out", str(tmp_path / "out")]
    arguments += ["--handouts", str(tmp_path / "handout"), "--copies", str(tmp_path / "offline")]
    assert gather_release.main(arguments) == 0
    (tmp_path / "offline/guide-2023.06.zip").touch()  # of another edition
    assert gather_release.main(arguments) == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == [
        *("SHA256SUMS", "guide-2026.11.zip", "guide-ja-2026.11.pdf"),
    ]
    subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "out", check=True
    )


def test_without_a_handout_there_is_no_release(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--handouts", str(tmp_path), "--copies", str(tmp_path)]
    assert gather_release.main(["2026.11", "--out", str(tmp_path / "out"), *folders]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: there is no handout; run make site first\n"
    assert not (tmp_path / "out").exists()
