"""`--jobs`: how many pieces of work may be done at once."""

import pytest

from tebiki.cli.main import main


def test_a_number_of_jobs_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--jobs", "0"])
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "tebiki build: error: argument --jobs: --jobs 0: write how many at once, such as 2",
        "--jobs 0: いくつ同時に動かすかを 2 のような数で書いてください。",
    ]
