"""Finds for each page and step of a guide what it was before, and is called today.

made chapter-1#step-1, today chapter-1#lift     ->  chapter-1#step-1 is chapter-1#lift
guide chapter-2#step-1, made chapter-1#step-1   ->  chapter-2#step-1 is chapter-1#step-1
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tebiki.importing import page_blocks
from tebiki.importing.known_again import Unit, known_again
from tebiki.importing.page_blocks import Parts, Section
from tebiki.importing.renamed_parts import Names

Place = tuple[str, str]  # a page, and the id of a step or ""
Guide = Mapping[str, Parts]


@dataclass(frozen=True)
class Found:
    """The names of the guide's parts today; `was` has for each place then what it was, how sure."""

    names: Names
    was: Mapping[Place, tuple[Place, float]]


def names_today(made: Guide, mine: Guide, pictures: Mapping[str, str]) -> Names:
    """Return what a person calls otherwise than it had been made."""
    away = [page for page in made if page not in mine]
    own = [page for page in mine if page not in made]
    known = known_again([_page(made[page]) for page in away], [_page(mine[page]) for page in own])
    pages = {away[old]: own[at] for at, (old, _) in known.items()}
    there = set(places(mine))
    lost = [one for one in places(made) if (pages.get(one[0], one[0]), one[1]) not in there]
    kept = {(pages.get(page, page), name) for page, name in places(made)}
    free = [one for one in places(mine) if one not in kept]
    return Names(pages, _steps(made, mine, lost, free), pictures)


def _steps(old: Guide, new: Guide, lost: list[Place], free: list[Place]) -> dict[Place, Place]:
    known = known_again(
        [unit(section(old, place)) for place in lost], [unit(section(new, place)) for place in free]
    )
    return {lost[at]: free[number] for number, (at, _) in known.items()}


def names_of_new(old: Guide, new: Guide, mine: Guide, today: Names) -> Found:
    """Return what is called as it was because it was there before; else a name that is free.

    `old` are the pages as they were made, by the names of `today`.
    """
    before, after = list(old), list(new)
    known = known_again([_page(old[page]) for page in before], [_page(new[page]) for page in after])
    pages: dict[str, str] = {}
    taken = {*old, *mine, *today.pages}
    for at, page in enumerate(after):
        pages[page] = before[known[at][0]] if at in known else _free(page, taken)
        taken.add(pages[page])
    alike = _alike(old, new, pages)
    names: dict[Place, Place] = {}
    was: dict[Place, tuple[Place, float]] = {}
    ids = {page: {one.id for guide in (old, mine) for one in _sections(guide, page)}
           for page in taken}  # fmt: skip
    for page, name in today.steps:  # no name comes back for another step
        ids[today.pages.get(page, page)].add(name)
    for place in places(new):
        page, before_it = pages[place[0]], alike.get(place)
        name = before_it[0][1] if before_it else "step-1"
        if not before_it or before_it[0][0] != page:
            name = _free(name, ids[page])
        ids[page].add(name)
        names[place] = (page, name)
        if before_it:
            was[page, name] = before_it
    return Found(Names(pages, names), was)


def _alike(old: Guide, new: Guide, pages: Mapping[str, str]) -> dict[Place, tuple[Place, float]]:
    """Steps are looked for on their own page first, then on all others."""
    found: dict[Place, tuple[Place, float]] = {}
    same = [([page], [to]) for page, to in pages.items() if to in old]
    for after, before in [*same, (list(new), list(old))]:
        gone = {place for place, _ in found.values()}
        lost = [one for one in places(old) if one[0] in before and one not in gone]
        free = [one for one in places(new) if one[0] in after and one not in found]
        known = known_again(
            [unit(section(old, one)) for one in lost], [unit(section(new, one)) for one in free]
        )
        found |= {free[at]: (lost[number], sure) for at, (number, sure) in known.items()}
    return found


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    stem, _, number = name.rpartition("-")
    stem = stem if number.isdecimal() and stem else name
    return next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)


def places(guide: Guide) -> list[Place]:
    """Return the steps of all pages."""
    return [(page, one.id) for page, found in guide.items() for one in found.sections if one.id]


def section(guide: Guide, place: Place) -> Section:
    return next(one for one in guide[place[0]].sections if one.id == place[1])


def unit(found: Section) -> Unit:
    """By what a step is known again: its text, or its title where it has none; its pictures."""
    text = page_blocks.text_key(found.body) or page_blocks.plain(found.title)
    return Unit(text, _pictures([found]), page_blocks.plain(found.title))


def _page(found: Parts) -> Unit:
    blocks = [block for one in found.sections for block in one.blocks]
    title = next((block for block in blocks if block.startswith("# ")), "")
    text = page_blocks.text_key(blocks)
    return Unit(text, _pictures(found.sections), page_blocks.plain(title))


def _pictures(sections: Iterable[Section]) -> frozenset[str]:
    blocks = (block for one in sections for block in one.blocks)
    return frozenset(name for block in blocks for name in page_blocks.pictures(block))


def _sections(guide: Guide, page: str) -> tuple[Section, ...]:
    return guide[page].sections if page in guide else ()
