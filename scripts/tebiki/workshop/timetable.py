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
    `breaks` behind chapters by their names. Between two chapters there is always a break,
    if of no minutes, for the reader to lengthen.
    """
    breaks = plan.get("breaks")
    pauses = breaks if isinstance(breaks, Mapping) else {}
    found = [Row("opening", words["timetable_opening"], _minutes(plan.get("opening")))]
    between = {f"break-{chapter.name}" for chapter in chapters[:-1]}
    for chapter in chapters:
        found.append(Row(chapter.name, chapter.title, chapter.minutes, chapter.address))
        pause = _minutes(pauses.get(chapter.name))
        found.append(Row(f"break-{chapter.name}", words["timetable_break"], pause))
    found.append(Row("closing", words["timetable_closing"], _minutes(plan.get("closing"))))
    return tuple(row for row in found if row.minutes or row.key in between)


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
    """Return the plan as HTML: a table with what timetable.js needs to make it changeable.

    All of it is there from the start, so that nothing moves once the script runs; what only the
    script gives a use is hidden where there are none, and left off paper. Without a start the
    times are an example, on a screen; on paper their column stays empty, to be filled by a pen.
    """
    times = clock(start or START, plan)
    whole = (times[0][0], times[-1][1]) if plan else ("", "")
    aside = "" if start else ' data-paper="no"'
    said = " ".join(
        f'data-{key.replace("_", "-")}="{escape(words[f"timetable_{key}"])}"'
        for key in ("copied", "uncopied")
    )
    lines = [
        f'<p class="timetable-start" data-paper="no"><label>{escape(words["timetable_start"])} '
        f'<input type="time" value="{start or START:%H:%M}" required readonly autocomplete="off">'
        "</label></p>",
        f'<table class="timetable{"" if start else " is-example"}" {said}>',
        "<thead><tr>",
        *(f'<th scope="col">{escape(words[f"timetable_{key}"])}</th>' for key in _COLUMNS),
        "</tr></thead>",
        "<tbody>",
        *(
            _line(row, time, aside, _named(plan, number, words))
            for number, (row, time) in enumerate(zip(plan, times, strict=True))
        ),
        "</tbody>",
        f"<tfoot><tr><td>{_span(whole, aside)}</td><td>{escape(words['timetable_total'])}</td>"
        f"<td>{sum(row.minutes for row in plan)}</td></tr>"
        "</tfoot>",
        "</table>",
        f'<p class="timetable-tools" data-paper="no"><a>{escape(words["timetable_link"])}</a>',
        *(
            f'<button type="button" class="md-button" data-does="{key}">'
            f"{escape(words[f'timetable_{key}'])}</button>"
            for key in ("copy", "print", "reset")
        ),
        '<span role="status"></span></p>',
    ]
    return "\n".join(lines)


_COLUMNS = ("clock", "what", "minutes")


def _line(row: Row, time: tuple[str, str], aside: str, label: str) -> str:
    what = escape(row.what)
    if row.address:
        what = f'<a href="{escape(row.address)}">{what}</a>'
    empty = "" if row.minutes else ' class="is-empty" data-paper="no"'
    span = _span(time, aside) if row.minutes else _span(("", ""), aside)
    return (
        f'<tr data-row="{row.key}"{empty}><td>{span}</td><td>{what}</td>'
        f'<td><input type="number" min="0" max="600" step="5" value="{row.minutes}" '
        f'aria-label="{escape(label)}" readonly autocomplete="off"></td></tr>'
    )


def _named(plan: Sequence[Row], number: int, words: Mapping[str, str]) -> str:
    """What a row's minutes are called; a break by the chapter before it."""
    row = plan[number]
    what = f"{plan[number - 1].what}: {row.what}" if row.key.startswith("break-") else row.what
    return words["timetable_minutes_of"].format(what=what)


def _span(time: tuple[str, str], aside: str) -> str:
    return f"<span{aside}>{'–'.join(time) if time[0] else ''}</span>"


def _minutes(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
