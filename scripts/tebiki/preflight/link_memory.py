"""Remembers, per outside address, when it was last good, what it was, and since when it is gone."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from tebiki.files.json_source import read_json
from tebiki.preflight.verdicts import Verdict

APART = datetime.timedelta(hours=20)  # between the two observations that make "gone" sure
FRESH = datetime.timedelta(hours=12)  # how long a verdict is taken over when `--seen` is recorded
SEEN_DAYS = 7  # how long an opening by hand counts
NO_NEWS = frozenset({"network", "no-lookup", "late", "interrupted"})  # say nothing of the address


class DamagedMemory(Exception):
    """The memory's text is damaged."""


@dataclass(frozen=True)
class Remembered:
    """What is known of one address; dates are ISO texts, "" where there is none."""

    verdict: str = ""
    code: str = ""
    detail: str = ""
    final: str = ""
    title: str = ""
    checked: str = ""  # when the verdict was made
    good: str = ""  # last day on which it was ok or moved
    gone: str = ""  # first time it was found gone, without a good time since
    seen: str = ""  # last day on which somebody opened it by hand


def load(text: str) -> dict[str, Remembered]:
    """Return address -> what is remembered. Raises DamagedMemory for a damaged text."""
    try:
        links = read_json(text)["links"]
        names = {one.name for one in fields(Remembered)}
        return {
            str(url): Remembered(**{k: str(v) for k, v in entry.items() if k in names})
            for url, entry in links.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedMemory(str(error)) from error


def dump(memory: Mapping[str, Remembered]) -> str:
    """Return the memory as text, the addresses sorted."""
    links = {
        url: {key: value for key, value in asdict(memory[url]).items() if value}
        for url in sorted(memory)
    }
    return json.dumps({"links": links}, ensure_ascii=False, indent=1) + "\n"


def observe(before: Remembered, verdict: Verdict, now: datetime.datetime) -> Remembered:
    """Return what is remembered after `verdict`; one that says nothing of it changes nothing."""
    if verdict.code in NO_NEWS:
        return before
    after = replace(
        before, verdict=verdict.name, code=verdict.code, detail=verdict.detail,
        checked=now.isoformat(timespec="minutes"),
    )  # fmt: skip
    if verdict.name in ("ok", "moved"):
        title = verdict.title or before.title
        return replace(
            after, good=now.date().isoformat(), gone="", final=verdict.final, title=title
        )
    if verdict.name == "gone":
        return replace(after, gone=before.gone or now.isoformat(timespec="minutes"))
    return after


def is_gone_for_good(entry: Remembered, now: datetime.datetime) -> bool:
    """Whether the address was found gone twice, a while apart."""
    return bool(entry.gone) and now - datetime.datetime.fromisoformat(entry.gone) >= APART


def was_seen(entry: Remembered, day: datetime.date) -> bool:
    """Whether somebody opened the address by hand in the last days."""
    if not entry.seen:
        return False
    return (day - datetime.date.fromisoformat(entry.seen)).days <= SEEN_DAYS


def is_fresh(entry: Remembered, now: datetime.datetime) -> bool:
    """Whether the remembered verdict is so young that nobody need be asked again."""
    if not entry.checked:
        return False
    return now - datetime.datetime.fromisoformat(entry.checked) < FRESH
