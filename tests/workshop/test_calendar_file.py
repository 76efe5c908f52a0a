"""The calendar file: golden bytes in each language, escapes, folds."""

from dataclasses import replace
from pathlib import Path

import pytest

from tebiki.source import event
from tebiki.source.read_words import tool_words
from tebiki.workshop import calendar_file

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()
EVENT = event.load(
    (ROOT / "event.example.toml").read_text(encoding="utf-8"), "event.toml", ("ja", "en")
)
SITE, SINCE = "https://host.example/guide/", 1793491200  # 2026-11-01


@pytest.mark.parametrize("language", ["ja", "en"])
def test_golden(language: str) -> None:
    expected = (ROOT / f"tests/data/event/event-{language}.ics").read_bytes()
    text = calendar_file.calendar_text(EVENT, language, WORDS[language], SITE, SINCE)
    assert text.encode() == expected


def test_escape() -> None:
    assert calendar_file.escape("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x0b", "\x85", "\u2028"])
def test_no_line_end_stays_in_a_text(end: str) -> None:
    assert calendar_file.escape(f"a{end}b\x00\x1bc") == "a\\nbc"


def test_hostile_event_leaves_the_file_whole() -> None:
    said = {"ja": 'a\rEND:VEVENT\r\nX:<script>, b; c\\d\u2028"e"' + "長" * 40}
    hostile = replace(
        EVENT, title=said, place=said, at_home=said, contact="a\rb", address='https://a.test/"é\r'
    )
    text = calendar_file.calendar_text(hostile, "ja", WORDS["ja"])
    lines = text.split("\r\n")
    assert lines[-1] == "" and not any("\r" in line or "\n" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "").split("\r\n")
    names = [line.partition(":")[0] for line in whole]
    assert "X" not in names and names.count("SUMMARY") == names.count("URL") == 1
    assert whole.count("END:VEVENT") == 1
    title = r'''SUMMARY:a\nEND:VEVENT\nX:<script>\, b\; c\\d\n"e"''' + "長" * 40
    assert title in whole and "URL:https://a.test/%22%C3%A9%0D" in whole


@pytest.mark.parametrize("text", ["あ" * 24 + "いう", "x" * 75, "x" * 76, "SUMMARY:" + "漢字" * 90])
def test_folds_hold_75_octets_and_every_character(text: str) -> None:
    lines = calendar_file.fold(text).split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "".join([lines[0], *(line.removeprefix(" ") for line in lines[1:])]) == text
    assert all(line.startswith(" ") for line in lines[1:])


FIRST = """\
title = "API 入門"
date = 2026-12-12
start = "13:30"
end = "15:00"
place = "会議室"
contact = "host@workshop.example"
"""
MOVED = FIRST.replace("2026-12-12", "2026-12-05")
RENAMED = MOVED.replace("API 入門", "API 入門（第1回）")


def entry(text: str, site_url: str = SITE, since: int = SINCE) -> dict[str, str]:
    """The calendar file's lines by their name."""
    read = event.load(text, "event.toml", ("ja", "en"))
    written = calendar_file.calendar_text(read, "ja", WORDS["ja"], site_url, since)
    return {name: value for name, _, value in (row.partition(":") for row in written.split("\r\n"))}


@pytest.mark.parametrize("site_url", [SITE, ""])
@pytest.mark.parametrize("corrected", [MOVED, RENAMED, FIRST.replace("13:30", "14:00")])
def test_a_correction_is_the_same_entry_and_a_later_one(corrected: str, site_url: str) -> None:
    first = entry(FIRST, site_url)
    again = entry(corrected, site_url)
    assert again["UID"] == first["UID"]
    assert again["DTSTAMP"] >= first["DTSTAMP"]  # never looks older, whatever the day
    counted = entry(f"{corrected}revision = 2\n", site_url)
    assert (first["SEQUENCE"], counted["SEQUENCE"]) == ("0", "2")
    assert counted["UID"] == first["UID"]
    assert counted["DTSTAMP"] == counted["LAST-MODIFIED"] > first["DTSTAMP"]


def test_an_entry_is_never_dated_by_the_day_of_the_event() -> None:
    assert entry(FIRST)["DTSTAMP"] == "20261101T000000Z"
    assert entry(f"{FIRST}revision = 61\n")["DTSTAMP"] == "20261101T010100Z"


def test_another_site_and_a_repeated_event_are_other_entries() -> None:
    own = f'{FIRST}uid = "2027-01@workshop.example"\n'
    assert entry(own)["UID"] == entry(own, "")["UID"] == "2027-01@workshop.example"
    one = entry(FIRST)["UID"]
    assert one != entry(FIRST, "https://other.example/guide/")["UID"]
    assert one == entry(f'{FIRST}address = "{SITE.rstrip("/")}"\n', "")["UID"]
    assert entry(FIRST, "")["UID"] != entry(FIRST.replace("host@", "us@"), "")["UID"]
