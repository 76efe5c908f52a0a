"""Reads an event's file, event.toml: what a workshop is called, when and where it is, its rate."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tebiki.files.data_faults import DataError, DataFault, Said, code, same
from tebiki.files.tables import Document, Table
from tebiki.safety import invisible_signs, plain_texts

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+")
_UID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9][A-Za-z0-9.-]*")
_LINE_END = re.compile(r"[\x85\u2028\u2029]")
# What neither a page nor a calendar can hold: ISO 6429's second set of control characters, what
# XML 1.0 (2.2) has not, private signs; and a field.
_REFUSED = re.compile(
    r"[\x80-\x84\x86-\x9f\ufffe\uffff\U000f0000-\U000ffffd]"
    r"|(?P<field>[{｛]\s*event\s*\.[^}｝]*[}｝]?)",
    re.IGNORECASE,
)
_IN_LINE = re.compile(r"[^\x85\u2028\u2029]+")


class EventError(DataError):
    """The event's file cannot be used; `faults` has one message a fault, with line and key."""


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
    uid: str = ""  # what marks the event in calendars (RFC 5545)
    revision: int = 0  # how often it was corrected since it was first published


def load(text: str, path: str, languages: Sequence[str]) -> Event:
    """Return the event that stands in `text`. Raises EventError with every fault.

    A text is a string for all `languages`, or a table with one string a language.
    """
    document = Document(text, path, EventError)
    plain_texts.hold(document)
    for place, value in plain_texts.texts(document.data):
        if found := _REFUSED.search(value):
            sign = found["field"] or f"U+{ord(found[0][0]):04X}"
            said = _HOLDS.filled(name=same(str(place[0])), found=same(sign))
            document.root.fault(place, said)
    named = {fault.line for fault in document.faults}
    unseen = (*invisible_signs.faults(text), *invisible_signs.in_escapes(text))
    document.faults += [DataFault(path, line, said) for line, said in unseen if line not in named]
    event = _event(document.root, languages)
    document.stop()
    return event


def _event(table: Table, languages: Sequence[str]) -> Event:
    wifi, rate = table.table("wifi"), table.table("rate")
    address = Said(
        'address = "https://…", that of the site',
        'サイトのアドレスを address = "https://…" のように',
    )
    event = Event(
        title=_words(table, "title", languages),
        date=_day(table, "date", needed=True) or datetime.date.min,
        start=_time(table, "start"),
        end=_time(table, "end"),
        place=_words(table, "place", languages),
        contact=table.text("contact", code('contact = "host@workshop.example"'), _IN_LINE),
        address=table.text("address", address, _ADDRESS, needed=False),
        at_home=_words(table, "at_home", languages, needed=False),
        home_by=_day(table, "home_by", needed=False),
        wifi=wifi.text("name", _NETWORK, _IN_LINE) if wifi else "",
        wifi_password=wifi.text("password", _PASSWORD, _IN_LINE, needed=False) if wifi else "",
        rate=_rate(rate) if rate else None,
        uid=table.text("uid", _OWN_UID, _UID, needed=False),
        revision=_revision(table),
    )
    if event.end <= event.start and not table.document.faults:
        table.fault("end", _ENDS_FIRST)
    if event.home_by and event.home_by > event.date and not table.document.faults:
        table.fault("home_by", _TOO_LATE)
    for part in (table, wifi, rate):
        if part:
            part.end()
    return event


_HOLDS = Said(
    "{name} holds {found}, which no page can show; take it out",
    "{name} に {found} が入っています。ページに出せないので、消してください。",
)
_NETWORK = Said('name = "<the network>"', 'name = "（Wi-Fi の名前）" と')
_PASSWORD = Said('password = "<the password>"', 'password = "（パスワード）" と')
_OWN_UID = Said(
    'uid = "2026-12@workshop.example", a name of this event, @, a domain of yours',
    'この会だけの名前と自分のドメインを @ でつないで uid = "2026-12@workshop.example" のように',
)
_ENDS_FIRST = Said(
    'end is not after start; write a later time, such as end = "15:00"',
    'end が start より後ではありません。end = "15:00" のように、後の時刻を書いてください。',
)
_TOO_LATE = Said(
    "home_by is after date; write a day before the event",
    "home_by が date より後です。会より前の日を書いてください。",
)


def _words(
    table: Table, key: str, languages: Sequence[str], *, needed: bool = True
) -> dict[str, str]:
    value = table.take(key)
    if value is None and not needed:
        return {}
    if isinstance(value, str) and value.strip():
        return dict.fromkeys(languages, _LINE_END.sub("\n", value.strip()))
    if isinstance(value, dict) and set(value) == set(languages):
        texts = {
            language: _LINE_END.sub("\n", value[language].strip())
            for language in languages
            if isinstance(value[language], str)
        }
        if len(texts) == len(languages) and all(texts.values()):
            return texts
    each = ", ".join(f'{language} = "…"' for language in languages)
    alone, whole = f'{key} = "…"', f"{key} = {{ {each} }}"
    table.wrong(key, value, Said(f"{alone}, or {whole}", f"{alone} か {whole} と"))
    return dict.fromkeys(languages, "")


def _day(table: Table, key: str, *, needed: bool) -> datetime.date | None:
    form = f"{key} = 2026-12-05"
    said = Said(
        f"{form}, year, month and day without quotes", f"年月日を引用符なしで {form} のように"
    )
    return table.day(key, said, needed=needed)


def _time(table: Table, key: str) -> datetime.time:
    value = table.take(key)
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match:
        return datetime.time(int(match[1]), int(match[2]))
    form = f'{key} = "13:30"'
    said = Said(f"{form}, hours and minutes in quotes", f"時と分を引用符に入れて {form} のように")
    table.wrong(key, value, said)
    return datetime.time.min


def _revision(table: Table) -> int:
    value = table.take("revision")
    if value is None:
        return 0
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9999:
        return value
    said = Said(
        "revision = 1, and one more with each correction",
        "revision = 1 とし、直すたびに 1 ずつ増やして",
    )
    table.wrong("revision", value, said)
    return 0


def _rate(table: Table) -> Rate | None:
    yen = table.take("yen_per_dollar")
    good = isinstance(yen, int | float) and not isinstance(yen, bool) and 10 <= yen <= 1000
    if not good:
        form = "yen_per_dollar = 150.0"
        said = Said(f"{form}, the yen for one dollar", f"1 ドルが何円かを {form} のように")
        table.wrong("yen_per_dollar", yen, said)
    date = _day(table, "date", needed=True)
    return Rate(float(yen), date) if isinstance(yen, int | float) and good and date else None
