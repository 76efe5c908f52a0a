"""A release carries handouts and offline copies under the edition's name, with checksums."""

import subprocess
from pathlib import Path

import pytest

from tebiki.building.build_site import SiteError
from tebiki.publishing.gather_release import gather
from tebiki.source.project import Project


def test_everything_is_gathered_with_its_checksum(tmp_path: Path) -> None:
    for name in ("handout/guide-ja.pdf", "offline/guide-2026.11.zip"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(name, encoding="utf-8")
    out, folders = tmp_path / "out", (tmp_path / "handout", tmp_path / "offline")
    gather(Project(tmp_path), out, "2026.11", *folders)
    (tmp_path / "offline/guide-2023.06.zip").touch()  # of another edition
    expected = ["SHA256SUMS", "guide-2026.11.zip", "guide-ja-2026.11.pdf"]
    assert sorted(gather(Project(tmp_path), out, "2026.11", *folders)) == expected
    assert sorted(path.name for path in out.glob("[!.]*")) == expected
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=out, check=True)


def test_without_a_handout_there_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(SiteError) as error:
        gather(Project(tmp_path), tmp_path / "out", "2026.11", tmp_path, tmp_path)
    assert "\n".join(error.value.faults) == (
        f"{tmp_path}: there is no handout; a release needs one: add a guide to the navigation"
    )
    assert not (tmp_path / "out").exists()
