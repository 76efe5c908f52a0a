"""`tebiki editions name`: the edition that scripts publish."""

import pytest

from support.served import ROOT
from tebiki.cli.main import main


@pytest.mark.parametrize(
    ("wanted", "code", "out", "err"),
    [
        ("", 0, "2026.11\n", ""),
        ("2023.06", 0, "2023.06\n", ""),
        (
            "2025.01",
            1,
            "",
            "EDITION is 2025.01, but no page or note has that edition; "
            "use one of 2023.06, 2026.11\n",
        ),
    ],
)
def test_the_edition_that_is_meant_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wanted: str,
    code: int,
    out: str,
    err: str,
) -> None:
    monkeypatch.setenv("EDITION", wanted)
    assert main(["editions", "name", "--root", str(ROOT)]) == code
    assert capsys.readouterr() == (out, err)
