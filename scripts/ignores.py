"""Leaves out the findings that somebody has given a reason for, and finds ignores out of use."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from toml_source import TomlError, read_toml

CHECKS = ("site", "preflight", "pages")
_KEYS = {"address", "rule", "page", "text", "reason", "date"}


class IgnoresError(Exception):
    """An ignores file is not usable; the message names file, line and remedy."""


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
    def unneeded(self) -> str:
        return f"the ignore of {self.date} is not needed any more; take it out ({self.reason})"


def read_ignores(text: str, file: str) -> tuple[Ignore, ...]:
    """Return the entries of an ignores file: tables `[[site]]`, `[[preflight]]`, `[[pages]]`.

    Each has `address` (links) or `rule` (pages), `reason` and `date`; perhaps `page`, and `text`
    that the message holds.
    Raises IgnoresError for anything else.
    """
    try:
        tables = read_toml(text, file)
    except TomlError as error:
        raise IgnoresError(str(error)) from error
    found = []
    for check, entries in tables.items():
        if check not in CHECKS or not isinstance(entries, list):
            known = ", ".join(f"[[{name}]]" for name in CHECKS)
            raise IgnoresError(f"{file}: {check} is no check; use one of {known}")
        lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{check}]]"]
        for entry, line in zip(entries, lines, strict=True):
            found.append(_entry(check, entry, file, line))
    return tuple(found)


def unneeded(ignores: Iterable[Ignore], check: str, used: set[Ignore]) -> list[Ignore]:
    """Return the entries of `check` that covered nothing."""
    return [ignore for ignore in ignores if ignore.check == check and ignore not in used]


def _entry(check: str, entry: object, file: str, line: int) -> Ignore:
    key = "rule" if check == "pages" else "address"
    if not isinstance(entry, dict) or set(entry) - _KEYS:
        raise IgnoresError(f"{file}:{line}: an ignore has only {', '.join(sorted(_KEYS))}")
    for name in (key, "reason", "date"):
        if not str(entry.get(name, "")).strip():
            raise IgnoresError(f"{file}:{line}: the ignore has no {name}; write one")
    try:
        datetime.date.fromisoformat(str(entry["date"]))
    except ValueError as error:
        raise IgnoresError(f"{file}:{line}: date is no day; write it as 2026-11-24") from error
    page, message, reason = (str(entry.get(name, "")) for name in ("page", "text", "reason"))
    return Ignore(check, str(entry[key]), page, message, reason, str(entry["date"]), file, line)
