"""Says what an event's file holds in a language: day, time, fields for texts, yen for dollars."""

import datetime
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from tebiki.source.event import Event, Rate

FIELDS = (
    *("title", "date", "time", "place", "contact", "address", "wifi", "at_home", "home_by"),
    "rate",
)


def day(date: datetime.date, words: Mapping[str, str]) -> str:
    """Return a day with its weekday, as the language says it."""
    return words["event_day"].format(
        year=date.year,
        month=date.month,
        month_name=words["event_months"].split()[date.month - 1],
        day=date.day,
        weekday=words["event_weekdays"].split()[date.weekday()],
    )


def span(start: datetime.time, end: datetime.time, words: Mapping[str, str]) -> str:
    """Return from when until when, as `13:30〜15:00`."""
    return words["event_span"].format(start=f"{start:%H:%M}", end=f"{end:%H:%M}")


def fields(event: Event | None, language: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return what `{event.<name>}` in a text stands for: its data, else a blank to fill in."""
    blanks = {name: words[f"event_blank_{name}"] for name in FIELDS}
    return blanks | (data(event, language, words) if event else {})


def data(event: Event, language: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that the event tells, each in one line."""
    known = {
        "title": event.title[language],
        "date": day(event.date, words),
        "time": span(event.start, event.end, words),
        "place": event.place[language],
        "contact": event.contact,
        "address": event.address,
        "wifi": wifi(event),
        "at_home": event.at_home.get(language, ""),
        "home_by": day(event.home_by, words) if event.home_by else "",
        "rate": rate(event.rate, words) if event.rate else "",
    }
    return {name: " ".join(value.splitlines()) for name, value in known.items() if value}


def wifi(event: Event) -> str:
    """Return the network and its password, or ""."""
    return " / ".join(part for part in (event.wifi, event.wifi_password) if part)


def rate(rate: Rate, words: Mapping[str, str]) -> str:
    """Return the sentence that says by which rate, of which day, amounts in yen are reckoned."""
    return words["event_rate"].format(yen=f"{rate.yen:g}", date=day(rate.date, words))


def yen(dollars: str, rate: Rate, words: Mapping[str, str]) -> str:
    """Return the words behind an amount such as `24` or `7.50` dollars."""
    amount = Decimal(dollars) * Decimal(str(rate.yen))
    return words["event_yen"].format(
        yen=f"{amount.quantize(Decimal(1), ROUND_HALF_UP):,}", date=rate.date
    )
