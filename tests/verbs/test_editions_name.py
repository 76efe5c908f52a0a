"""`tebiki editions name`: the edition that scripts publish."""

import pytest

from support.projects import LIBRARY
from tebiki.cli.main import main


@pytest.mark.parametrize(
    ("wanted", "code", "out", "err"),
    [
        ("", 0, "2026.10\n", ""),
        ("2024.04", 0, "2024.04\n", ""),
        (
            "2025.01",
            1,
            "",
            "EDITION is 2025.01, but no page or note has that edition; "
            "use one of 2024.04, 2026.10\n"
            "EDITION が 2025.01 ですが、その版のページもノートもありません。"
            "使えるのは 2024.04, 2026.10 です。\n",
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
    assert main(["editions", "name", "--root", str(LIBRARY)]) == code
    assert capsys.readouterr() == (out, err)
