"""One issue: opened when there is something to do, brought up to date, closed when there is not."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tebiki.preflight import post_preflight

CHANGES = [
    {"url": "https://a.example/", "before": "ok", "now": "gone", "title_before": "", "title": ""},
    {"url": "https://b.example/", "before": "ok", "now": "ok", "title_before": "A", "title": "B"},
]
NEWS = "- <https://a.example/>: ok → gone\n- <https://b.example/>: 「A」 → 「B」"
OPEN = [{"number": 6, "title": "another"}, {"number": 7, "title": post_preflight.TITLE}]


@pytest.mark.parametrize(
    ("issues", "status", "calls", "said"),
    [
        ([], 0, [], "Nothing to do, and no issue is open."),
        (OPEN[:1], 2, [("create --title 外部リンクの事前確認 --body-file -", "text")], "made"),
        (OPEN, 1, [("edit 7 --body-file -", "text"), ("comment 7 --body-file -", NEWS)],
         "Issue 7 is up to date."),
        (OPEN, 0, [("edit 7 --body-file -", "text"), ("comment 7 --body-file -", NEWS),
                   ("close 7", None)], "Nothing is left to do: issue 7 is closed."),
    ],
)  # fmt: skip
def test_one_issue_is_kept(
    issues: list[dict[str, Any]],
    status: int,
    calls: list[tuple[str, str | None]],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[tuple[str, str | None]] = []

    def gh(command: list[str], *, input: str | None, **_: Any) -> subprocess.CompletedProcess[str]:
        if command[2] == "list":
            return subprocess.CompletedProcess(command, 0, json.dumps(issues))
        made.append((" ".join(command[2:]), input))
        return subprocess.CompletedProcess(command, 0, "made\n")

    monkeypatch.setattr(subprocess, "run", gh)
    assert post_preflight.post("text", {"status": status, "changes": CHANGES}) == said
    assert made == calls


def test_every_workflow_passes_zizmor() -> None:
    folder = Path(__file__).resolve().parents[2] / ".github" / "workflows"
    zizmor = Path(sys.executable).parent / "zizmor"
    run = subprocess.run(
        [zizmor, "--offline", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout if run.returncode else "") == (0, "")
