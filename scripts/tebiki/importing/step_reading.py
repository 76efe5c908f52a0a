"""Reads the blocks of a page as steps, in the one way that the page mostly goes.

    headings    each heading of one level is a step
    items       each item of its numbered lists is one
    texts       each text that asks for something, or has a picture or code, is one
    none        nothing on the page is done: it is read

An action without a picture is a step; what explains it stands with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tebiki.importing import actions, text_steps
from tebiki.importing.guide_tree import Node, all_inlines, plain, walk, without_images
from tebiki.importing.raw_steps import (
    OpenStep,
    Reading,
    as_line,
    is_shown,
    pictures_of,
    said,
    weight,
)

_CROWDED = 3  # pictures a heading: with more, each picture's text is a step
READINGS = ("headings", "items", "texts", "none")
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")  # headings of that level


def read(nodes: Sequence[Node], wish: str = "") -> Reading:
    """Return the reading of a page's blocks; `wish` is one of READINGS or LEVELS, "" to choose."""
    nodes = [node for node in nodes if node.kind != "rule"]
    if wish == "none":
        return Reading("none", tuple(nodes), ())
    level = int(wish[1]) if wish in LEVELS else 0
    if wish in ("headings", ""):
        level = _step_level(nodes, is_wished=bool(wish))
    if level:
        return _by_headings(nodes, level, is_wished=bool(wish))
    if wish in ("items", "headings") or (not wish and _goes_by_items(nodes)):
        return _by_items(nodes)
    return text_steps.by_texts(nodes, is_wished=bool(wish))


def _sections(nodes: Sequence[Node], level: int) -> list[tuple[Node, list[Node]]]:
    """Return the headings of one level, each with its own blocks, those of deeper ones too."""
    found: list[tuple[Node, list[Node]]] = []
    is_open = False
    for node in nodes:
        if node.kind == "heading" and node.number <= level:
            is_open = node.number == level
            if is_open:
                found.append((node, []))
        elif is_open:
            found[-1][1].append(node)
    return found


def _step_level(nodes: Sequence[Node], *, is_wished: bool) -> int:
    """Return the level of the headings that are the steps, 0 where none is."""
    levels = sorted({node.number for node in nodes if node.kind == "heading"})
    total = weight(nodes)
    best = 0
    for level in levels:
        sections = _sections(nodes, level)
        own = [_before_deeper(inside) for _, inside in sections]
        active = [inside for inside in own if _is_active(inside)]
        if not active or (len(sections) < 2 and not is_wished):
            continue
        crowded = sum(map(_pictures, own)) > _CROWDED * len(active) and not is_wished
        if sum(map(weight, active)) * 2 >= total and not crowded:
            best = level
    if best and not is_wished and _numbered_share(nodes) * 10 >= 6 * max(_shown_count(nodes), 1):
        items = sum(len(node.children) for node in nodes if _is_numbered(node))
        if items > len(_sections(nodes, best)) and _shown_count(nodes):
            return 0
    return best


def _pictures(nodes: Sequence[Node]) -> int:
    return sum(one.kind == "image" for one in all_inlines(nodes))


def _before_deeper(nodes: Sequence[Node]) -> list[Node]:
    at = next((n for n, node in enumerate(nodes) if node.kind == "heading"), len(nodes))
    return list(nodes[:at])


def _is_active(nodes: Sequence[Node]) -> bool:
    return is_shown(nodes) or weight(nodes) > 0


def _is_numbered(node: Node) -> bool:
    return node.kind == "list" and node.number > 0


def _shown_count(nodes: Sequence[Node]) -> int:
    return sum(one.kind == "image" for one in all_inlines(nodes)) + sum(
        node.kind == "code" for node in walk(nodes)
    )


def _numbered_share(nodes: Sequence[Node]) -> int:
    """Return how many pictures and blocks of code stand in numbered items, or right behind one."""
    count = 0
    is_behind = False
    for node in nodes:
        if _is_numbered(node):
            count += _shown_count([node])
            is_behind = True
        elif node.kind == "heading":
            is_behind = False
        elif is_behind:
            count += _shown_count([node])
    return count


def _goes_by_items(nodes: Sequence[Node]) -> bool:
    lists = [node for node in nodes if _is_numbered(node)]
    items = [item for node in lists for item in node.children]
    if len(items) < 2 or not any(
        actions.is_action(said([item])) or is_shown([item]) for item in items
    ):
        return False
    inside = sum(map(weight, [[node] for node in lists])) + _numbered_share(
        [node for node in nodes if not _is_numbered(node)]
    )
    behind = weight([node for node in nodes if not _is_numbered(node)])
    return inside >= len(items) // 2 and (inside >= behind or _numbered_share(nodes) > 0)


def _by_headings(nodes: Sequence[Node], level: int, *, is_wished: bool) -> Reading:
    """What only explains is no step: it stands above the first, or in the one before it."""
    idle = {
        id(head) for head, inside in _sections(nodes, level)
        if not (is_wished or _is_active(inside) or actions.is_action(plain(head.inlines)))
    }  # fmt: skip
    intro: list[Node] = []
    steps: list[OpenStep] = []
    waiting: list[Node] = []  # a heading above the steps' level, and what it says itself
    for node in nodes:
        if id(node) in idle and not waiting:
            (steps[-1].nodes if steps else intro).append(as_line(node))
        elif node.kind == "heading" and (node.number < level or id(node) in idle):
            waiting.append(as_line(node))
        elif node.kind == "heading" and node.number == level:
            steps.append(OpenStep(node.line, without_images(node.inlines), [*waiting]))
            steps[-1].nodes += pictures_of(node)
            steps[-1].anchor = node.label
            waiting = []
        elif waiting:
            waiting.append(node)
        elif steps:
            steps[-1].nodes.append(node)
        else:
            intro.append(node)
    return _closed("headings", intro, steps, waiting)


def _by_items(nodes: Sequence[Node]) -> Reading:
    intro: list[Node] = []
    steps: list[OpenStep] = []
    waiting: list[Node] = []
    for node in nodes:
        if _is_numbered(node):
            for number, item in enumerate(node.children, start=node.number):
                step = OpenStep(item.line, (), [*waiting, *item.children])
                waiting = []
                if number != len(steps) + 1:
                    step.mark = f"{number}."
                steps.append(step)
        elif node.kind == "heading":
            waiting += [as_line(node), *pictures_of(node)]
        elif waiting:
            waiting.append(node)
        elif steps:
            steps[-1].nodes.append(node)
        else:
            intro.append(node)
    return _closed("items", intro, steps, waiting)


def _closed(
    kind: str, intro: list[Node], steps: list[OpenStep], waiting: Sequence[Node]
) -> Reading:
    """The reading, with what still waits for a step at the end of what is there."""
    (steps[-1].nodes if steps else intro).extend(waiting)
    return Reading(kind, tuple(intro), tuple(step.done() for step in steps))
