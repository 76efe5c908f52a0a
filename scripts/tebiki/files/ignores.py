"""Leaves out the findings that somebody has given a reason for, and finds ignores out of use."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tebiki.files.data_faults import DataError, Said
from tebiki.files.table_wording import Wording
from tebiki.files.tables import Document, Table

CHECKS = ("site", "preflight", "pages")
_KEYS = ("address", "date", "page", "reason", "rule", "text")
_LINE = re.compile(r".*\S.*")
_ONLY = Said(f"an ignore has only {', '.join(_KEYS)}", f"除外の項目は {', '.join(_KEYS)} だけです")
_WORDING = Wording(
    missing=Said(
        "the ignore has no {key}; write one", "除外に {key} がありません。書いてください。"
    ),
    wrong=Said(
        "{key} is {value}; write {form}", "{key} が {value} になっています。{form}書いてください。"
    ),
    unknown=_ONLY.then(Said("; take {key} out", "。{key} を消してください。")),
    near=_ONLY.then(Said("; write {near} for {key}", "。{key} を {near} に書き換えてください。")),
    no_array=Said(
        "an ignore begins with a line [[{key}]], in two brackets; write it so",
        "除外は、二重のかっこの行 [[{key}]] で始めてください。",
    ),
)
_UNNEEDED = Said(
    "the ignore of {date} is not needed any more; take it out ({reason})",
    "{date} の除外は、もう要りません。消してください（{reason}）。",
)
_NO_CHECK = Said(
    "{key} is no check; use one of {known}",
    "{key} というチェックはありません。{known} のどれかを使ってください。",
)
_NO_DAY = Said(
    "date is no day; write it as 2026-11-24",
    "date が日付ではありません。2026-11-24 のように書いてください。",
)


class IgnoresError(DataError):
    """An ignores file is not usable; each line names file, line and remedy."""


@dataclass(frozen=True)
class Ignore:
    """One entry: what check leaves out (an address or a rule), where, why and since when."""

    check: str
    what: str
    page: str  # "" for every page
    text: str  # what the message says, "" for anything
    reason: str
    date: str
    file: str
    line: int

    def covers(self, what: str, page: str, message: str = "") -> bool:
        return self.what == what and self.page in ("", page) and self.text in message

    @property
    def unneeded(self) -> Said:
        return _UNNEEDED.filled(date=self.date, reason=self.reason)


def read_ignores(text: str, file: str) -> tuple[Ignore, ...]:
    """Return the entries of an ignores file: tables `[[site]]`, `[[preflight]]`, `[[pages]]`.

    Each has `address` (links) or `rule` (pages), `reason` and `date`; perhaps `page`, and `text`
    that the message holds.
    Raises IgnoresError for anything else.
    """
    document = Document(text, file, IgnoresError, _WORDING)
    found = [
        _entry(check, table, file) for check in CHECKS for table in document.root.tables(check)
    ]
    known = ", ".join(f"[[{name}]]" for name in CHECKS)
    for key in document.root.keys:
        document.root.fault(key, _NO_CHECK.filled(key=key, known=known))
    document.stop()
    return tuple(sorted(found, key=lambda ignore: ignore.line))


def unneeded(ignores: Iterable[Ignore], check: str, used: set[Ignore]) -> list[Ignore]:
    """Return the entries of `check` that covered nothing."""
    return [ignore for ignore in ignores if ignore.check == check and ignore not in used]


def _entry(check: str, table: Table, file: str) -> Ignore:
    key = "rule" if check == "pages" else "address"
    ignore = Ignore(
        check=check,
        what=table.text(key, f'{key} = "…"'),
        page=table.text("page", 'page = "<language>/<guide>/<page>.md"', needed=False),
        text=table.text("text", 'text = "<words of the message>"', needed=False),
        reason=table.text("reason", 'reason = "…"', _LINE),
        date=_day(table),
        file=file,
        line=table.line,
    )
    table.end(_KEYS)
    return ignore


def _day(table: Table) -> str:
    value = table.take("date")
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        if value is None:
            table.wrong("date", value, "date = 2026-11-24")
        else:
            table.fault("date", _NO_DAY)
        return ""
