"""The guide's drawings: the committed ones are what their sources draw."""

import pytest

from support.served import ROOT
from tebiki.cli.main import main


def test_committed_drawings_are_as_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screens", "draw", "--check", "--root", str(ROOT)]) == 0
    assert capsys.readouterr().err == "42 drawings, 0 files written anew\n"
