"""Reads a page whose steps are its texts: one that asks for something, or has a picture or code.

設定を開きます。 / picture / 右上に名前が出ます。 / 保存を押します。
-> 設定を開きます (picture, 右上に名前が出ます。), 保存を押します
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tebiki.importing import actions, picture_places
from tebiki.importing.guide_tree import Inline, Node, paragraph, plain
from tebiki.importing.raw_steps import OpenStep, Reading, asides_of, headed, is_task, said
from tebiki.importing.text_units import Unit, place, units_of

_MANY = 4  # pictures of a page that goes by them
_SOME = 2  # of one where another picture is another screen
_LITTLE = 60  # signs to read for each picture


def by_texts(nodes: Sequence[Node], side: str = "", *, is_wished: bool) -> Reading:
    """Read texts; `side` is where the pictures stood on the page before."""
    parts = units_of(nodes)
    intro = _opening(parts) or _preface(parts[0][1])
    places = picture_places.places(
        [[unit.plain if unit.has_text else None for unit in units] for _, units in parts],
        side,
        is_steady=True,
    )
    # Where all stand on one side, no single one is a guess.
    everything = [unit for _, units in parts for unit in units]
    is_shown_by_pictures = _goes_by_pictures(everything, _MANY)
    has_screens = _goes_by_pictures(everything, _SOME)
    is_asking = is_wished or _is_asking(everything)
    if not (is_asking or _is_album(everything)):
        return Reading("none", tuple(nodes), ())
    sides = [place.side for placed in places for place in placed if place.side]
    is_mixed = len(set(sides)) > 1
    steps: list[OpenStep] = []
    tasks: set[int] = set()
    asides = asides_of(nodes)
    for (heading, units), placed in zip(parts, places, strict=True):
        place(units, placed, is_mixed=is_mixed)
        at = headed(heading, (), ()) if heading else None
        is_around = at is not None and actions.is_around(plain(at.title))
        if at and heading:
            at.is_shown = bool(at.nodes)
            steps.append(at)
            own = [node for unit in units for node in unit.nodes]
            if is_task(heading, own, asides):
                tasks.add(id(at))
        for number, unit in enumerate(units):
            if not unit.nodes:
                continue
            unit.asks = unit.asks or is_wished
            if is_asking:
                unit.shows = has_screens and unit.has_picture and _is_screen(units[number:])
            else:
                unit.shows = unit.is_shown
            if at is None:
                begins = unit.asks or (unit.shows and (unit.leads or not is_asking))
            else:
                begins = not (unit.goes_on or (is_around and not unit.is_shown)) and _begins(
                    unit, at, parts_all=not is_shown_by_pictures
                )
            if begins:
                at = OpenStep(unit.line)
                steps.append(at)
            if at is None:
                intro += unit.nodes
                continue
            at.nodes += unit.nodes
            at.guessed = at.guessed or unit.guessed
            at.is_shown = at.is_shown or unit.is_shown
            at.asks = at.asks or unit.asks or (unit.shows and unit.leads)
    is_done = [
        is_wished or not step.title or id(step) in tasks or (step.is_shown and not is_asking)
        for step in steps
    ]
    steps = _only_done(steps, is_done, intro)
    if not steps:
        return Reading("none", tuple(nodes), ())
    done = tuple(step.done() for step in steps)
    return Reading("texts", tuple(intro), done, sides[-1] if sides else side)


def _begins(unit: Unit, at: OpenStep, *, parts_all: bool) -> bool:
    """Whether a text is a step of its own behind another: it is done, or shows another screen.

    What is asked for on a screen that began a step belongs to it.
    """
    if unit.asks and at.is_shown:
        return bool(at.title or at.asks or unit.shows)
    if unit.asks:
        return at.asks and parts_all
    return unit.shows and (at.is_shown or (unit.leads and at.asks))


def _is_screen(units: Sequence[Unit]) -> bool:
    """Whether the first of texts, with its picture, is a screen, or explains that of the second."""
    unit, *after = units
    if unit.asks or unit.leads or actions.appears(unit.plain):
        return True
    return unit.is_below and bool(after) and after[0].asks and not after[0].has_picture


def _opening(parts: Sequence[tuple[Node | None, list[Unit]]]) -> list[Node]:
    """Take out what stands above a page's first heading, where it shows and begs for nothing."""
    units = parts[0][1]
    if len(parts) < 2 or any(one.is_shown or actions.pleads(one.plain) for one in units):
        return []
    nodes = [node for unit in units for node in unit.nodes]
    if not all(unit.has_text for unit in units):
        return []
    units.clear()
    return nodes


def _preface(units: list[Unit]) -> list[Node]:
    """Take out a first text that asks for nothing, before the picture of one that does."""
    if len(units) < 3 or units[0].asks or units[0].leads or not units[0].has_text:
        return []
    is_ahead = not units[1].has_text and units[2].asks
    if not is_ahead or units[0].is_shown or picture_places.points(units[0].plain):
        return []
    return units.pop(0).nodes


def _is_asking(units: Sequence[Unit]) -> bool:
    """Whether texts say what to do, on a page that is more than a few captions of pictures."""
    asking = sum(unit.asks or unit.leads for unit in units)
    texts = (said(unit.nodes) for unit in units)
    return asking * 4 >= sum(unit.is_shown for unit in units) and actions.are_tasks(texts)


def _is_album(units: Sequence[Unit]) -> bool:
    """Whether a page is pictures and code with little to read: then these are what is done."""
    shown = sum(unit.is_shown for unit in units)
    return shown > 0 and sum(len(unit.plain) for unit in units) <= _LITTLE * shown


def _goes_by_pictures(units: Iterable[Unit], many: int) -> bool:
    """Whether pictures part the page: then texts up to the next picture are one step."""
    known = list(units)
    pictures = sum(not unit.has_text or unit.is_shown for unit in known)
    asking = sum(unit.asks for unit in known)
    return pictures >= many and pictures * 5 >= asking * 2


def _only_done(
    steps: Sequence[OpenStep], is_done: Sequence[bool], intro: list[Node]
) -> list[OpenStep]:
    """A heading with nothing to do below it is no step: it ends the one before, as a bold line.

    One with nothing below it at all stands above the next step's text.
    """
    found: list[OpenStep] = []
    waiting: list[Node] = []
    for step, done in zip(steps, is_done, strict=True):
        bold = [Inline("strong", children=step.title, line=step.line)] if step.title else []
        told = [paragraph(bold, step.line), *step.nodes] if bold else step.nodes
        if step.title and not step.nodes:
            waiting += told
        elif not done:
            (found[-1].nodes if found else intro).extend([*waiting, *told])
            waiting = []
        else:
            step.nodes[:0] = waiting
            waiting = []
            found.append(step)
    (found[-1].nodes if found else intro).extend(waiting)
    return found
