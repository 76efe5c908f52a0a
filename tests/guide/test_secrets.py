"""The guide's site: it holds no secret."""

from pathlib import Path

import pytest

from support.served import ROOT
from tebiki.cli.main import main


def test_the_site_holds_no_secret(built_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "secrets", "--root", str(ROOT), str(built_site)]) == 0, (
        capsys.readouterr().out
    )
