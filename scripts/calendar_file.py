"""Writes an event as a calendar file (RFC 5545); the same event gives the same bytes."""

import datetime
import hashlib
from collections.abc import Mapping

import event_words
from event import Event

ZONE = "Asia/Tokyo"
_OFFSET = datetime.timedelta(hours=9)  # Japan has no summer time
_LINE = 75  # octets at most, the line end not counted


def calendar_text(event: Event, language: str, words: Mapping[str, str]) -> str:
    """Return the calendar file's text, with CRLF line ends."""
    identity = hashlib.sha256(f"{event.title}\n{event.contact}".encode()).hexdigest()[:32]
    stamp = datetime.datetime.combine(event.date, event.start) - _OFFSET
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tebiki//event//EN", "CALSCALE:GREGORIAN"),
        *("BEGIN:VTIMEZONE", f"TZID:{ZONE}"),
        *("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900"),
        *("TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE"),
        "BEGIN:VEVENT",
        f"UID:{identity}@tebiki",
        # A reader wants to know when the entry was written; two builds must not differ in it.
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%S}Z",
        f"DTSTART;TZID={ZONE}:{event.date:%Y%m%d}T{event.start:%H%M%S}",
        f"DTEND;TZID={ZONE}:{event.date:%Y%m%d}T{event.end:%H%M%S}",
        f"SUMMARY:{escape(event.title[language])}",
        f"LOCATION:{escape(event.place[language])}",
        f"DESCRIPTION:{escape(_description(event, language, words))}",
        *([f"URL:{event.address}"] if event.address else []),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def escape(text: str) -> str:
    """Return `text` as a value of type TEXT (RFC 5545, 3.3.11)."""
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
