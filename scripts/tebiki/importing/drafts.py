"""Makes draft pages out of a plain guide: sections, pages, steps with their pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tebiki.files.data_faults import Said
from tebiki.importing import draft_titles, draft_units, losses, picture_places
from tebiki.importing.draft_units import Unit
from tebiki.importing.plain_guide import Block, Picture, PlainGuide

_MONTH = re.compile(r"(20\d\d)\s*[/年.-]\s*(1[0-2]|0?[1-9])(?![0-9])")


@dataclass(frozen=True)
class Step:
    """A step: its drafted or given title, its Markdown, its pictures; `line` counts from 1."""

    id: str
    title: str
    drafted: bool
    line: int
    texts: tuple[str, ...]
    pictures: tuple[Picture, ...]
    marks: tuple[str, ...] = ()  # what a drafted title has lost of its sentence: `**`


@dataclass(frozen=True)
class Page:
    """A page; `heading` is "" where the guide has none for it and `title` is drafted."""

    name: str
    title: str
    heading: str
    line: int
    intro: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Section:
    """A part of the navigation; without a name, its page stands at the top.

    `line` is that of the heading of the first level, 0 where there is none.
    """

    name: str
    line: int
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Placing:
    """Why a run of pictures went to its text: their numbers, lines and the reason."""

    pictures: tuple[Picture, ...]
    page: str
    step: str
    text_line: int
    why: Said

    @property
    def is_guess(self) -> bool:
        """Whether another text could be meant."""
        return self.why != picture_places.ONLY


@dataclass(frozen=True)
class Draft:
    """A whole guide as drafts; `month` is "" where the guide names none."""

    guide: PlainGuide
    month: str
    sections: tuple[Section, ...]
    placings: tuple[Placing, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for section in self.sections for page in section.pages)


def make_draft(guide: PlainGuide, month: str = "") -> Draft:
    """Return the drafts of `guide`; `month` (`2023-06`) overrides the one that it names."""
    heads = list(_heads(guide.blocks))
    parts = [draft_units.parts(blocks, guide.restyle) for _, blocks in heads]
    decided = iter(
        picture_places.places(
            [
                [unit.plain if unit.texts else None for unit in units]
                for page in parts
                for _, units in page
            ]
        )
    )
    placings: list[Placing] = []
    sections: list[Section] = []
    for number, ((head, _), own) in enumerate(zip(heads, parts, strict=True), start=1):
        page, placed = _page(f"page-{number}", head, own, [next(decided) for _ in own], guide)
        placings.extend(placed)
        above = _section_head(guide.blocks, head)
        if above is None:
            sections.append(Section("", 0, (page,)))
        elif sections and sections[-1].line == above.line:
            sections[-1] = replace(sections[-1], pages=(*sections[-1].pages, page))
        else:
            sections.append(Section(losses.single(above.plain), above.line, (page,)))
    return Draft(guide, month or _month(guide), tuple(sections), tuple(placings))


def _only_words(head: Block) -> bool:
    """Whether the navigation can say all of a heading: it has no link, picture or HTML."""
    return all(item.kind == "heading" for item in losses.read_items(f"# {head.text}"))


def _section_head(blocks: Sequence[Block], head: Block | None) -> Block | None:
    """Return the heading of the first level that `head` is or stands below."""
    above = None
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            above = block
        if block is head:
            return above
    return None


def _heads(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Block]]]:
    """Yield heading and blocks of each page.

    A heading of the first level has a page of its own unless one of the second follows at once.
    """
    head: Block | None = None
    own: list[Block] = []
    for block in blocks:
        if block.kind == "heading" and block.level <= 2:
            bare = head is None or (head.level == 1 and block.level == 2 and _only_words(head))
            if own or not bare:
                yield head, own
            head, own = block, []
        else:
            own.append(block)
    if own or head or not blocks:
        yield head, own


def _page(
    name: str,
    head: Block | None,
    parts: Sequence[tuple[Block | None, list[Unit]]],
    decided: Sequence[Sequence[picture_places.Place]],
    guide: PlainGuide,
) -> tuple[Page, list[Placing]]:
    steps: list[Step] = []
    placings: list[Placing] = []
    intro: list[str] = []
    carried = list(head.pictures) if head else []
    for (given, units), places in zip(parts, decided, strict=True):
        groups = draft_units.groups(units, places, given is not None)
        if groups and groups[0][0] == "intro":
            intro.extend(text for unit in groups.pop(0)[1] for text in unit.texts)
        if given is not None and not groups:
            groups = [("step", [])]
        for number, (_, members) in enumerate(groups):
            identifier = f"step-{len(steps) + 1}"
            heading = given if given is not None and number == 0 else None
            step, own = _step(name, identifier, heading, members, units, places)
            if carried:
                step = replace(step, pictures=(*carried, *step.pictures))
                carried = []
            steps.append(step)
            placings.extend(own)
    if carried:
        at = head.line if head else 1
        steps.append(Step("step-1", "手順 1", True, at, tuple(intro), tuple(carried)))
        intro.clear()
    title, shown = draft_titles.page_title(head, name, guide)
    line = head.line if head else 1
    return Page(name, title, shown, line, tuple(intro), tuple(steps)), placings


def _step(
    page: str,
    identifier: str,
    given: Block | None,
    members: Sequence[Unit],
    units: Sequence[Unit],
    places: Sequence[picture_places.Place],
) -> tuple[Step, list[Placing]]:
    texts: list[str] = []
    pictures: list[Picture] = []
    placings = []
    for unit in members:
        at = next(number for number, other in enumerate(units) if other is unit)
        texts.extend(unit.texts[:-1] if unit.ends_raw else unit.texts)
        pictures.extend(unit.pictures if unit.texts else ())
        for place in places:
            if place.text == at or (place.text is None and place.pictures == at):
                run = units[place.pictures]
                texts.extend(run.shown)
                pictures.extend(run.pictures)
                placings.append(
                    Placing(tuple(run.pictures), page, identifier, unit.line, place.why)
                )
        texts.extend(unit.texts[-1:] if unit.ends_raw else ())
    line = given.line if given else members[0].line
    if given is not None:
        pictures = [*given.pictures, *pictures]
    drafted, marks = draft_titles.drafted(members, identifier)
    title = given.text if given is not None else drafted
    own = () if given is not None else marks
    return Step(
        identifier, title, given is None, line, tuple(texts), tuple(pictures), own
    ), placings


def _month(guide: PlainGuide) -> str:
    for block in guide.blocks:
        if match := _MONTH.search(block.plain):
            return f"{match[1]}-{int(match[2]):02}"
    return ""
