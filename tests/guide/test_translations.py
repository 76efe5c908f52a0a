"""The guide's translations: each is of the Japanese text as it stands."""

import pytest

from support.served import ROOT
from tebiki.cli.main import main


def test_every_translation_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "--root", str(ROOT), "--check"]) == 0, capsys.readouterr().out
