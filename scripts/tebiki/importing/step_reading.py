"""Reads the blocks of a page as steps, in the one way that the page mostly goes.

    headings    each heading of one level is a step
    items       each item of its numbered lists is one
    texts       each text that asks for something, or has a picture or code, is one
    none        nothing on the page is done: it is read

An action without a picture is a step; what explains it stands with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tebiki.importing import heading_steps, item_steps, text_steps
from tebiki.importing.guide_tree import Node, all_inlines, walk
from tebiki.importing.raw_steps import Reading, is_task, weight

_CROWDED = 3  # pictures a heading: with more, each picture's text is a step
READINGS = ("headings", "items", "texts", "none")
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")  # headings of that level


def read(nodes: Sequence[Node], wish: str = "", side: str = "") -> Reading:
    """Return the reading of a page's blocks; `wish` is one of READINGS or LEVELS, "" to choose.

    `side` is where the pictures stood on the page before: before or after their texts.
    """
    nodes = [node for node in nodes if node.kind != "rule"]
    if wish == "none":
        return Reading("none", tuple(nodes), ())
    level = int(wish[1]) if wish in LEVELS else 0
    if wish in ("headings", ""):
        level = _step_level(nodes, is_wished=bool(wish))
    if level:
        return heading_steps.by_headings(nodes, level, is_wished=bool(wish))
    opened = item_steps.opened(nodes)
    if wish in ("items", "headings") or (not wish and _goes_by_items(opened)):
        return item_steps.by_items(opened, is_wished=bool(wish))
    found = text_steps.by_texts(nodes, side, is_wished=bool(wish))
    if found.name == "none" and (level := _step_level(nodes, is_wished=False, most=0)):
        return heading_steps.by_headings(nodes, level, is_wished=False)
    return found


def _step_level(nodes: Sequence[Node], *, is_wished: bool, most: int = _CROWDED) -> int:
    """Return the level of the headings that are the steps, 0 where none is.

    None is where there are more than `most` pictures a heading; 0 is for any number.
    """
    levels = sorted({node.number for node in nodes if node.kind == "heading"})
    total = weight(nodes)
    best = 0
    for level in levels:
        sections = heading_steps.sections(nodes, level)
        tasks = [(head, _before_deeper(inside)) for head, inside in sections]
        active = [own for head, own in tasks if is_task(head, own) or is_wished]
        if not active or (len(sections) < 2 and not is_wished):
            continue
        pictures = sum(_pictures(own) for own in active)
        crowded = most and pictures > most * len(active) and not is_wished
        if sum(map(weight, active)) * 2 >= total and not crowded:
            best = level
    opened = item_steps.opened(nodes)
    lists = item_steps.doing_lists(opened) if best and most and not is_wished else []
    if lists and _numbered_share(opened, lists) * 10 >= 6 * max(_shown_count(nodes), 1):
        items = sum(len(node.children) for node in lists)
        if items > len(heading_steps.sections(nodes, best)) and _shown_count(nodes):
            return 0
    return best


def _pictures(nodes: Sequence[Node]) -> int:
    return sum(one.kind == "image" for one in all_inlines(nodes))


def _before_deeper(nodes: Sequence[Node]) -> list[Node]:
    at = next((n for n, node in enumerate(nodes) if node.kind == "heading"), len(nodes))
    return list(nodes[:at])


def _shown_count(nodes: Sequence[Node]) -> int:
    return sum(one.kind == "image" for one in all_inlines(nodes)) + sum(
        node.kind == "code" for node in walk(nodes)
    )


def _numbered_share(nodes: Sequence[Node], lists: Sequence[Node]) -> int:
    """Return how many pictures and blocks of code stand in the lists, or right behind one."""
    doing = set(map(id, lists))
    count = 0
    is_behind = False
    for node in nodes:
        if id(node) in doing:
            count += _shown_count([node])
            is_behind = True
        elif node.kind == "heading":
            is_behind = False
        elif is_behind:
            count += _shown_count([node])
    return count


def _goes_by_items(nodes: Sequence[Node]) -> bool:
    lists = item_steps.doing_lists(nodes)
    items = sum(len(node.children) for node in lists)
    if items < 2:
        return False
    doing = set(map(id, lists))
    share = _numbered_share(nodes, lists)
    inside = weight(lists) + _numbered_share([n for n in nodes if id(n) not in doing], [])
    behind = weight([node for node in nodes if id(node) not in doing])
    return inside >= items // 2 and (inside >= behind or share > 0)
