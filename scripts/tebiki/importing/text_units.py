"""Parts a page's blocks into texts, each with what goes with it, and puts pictures to them.

設定を開きます。 / picture / ※ 右上にあります。
-> 設定を開きます, with the note and the picture
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tebiki.importing import actions, picture_links, picture_places, predicates
from tebiki.importing.guide_tree import Node, images, plain, without_images
from tebiki.importing.raw_steps import is_shown, said, texts_of


@dataclass
class Unit:
    """A text with what goes with it, or a run of pictures until its place is known."""

    line: int
    nodes: list[Node]
    plain: str = ""
    has_text: bool = True
    asks: bool = False
    leads: bool = False  # something is done by the way: 押すと、…
    is_shown: bool = False
    has_picture: bool = False
    is_below: bool = False  # its picture stands above it
    shows: bool = False  # it is read as a screen
    guessed: str = ""
    goes_on: bool = False  # no text of its own: it belongs to the step before it


def units_of(nodes: Sequence[Node]) -> list[tuple[Node | None, list[Unit]]]:
    parts: list[tuple[Node | None, list[Unit]]] = [(None, [])]
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
            units.append(_other(units, node))
    return parts


def _other(units: Sequence[Unit], node: Node) -> Unit:
    """A block that stands first, or below a picture, where it says more of what is done there.

    Bullets that say what to do, a picture, and such bullets again are done one after the other.
    """
    runs = [node, *(unit.nodes[0] for unit in units[-2:-1])]
    in_turn = len(runs) == 2 and all(_is_done(run) for run in runs)
    if in_turn:
        units[-2].asks = True
    return Unit(node.line, [node], said([node]), asks=in_turn, is_shown=is_shown([node]),
                goes_on=bool(units) and not in_turn)  # fmt: skip


def _is_done(node: Node) -> bool:
    return node.kind == "list" and actions.are_tasks(texts_of([node]))


def _add_paragraph(units: list[Unit], node: Node) -> None:
    found = images(node.inlines)
    words = without_images(node.inlines)
    text = plain(words)
    if words:
        asks = actions.is_action(text) and not (
            actions.leads_on(text) and any(one.kind == "link" for one in words)
        )
        own = replace(node, inlines=words)
        is_note = text.startswith("※")
        last = units[-1] if units and units[-1].has_text else None
        if last and last.nodes[-1].kind in ("code", "list") and predicates.goes_on(text):
            last.nodes.append(own)
            last.asks = last.asks or asks
        elif last and is_note and not last.is_shown:
            last.nodes.append(own)
        else:
            leads = actions.leads_to(text)
            units.append(Unit(node.line, [own], text, asks=asks, leads=leads))
        if found:  # in the text's own lines
            units[-1].nodes += picture_links.alone(node.inlines, node.line)
            units[-1].is_shown = units[-1].has_picture = True
    elif found:
        pictures = picture_links.alone(node.inlines, node.line)
        if units and not units[-1].has_text:
            units[-1].nodes += pictures
        else:
            units.append(Unit(node.line, list(pictures), has_text=False, is_shown=True))


def place(units: list[Unit], places: Sequence[picture_places.Place], *, is_mixed: bool) -> None:
    """Put each run of pictures to its text; a run without any stays where it is."""
    for place in places:
        if place.text is None:
            continue
        run, text = units[place.pictures], units[place.text]
        text.nodes += run.nodes
        text.is_shown = text.has_picture = True
        text.is_below = place.side == "before"
        if is_mixed and place.why.startswith("guess"):
            text.guessed = place.why
        run.nodes = []
