"""Writes an event as a calendar file (RFC 5545); the same event gives the same bytes."""

import datetime
import hashlib
import re
from collections.abc import Mapping

from tebiki.source import event_fields, event_words
from tebiki.source.event import Event

ZONE = "Asia/Tokyo"
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE = 75  # octets at most, the line end not counted


def calendar_text(
    event: Event, language: str, words: Mapping[str, str], site_url: str = "", since: int = 0
) -> str:
    """Return the calendar file's text, with CRLF line ends.

    `site_url` is the address of the whole site, `since` the seconds since 1970 from which
    corrections count. A calendar replaces an entry by one with the same UID and a higher
    SEQUENCE, some by a later DTSTAMP: both grow with the event's revision, and with nothing else
    that two builds of one event could differ in.
    """
    revised = datetime.datetime.fromtimestamp(since, datetime.UTC)
    stamp = f"{revised + datetime.timedelta(minutes=event.revision):%Y%m%dT%H%M%SZ}"
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tebiki//event//EN", "CALSCALE:GREGORIAN"),
        *("BEGIN:VTIMEZONE", f"TZID:{ZONE}"),
        *("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900"),
        *("TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE"),
        "BEGIN:VEVENT",
        f"UID:{uid(event, site_url)}",
        *(f"SEQUENCE:{event.revision}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}"),
        f"DTSTART;TZID={ZONE}:{event.date:%Y%m%d}T{event.start:%H%M%S}",
        f"DTEND;TZID={ZONE}:{event.date:%Y%m%d}T{event.end:%H%M%S}",
        f"SUMMARY:{escape(event.title[language])}",
        f"LOCATION:{escape(event.place[language])}",
        f"DESCRIPTION:{escape(_description(event, language, words))}",
        *([f"URL:{event_fields.web_address(event.address)}"] if event.address else []),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def uid(event: Event, site_url: str = "") -> str:
    """Return what marks the event: its own uid, else one of the site, without one of the contact.

    Neither title nor day, place or hour is part of it: they may be corrected.
    """
    if event.uid:
        return event.uid
    home = (event.address or site_url).rstrip("/") or event.contact
    return f"{hashlib.sha256(home.casefold().encode()).hexdigest()[:32]}@tebiki"


def escape(text: str) -> str:
    """Return `text` as a value of type TEXT (RFC 5545, 3.3.11)."""
    text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def fold(line: str) -> str:
    """Fold `line` to 75 octets (RFC 5545, 3.1), never inside a character."""
    folded: list[str] = []
    current, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LINE:
            folded.append(current)
            current, size = " ", 1
        current += sign
        size += octets
    return "\r\n".join([*folded, current])


def _description(event: Event, language: str, words: Mapping[str, str]) -> str:
    said = event_words.fields(event, language, words)
    lines = []
    if event.at_home:
        lines.append(words["event_line_at_home"].format(text=said["at_home"]))
    if event.home_by:
        lines.append(words["event_line_home_by"].format(text=said["home_by"]))
    lines.append(words["event_line_contact"].format(text=event.contact))
    if event.address:
        lines.append(words["event_line_address"].format(text=event.address))
    return "\n".join(lines)
