"""Reads an event's file, event.toml: what a workshop is called, when and where it is, its rate."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toml_source import TomlError, read_toml

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_HEADER = re.compile(r"\[\s*([\w-]+)\s*\]")
_KEY = re.compile(r"([\w-]+)\s*=")
_ADDRESS = re.compile(r"https?://\S+")


class EventError(Exception):
    """The event's file cannot be used; `faults` has one message a fault, with line and key."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True)
class Rate:
    """Yen for one dollar, and the day on which that was read."""

    yen: float
    date: datetime.date


@dataclass(frozen=True)
class Event:
    """One workshop. Texts are by language; times are those of Asia/Tokyo; "" is not known."""

    title: Mapping[str, str]
    date: datetime.date
    start: datetime.time
    end: datetime.time
    place: Mapping[str, str]
    contact: str
    address: str = ""  # of the site
    wifi: str = ""  # name of the network
    wifi_password: str = ""
    rate: Rate | None = None
    at_home: Mapping[str, str] = field(default_factory=dict)  # what must be done at home
    home_by: datetime.date | None = None


def load(text: str, path: str, languages: Sequence[str]) -> Event:
    """Return the event that stands in `text`. Raises EventError with every fault.

    A text is a string for all `languages`, or a table with one string a language.
    """
    try:
        table = read_toml(text, path)
    except TomlError as error:
        raise EventError([str(error)]) from error
    faults: list[tuple[int, str]] = []
    reader = _Reader(path, table, _lines(text), languages, faults)
    event = _event(reader)
    if faults:
        raise EventError(message for _, message in sorted(faults))
    return event


def _event(reader: "_Reader") -> Event:
    wifi, rate = reader.table("wifi"), reader.table("rate")
    event = Event(
        title=reader.words("title", needed=True),
        date=reader.day("date", needed=True) or datetime.date.min,
        start=reader.time("start"),
        end=reader.time("end"),
        place=reader.words("place", needed=True),
        contact=reader.text("contact", 'contact = "host@workshop.example"', needed=True),
        address=reader.text("address", 'address = "https://…", that of the site', _ADDRESS),
        at_home=reader.words("at_home"),
        home_by=reader.day("home_by"),
        wifi=wifi.text("name", 'name = "<the network>"', needed=True) if wifi else "",
        wifi_password=wifi.text("password", 'password = "<the password>"') if wifi else "",
        rate=rate.rate() if rate else None,
    )
    if event.end <= event.start and not reader.faults:
        reader.fault("end", "is not after start", 'write a later time, such as end = "15:00"')
    if event.home_by and event.home_by > event.date and not reader.faults:
        reader.fault("home_by", "is after date", "write a day before the event")
    for part in (reader, wifi, rate):
        if part:
            part.end()
    return event


class _Reader:
    """Takes typed values out of one table and notes what is wrong with it, with its line."""

    def __init__(
        self,
        path: str,
        table: Mapping[str, Any],
        lines: Mapping[str, int],
        languages: Sequence[str],
        faults: list[tuple[int, str]],
        inside: str = "",
    ) -> None:
        self.path = path
        self.rest = dict(table)
        self.lines = lines
        self.languages = languages
        self.faults = faults
        self.inside = inside

    def fault(self, key: str, wrong: str, remedy: str) -> None:
        name = self.inside + key
        line = self.lines.get(name) or self.lines.get(self.inside.rstrip(".")) or 1
        self.faults.append((line, f"{self.path}:{line}: {name} {wrong}; {remedy}"))

    def table(self, key: str) -> "_Reader | None":
        value = self.rest.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault(key, f"is {value!r}, not a table", f"write [{key}] and its keys below it")
            return None
        return _Reader(self.path, value, self.lines, self.languages, self.faults, f"{key}.")

    def text(
        self, key: str, form: str, pattern: re.Pattern[str] | None = None, *, needed: bool = False
    ) -> str:
        value = self.rest.pop(key, None)
        if value is None and not needed:
            return ""
        good = isinstance(value, str) and value.strip() and "\n" not in value
        if good and (pattern is None or pattern.fullmatch(value)):
            return str(value).strip()
        self.fault(key, "is missing" if value is None else f"is {value!r}", f"write {form}")
        return ""

    def words(self, key: str, *, needed: bool = False) -> dict[str, str]:
        value = self.rest.pop(key, None)
        if value is None and not needed:
            return {}
        if isinstance(value, str) and value.strip():
            return dict.fromkeys(self.languages, value.strip())
        whole = isinstance(value, dict) and set(value) == set(self.languages)
        if whole and all(isinstance(said, str) and said.strip() for said in value.values()):
            return {language: said.strip() for language, said in value.items()}
        each = ", ".join(f'{language} = "…"' for language in self.languages)
        wrong = "is missing" if value is None else f"is {value!r}"
        self.fault(key, wrong, f'write {key} = "…", or {key} = {{ {each} }}')
        return dict.fromkeys(self.languages, "")

    def day(self, key: str, *, needed: bool = False) -> datetime.date | None:
        value = self.rest.pop(key, None)
        if value is None and not needed:
            return None
        if type(value) is datetime.date:
            return value
        wrong = "is missing" if value is None else f"is {_shown(value)}"
        self.fault(key, wrong, f"write {key} = 2026-12-05, year, month and day without quotes")
        return None

    def time(self, key: str) -> datetime.time:
        value = self.rest.pop(key, None)
        match = _TIME.fullmatch(value) if isinstance(value, str) else None
        if match:
            return datetime.time(int(match[1]), int(match[2]))
        wrong = "is missing" if value is None else f"is {_shown(value)}"
        self.fault(key, wrong, f'write {key} = "13:30", hours and minutes in quotes')
        return datetime.time.min

    def rate(self) -> Rate | None:
        yen = self.rest.pop("yen_per_dollar", None)
        if type(yen) not in (int, float) or not 10 <= yen <= 1000:
            wrong = "is missing" if yen is None else f"is {yen!r}"
            self.fault(
                "yen_per_dollar", wrong, "write yen_per_dollar = 150.0, the yen for one dollar"
            )
            yen = 0.0
        date = self.day("date", needed=True)
        return Rate(float(yen), date) if date else None

    def end(self) -> None:
        for key in self.rest:
            self.fault(key, "is not known", "mend its name or take it out")


def _shown(value: object) -> str:
    return str(value) if isinstance(value, datetime.date | datetime.time) else repr(value)


def _lines(text: str) -> dict[str, int]:
    """Return key -> line from 1; keys of a table `[wifi]` are `wifi.name`."""
    found: dict[str, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line.strip()):
            found.setdefault(header[1], number)
            inside = f"{header[1]}."
        elif key := _KEY.match(line.strip()):
            found.setdefault(inside + key[1], number)
    return found
