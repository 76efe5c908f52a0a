"""The plan of a workshop: rows from the pages' minutes, clock times, the table."""

import datetime
from pathlib import Path

from tebiki.source.read_words import tool_words
from tebiki.workshop.timetable import Chapter, clock, rows, table

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()["en"]
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


def test_break_of_no_minutes_stands_between_chapters_only() -> None:
    plan = rows(CHAPTERS, {"opening": 0}, WORDS)
    assert [(row.key, row.minutes) for row in plan] == [("one", 15), ("break-one", 0), ("two", 5)]
    html = table(plan, None, WORDS)
    assert '<tr data-row="break-one" class="is-empty" data-paper="no"><td><span' in html
    assert 'value="0" aria-label="One &amp; all: Break (minutes)" readonly' in html


def test_times_are_an_example_off_paper_unless_the_start_is_known() -> None:
    plan = rows(CHAPTERS, {}, WORDS)
    without = table(plan, None, WORDS)
    assert '<table class="timetable is-example"' in without
    assert (
        '<tr data-row="one"><td><span data-paper="no">13:00–13:15</span></td>'
        '<td><a href="../one/">One &amp; all</a></td><td><input type="number"' in without
    )
    assert "<td>Total</td><td>20</td>" in without
    assert '<input type="time" value="13:00" required readonly' in without
    known = table(plan, datetime.time(9, 5), WORDS)
    assert '<table class="timetable"' in known
    assert "<td><span>09:05–09:20</span></td>" in known
    assert "<tfoot><tr><td><span>09:05–09:25</span></td><td>Total</td><td>20</td>" in known


def test_plan_of_nothing_has_a_place_for_its_times_all_the_same() -> None:
    html = table((), datetime.time(9, 0), WORDS)
    assert "<tfoot><tr><td><span></span></td><td>Total</td><td>0</td></tr></tfoot>" in html
