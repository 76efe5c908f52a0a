"""`tebiki editions release`: one verb builds an edition and gathers what its release carries."""

import subprocess
import zipfile
from pathlib import Path

import pytest

from support.paper import Paper
from support.served import ROOT
from tebiki.cli.main import main


def test_an_edition_is_built_and_gathered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "https://workshop.example/guide")
    out = tmp_path / "release"
    assert main(["editions", "release", "2023.06", "--root", str(ROOT), "--out", str(out)]) == 0
    names = capsys.readouterr().out.splitlines()
    assert names == [
        "openai-api-2023.06.zip",
        "openai-api-en-2023.06.pdf",
        "openai-api-ja-2023.06.pdf",
        "SHA256SUMS",
    ]
    assert sorted(path.name for path in out.glob("[!.]*")) == sorted(names)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=out, check=True)
    codes = Paper(out / "openai-api-ja-2023.06.pdf").qr_codes()
    assert "https://workshop.example/guide/2023.06/openai-api/" in codes
    with zipfile.ZipFile(out / "openai-api-2023.06.zip") as copy:
        inside = copy.read("openai-api-2023.06/handout/openai-api-ja.pdf")
    assert inside == (out / "openai-api-ja-2023.06.pdf").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2026.13"], "EDITION is 2026.13, which is no edition; write it like 2026.11\n"),
        (["../../x"], "EDITION is ../../x, which is no edition; write it like 2026.11\n"),
        (["2025.01"], "EDITION is 2025.01, but no page or note has that edition; "),
    ],
)
def test_what_is_no_edition_is_said(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "release"
    assert main(["editions", "release", *words, "--root", str(ROOT), "--out", str(out)]) == 1
    found = capsys.readouterr().err
    assert found.startswith(said)
    assert found.endswith(f"\nNothing was gathered; {out} is as it was before.\n")
    assert not out.exists()
