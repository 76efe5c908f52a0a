"""`tebiki serve` says where the preview is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.messages import english_of
from support.served import ROOT
from tebiki.cli.main import main


def test_preview_says_where_it_is() -> None:
    command = [sys.executable, "-m", "tebiki", "serve", "--port", "8700", "--root", str(ROOT)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as preview:
        assert preview.stdout
        line, below = preview.stdout.readline(), preview.stdout.readline()
        preview.kill()
    assert re.fullmatch(
        r"The preview is on http://127\.0\.0\.1:87\d\d/ ; stop it with Ctrl\+C\.\n", line
    )
    address = line.split()[4]
    assert below == f"プレビューは {address} で見られます。止めるには Ctrl+C を押してください。\n"


def test_an_address_that_is_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 手引き\n", encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "workshop.example")
    assert main(["serve", "--port", "8700", "--root", str(tmp_path)]) == 1
    assert english_of(capsys.readouterr().err).startswith("SITE_URL")
