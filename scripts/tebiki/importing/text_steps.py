"""Reads a page whose steps are its texts: one that asks for something, or has a picture or code.

設定を開きます。 / picture / 右上に名前が出ます。 / 保存を押します。
-> 設定を開きます (picture, 右上に名前が出ます。), 保存を押します
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tebiki.importing import actions, picture_links, picture_places
from tebiki.importing.guide_tree import Inline, Node, images, paragraph, plain, without_images
from tebiki.importing.raw_steps import OpenStep, Reading, is_shown, is_task, pictures_of, said

_MANY = 4  # pictures of a page that goes by them
_LITTLE = 60  # signs to read for each picture


def by_texts(nodes: Sequence[Node], *, is_wished: bool) -> Reading:
    parts = _units(nodes)
    places = picture_places.places(
        [[unit.plain if unit.has_text else None for unit in units] for _, units in parts],
        is_steady=True,
    )
    # Where all stand on one side, no single one is a guess.
    everything = [unit for _, units in parts for unit in units]
    is_shown_by_pictures = _goes_by_pictures(everything)
    is_asking = is_wished or _is_asking(everything)
    if not (is_asking or _is_album(everything)):
        return Reading("none", tuple(nodes), ())
    is_mixed = len({place.side for placed in places for place in placed if place.side}) > 1
    intro: list[Node] = []
    steps: list[OpenStep] = []
    tasks: set[int] = set()
    for (heading, units), placed in zip(parts, places, strict=True):
        _place(units, placed, is_mixed=is_mixed)
        at = OpenStep(heading.line, without_images(heading.inlines)) if heading else None
        if at and heading:
            at.nodes += pictures_of(heading)
            at.is_shown = bool(at.nodes)
            at.anchor = heading.label
            steps.append(at)
            if is_task(heading, [node for unit in units for node in unit.nodes]):
                tasks.add(id(at))
        for unit in units:
            if not unit.nodes:
                continue
            asks = unit.asks or is_wished
            shows = unit.is_shown and not is_asking
            begins = (asks or shows) if at is None else (
                (asks and (at.is_shown or (at.asks and not is_shown_by_pictures)))
                or (shows and at.is_shown)
            )  # fmt: skip
            if begins and not (unit.goes_on and at):
                at = OpenStep(unit.line)
                steps.append(at)
            if at is None:
                intro += unit.nodes
                continue
            at.nodes += unit.nodes
            at.guessed = at.guessed or unit.guessed
            at.is_shown = at.is_shown or unit.is_shown
            at.asks = at.asks or unit.asks
    is_done = [
        is_wished or not step.title or id(step) in tasks or (step.is_shown and not is_asking)
        for step in steps
    ]
    steps = _only_done(steps, is_done, intro)
    if not steps:
        return Reading("none", tuple(nodes), ())
    return Reading("texts", tuple(intro), tuple(step.done() for step in steps))


def _is_asking(units: Sequence[_Unit]) -> bool:
    """Whether texts say what to do, on a page that is more than a few captions of pictures."""
    asking = sum(unit.asks for unit in units)
    texts = (said(unit.nodes) for unit in units)
    return asking * 4 >= sum(unit.is_shown for unit in units) and actions.are_tasks(texts)


def _is_album(units: Sequence[_Unit]) -> bool:
    """Whether a page is pictures and code with little to read: then these are what is done."""
    shown = sum(unit.is_shown for unit in units)
    return shown > 0 and sum(len(unit.plain) for unit in units) <= _LITTLE * shown


def _goes_by_pictures(units: Iterable[_Unit]) -> bool:
    """Whether pictures part the page: then texts up to the next picture are one step."""
    known = list(units)
    pictures = sum(not unit.has_text or unit.is_shown for unit in known)
    asking = sum(unit.asks for unit in known)
    return pictures >= _MANY and pictures * 5 >= asking * 2


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


@dataclass
class _Unit:
    """A text with what goes with it, or a run of pictures until its place is known."""

    line: int
    nodes: list[Node]
    plain: str = ""
    has_text: bool = True
    asks: bool = False
    is_shown: bool = False
    guessed: str = ""
    goes_on: bool = False  # no text of its own: it belongs to the step before it


def _units(nodes: Sequence[Node]) -> list[tuple[Node | None, list[_Unit]]]:
    parts: list[tuple[Node | None, list[_Unit]]] = [(None, [])]
    for node in nodes:
        if node.kind == "heading":
            parts.append((node, []))
            continue
        units = parts[-1][1]
        if node.kind == "paragraph":
            _add_paragraph(units, node)
        elif units and units[-1].has_text:
            units[-1].nodes.append(node)
            units[-1].is_shown = units[-1].is_shown or is_shown([node])
        else:
            units.append(
                _Unit(node.line, [node], said([node]), is_shown=is_shown([node]),
                      goes_on=bool(units))
            )  # fmt: skip
    return parts


def _add_paragraph(units: list[_Unit], node: Node) -> None:
    found = images(node.inlines)
    words = without_images(node.inlines)
    text = plain(words)
    if words:
        asks = actions.is_action(text) and not (
            actions.leads_on(text) and any(one.kind == "link" for one in words)
        )
        units.append(_Unit(node.line, [replace(node, inlines=words)], text, asks=asks))
        if found:  # in the text's own lines
            units[-1].nodes += picture_links.alone(node.inlines, node.line)
            units[-1].is_shown = True
    elif found:
        pictures = picture_links.alone(node.inlines, node.line)
        if units and not units[-1].has_text:
            units[-1].nodes += pictures
        else:
            units.append(_Unit(node.line, list(pictures), has_text=False, is_shown=True))


def _place(units: list[_Unit], places: Sequence[picture_places.Place], *, is_mixed: bool) -> None:
    """Put each run of pictures to its text; a run without any stays where it is."""
    for place in places:
        if place.text is None:
            continue
        run, text = units[place.pictures], units[place.text]
        text.nodes += run.nodes
        text.is_shown = True
        if is_mixed and place.why.startswith("guess"):
            text.guessed = place.why
        run.nodes = []
