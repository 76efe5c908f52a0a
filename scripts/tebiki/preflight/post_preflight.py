"""Keeps one issue with the preflight's report: opens it, brings it up to date, or closes it."""

import json
import subprocess
from typing import Any

from tebiki.files.data_faults import Refusal, Said
from tebiki.files.json_source import read_table

TITLE = "外部リンクの事前確認"
LONGEST = 60_000  # characters; an issue holds 65,536


def read_report(text: str) -> dict[str, Any]:
    """Return a report that the preflight wrote. Raises ValueError for anything else."""
    report = read_table(text)
    if not isinstance(report.get("status"), int) or not isinstance(report.get("changes"), list):
        raise Refusal(Said("it lacks status and changes", "status と changes がありません"))
    names = ("url", "before", "now", "title_before", "title")
    for one in report["changes"]:
        if not isinstance(one, dict) or not all(isinstance(one.get(key), str) for key in names):
            raise Refusal(Said(f"a change is {one!r}", f"変化が {one!r} です"))
    return report


def changes(report: dict[str, Any]) -> str:
    """Return what changed since the last time as Markdown lines, "" for nothing."""
    lines = []
    for one in report["changes"]:
        if one["before"] != one["now"]:
            lines.append(f"- <{one['url']}>: {one['before']} → {one['now']}")
        else:
            lines.append(f"- <{one['url']}>: 「{one['title_before']}」 → 「{one['title']}」")
    return "\n".join(lines)


def post(text: str, report: dict[str, Any]) -> str:
    """Open, change or close the issue by `gh`; return what was done."""
    found = json.loads(_gh("issue", "list", "--state", "open", "--limit", "100",
                           "--json", "number,title"))  # fmt: skip
    number = next((str(one["number"]) for one in found if one["title"] == TITLE), "")
    body = text if len(text) <= LONGEST else text[:LONGEST] + "\n\n…\n"
    if not number:
        if report["status"] == 0:
            return "Nothing to do, and no issue is open."
        return _gh("issue", "create", "--title", TITLE, "--body-file", "-", body=body)
    _gh("issue", "edit", number, "--body-file", "-", body=body)
    news = changes(report)
    if news:
        _gh("issue", "comment", number, "--body-file", "-", body=news)
    if report["status"] == 0:
        _gh("issue", "close", number)
        return f"Nothing is left to do: issue {number} is closed."
    return f"Issue {number} is up to date."


def _gh(*words: str, body: str | None = None) -> str:
    run = subprocess.run(
        ["gh", *words], input=body, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True
    )
    return run.stdout.strip()
