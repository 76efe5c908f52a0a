"""The calendar file: golden bytes in each language, escapes, folds."""

from pathlib import Path

import pytest

import calendar_file
import event
import words

ROOT = Path(__file__).resolve().parent.parent
WORDS = words.load((ROOT / "docs/_data/words.toml").read_text(encoding="utf-8"), "words")
EVENT = event.load(
    (ROOT / "event.example.toml").read_text(encoding="utf-8"), "event.toml", ("ja", "en")
)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_golden(language: str) -> None:
    expected = (ROOT / f"tests/data/event/event-{language}.ics").read_bytes()
    assert calendar_file.calendar_text(EVENT, language, WORDS[language]).encode() == expected


def test_escape() -> None:
    assert calendar_file.escape("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


@pytest.mark.parametrize("text", ["あ" * 24 + "いう", "x" * 75, "x" * 76, "SUMMARY:" + "漢字" * 90])
def test_folds_hold_75_octets_and_every_character(text: str) -> None:
    lines = calendar_file.fold(text).split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "".join([lines[0], *(line.removeprefix(" ") for line in lines[1:])]) == text
    assert all(line.startswith(" ") for line in lines[1:])
