"""`tebiki check issue`: what is no report, and a machine without gh, are said."""

from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.main import main

DEEP = "[" * 100_000


def test_without_gh_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.md").write_text("x", encoding="utf-8")
    (tmp_path / "r.json").write_text('{"status": 1, "changes": []}', encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["check", "issue", str(tmp_path / "r.md"), str(tmp_path / "r.json")]) == 1
    assert english_of(capsys.readouterr().err).startswith("The issue is as it was: ")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[]", "it holds a list, not a table {…}"),
        ("{}", "it lacks status and changes"),
        ('{"status": 1, "changes": [1]}', "a change is 1"),
        (DEEP, "it is nested too deep"),
    ],
)
def test_a_report_that_is_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, why: str
) -> None:
    report = tmp_path / "report.json"
    report.write_text(text, encoding="utf-8")
    assert main(["check", "issue", str(report), str(report)]) == 1
    assert english_of(capsys.readouterr().err) == (
        f"{report}:1: this is no report of the preflight ({why}); "
        "write one: tebiki check outside site --json\n"
    )
