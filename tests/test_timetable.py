"""The plan of a workshop: rows from the pages' minutes, clock times, the table."""

import datetime
from pathlib import Path

import words
from timetable import Chapter, clock, rows, table

ROOT = Path(__file__).resolve().parent.parent
WORDS = words.load((ROOT / "docs/_data/words.toml").read_text(encoding="utf-8"), "words")["en"]
CHAPTERS = (Chapter("one", "One & all", 15, "../one/"), Chapter("two", "Two", 5, "../two/"))


def test_rows_are_opening_chapters_their_breaks_and_closing() -> None:
    plan = rows(CHAPTERS, {"opening": 10, "breaks": {"one": 7, "two": 0}}, WORDS)
    assert [(row.key, row.minutes) for row in plan] == [
        ("opening", 10),
        ("one", 15),
        ("break-one", 7),
        ("two", 5),
    ]


def test_clock_goes_on_from_row_to_row_and_over_midnight() -> None:
    plan = rows(CHAPTERS, {"breaks": {"one": 10}}, WORDS)
    assert clock(datetime.time(23, 40), plan) == (
        ("23:40", "23:55"),
        ("23:55", "00:05"),
        ("00:05", "00:10"),
    )


def test_table_has_times_only_where_the_start_is_known() -> None:
    plan = rows(CHAPTERS, {}, WORDS)
    without = table(plan, None, WORDS)
    assert (
        '<tr data-row="one" data-minutes="15"><td></td><td><a href="../one/">One &amp; all</a>'
        in without
    )
    assert "<td>Total</td><td>20</td>" in without
    assert 'data-from="13:00"' in without
    known = table(plan, datetime.time(9, 5), WORDS)
    assert "<td>09:05–09:20</td>" in known
    assert "<tfoot><tr><td>09:05–09:25</td><td>Total</td><td>20</td></tr></tfoot>" in known
