"""Says what else a workshop needs the day before: papers of this edition, pages rehearsed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tebiki.editions import reviews
from tebiki.markdown.page import Page
from tebiki.source import months


@dataclass(frozen=True)
class Paper:
    """A handout or an offline copy: its path, and `good`, `missing` or the edition it is of."""

    path: str
    state: str


@dataclass(frozen=True)
class Rehearsal:
    """A page whose screens nobody has followed for long; `verified` is "" for never."""

    page: str
    verified: str
    months: int


def papers(
    guides: Iterable[str],
    languages: Iterable[str],
    edition: str,
    pdf_editions: Mapping[str, str],
    zips: Iterable[str],
) -> tuple[Paper, ...]:
    """Return the state of every guide's handouts and zip.

    `pdf_editions` maps the PDFs that are there to the edition they say; `zips` are file names.
    """
    found = []
    there = set(zips)
    for guide in guides:
        for language in languages:
            path = f"handout/{guide}-{language}.pdf"
            said = pdf_editions.get(path)
            state = "missing" if said is None else "good" if said in ("", edition) else said
            found.append(Paper(path, state))
        name = f"{guide}-{edition}.zip"
        others = sorted(one for one in there if one.startswith(f"{guide}-"))
        old = others[-1].removeprefix(f"{guide}-").removesuffix(".zip") if others else "missing"
        found.append(Paper(name, "good" if name in there else old))
    return tuple(found)


def rehearsals_due(pages: Iterable[Page], today: date, interval: int) -> tuple[Rehearsal, ...]:
    """Return the pages that nobody has followed for more than `interval` months, or ever."""
    now = (today.year, today.month)
    found = []
    for due in reviews.due_pages(pages, now, interval):
        month = months.read_month(due.since)
        age = months.months_between(month, now) if month else 0
        found.append(Rehearsal(due.place, due.since, age))
    return tuple(found)
