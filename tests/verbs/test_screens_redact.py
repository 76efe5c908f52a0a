"""`tebiki screens redact`: the address that it prints, and what it says where it cannot serve."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from support.messages import english_of
from support.shots import picture, project
from tebiki.cli.main import main


@pytest.fixture
def small(tmp_path: Path) -> Path:
    project(tmp_path)
    return tmp_path


def test_nothing_to_do_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "redact", "--root", str(small)]) == 0
    assert english_of(capsys.readouterr().err) == (
        "No picture is in yet; run tebiki screens fetch, or tebiki screens add.\n"
    )


def test_what_cannot_be_read_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "redact", "--language", "xx", "--root", str(small)]) == 2
    assert "the language xx has no words; copy [ja] of " in english_of(capsys.readouterr().err)
    (small / "docs/_data/guide/screens.toml").write_text("[home\n", encoding="utf-8")
    assert main(["screens", "redact", "--root", str(small)]) == 2
    assert english_of(capsys.readouterr().err).startswith(
        "docs/_data/guide/screens.toml:1: this is not valid"
    )


def test_the_address_opens_the_page_in_the_asked_language(small: Path) -> None:
    (small / "a.png").write_bytes(picture())
    added = ["screens", "add", str(small / "a.png"), "--step", "open-save-key"]
    assert main([*added, "--root", str(small)]) == 0
    command = [sys.executable, "-m", "tebiki", "screens", "redact", "--port", "8400"]
    with subprocess.Popen(
        [*command, "--language", "en", "--root", str(small)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as running:
        assert running.stdout
        answer = httpx.get(running.stdout.readline().strip(), trust_env=False, timeout=60)
        running.kill()
    assert answer.status_code == 200
    assert '<html lang="en"' in answer.text and "save-key" in answer.text
