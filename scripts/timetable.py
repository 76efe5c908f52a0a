"""Plans a workshop from the pages' minutes: rows with clock times, and their table."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

START = datetime.time(13, 0)  # what the page offers where no event says when it begins


@dataclass(frozen=True)
class Chapter:
    """A page with steps: its name, title, minutes, and its address from the timetable's page."""

    name: str
    title: str
    minutes: int
    address: str


@dataclass(frozen=True)
class Row:
    """One line of the plan; `key` names it in a shared link."""

    key: str
    what: str
    minutes: int
    address: str = ""


def rows(
    chapters: Sequence[Chapter], plan: Mapping[str, object], words: Mapping[str, str]
) -> tuple[Row, ...]:
    """Return the plan's rows.

    `plan` is the front matter's `timetable`: minutes of `opening` and `closing`, and of
    `breaks` behind chapters by their names. A break of no minutes is no row.
    """
    breaks = plan.get("breaks")
    pauses = breaks if isinstance(breaks, Mapping) else {}
    found = [Row("opening", words["timetable_opening"], _minutes(plan.get("opening")))]
    for chapter in chapters:
        found.append(Row(chapter.name, chapter.title, chapter.minutes, chapter.address))
        pause = _minutes(pauses.get(chapter.name))
        found.append(Row(f"break-{chapter.name}", words["timetable_break"], pause))
    found.append(Row("closing", words["timetable_closing"], _minutes(plan.get("closing"))))
    return tuple(row for row in found if row.minutes)


def clock(start: datetime.time, plan: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Return from when until when each row lasts."""
    at = datetime.datetime.combine(datetime.date(2000, 1, 1), start)
    times = []
    for row in plan:
        end = at + datetime.timedelta(minutes=row.minutes)
        times.append((f"{at:%H:%M}", f"{end:%H:%M}"))
        at = end
    return tuple(times)


def table(plan: Sequence[Row], start: datetime.time | None, words: Mapping[str, str]) -> str:
    """Return the plan as an HTML table that timetable.js makes changeable.

    Without a start the column of times stays empty, to be filled by a pen.
    """
    times = clock(start, plan) if start else [("", "")] * len(plan)
    said = " ".join(
        f'data-{key.replace("_", "-")}="{escape(words[f"timetable_{key}"])}"'
        for key in (
            *("start", "break", "minutes_of", "link", "copy", "copied", "uncopied"),
            *("print", "reset"),
        )
    )
    lines = [
        f'<table class="timetable" data-from="{start or START:%H:%M}" {said}>',
        "<thead><tr>",
        *(f'<th scope="col">{words[f"timetable_{key}"]}</th>' for key in _COLUMNS),
        "</tr></thead>",
        "<tbody>",
        *(_line(row, time) for row, time in zip(plan, times, strict=True)),
        "</tbody>",
        f"<tfoot><tr><td>{_span((times[0][0], times[-1][1])) if plan else ''}</td>"
        f"<td>{words['timetable_total']}</td><td>{sum(row.minutes for row in plan)}</td></tr>"
        "</tfoot>",
        "</table>",
    ]
    return "\n".join(lines)


_COLUMNS = ("clock", "what", "minutes")


def _line(row: Row, time: tuple[str, str]) -> str:
    what = escape(row.what)
    if row.address:
        what = f'<a href="{escape(row.address)}">{what}</a>'
    return (
        f'<tr data-row="{row.key}" data-minutes="{row.minutes}">'
        f"<td>{_span(time)}</td><td>{what}</td><td>{row.minutes}</td></tr>"
    )


def _span(time: tuple[str, str]) -> str:
    return "–".join(time) if time[0] else ""


def _minutes(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
