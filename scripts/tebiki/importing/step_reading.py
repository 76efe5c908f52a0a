"""Reads the blocks of a page as steps, in the one way that the page mostly goes.

    headings    each heading of one level is a step
    items       each item of its numbered lists is one
    texts       each text that asks for something, or has a picture or code, is one
    none        nothing on the page is done: it is read

An action without a picture is a step; what explains it stands with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from tebiki.importing import heading_steps, item_steps, text_steps
from tebiki.importing.guide_tree import Node, all_inlines, plain, walk, without_images
from tebiki.importing.raw_steps import Reading, asides_of, is_task, weight

_CROWDED = 2  # pictures a heading: with more, each picture's text is a step
_FEW = 3  # parts between rules; more are slides
_COUNTED = 4  # where the author calls the headings 手順 1, 手順 2, …
_STEP = re.compile(r"\W*(?:step|ステップ|手順)\s*[\d０-９①-⑳]", re.I)
_PARTED = re.compile(r"\W*\d+(?:[-.]\d+)+")  # 2-1 or 2.1.3: the author counts as far as this
READINGS = ("headings", "items", "texts", "none")
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")  # headings of that level


def read(nodes: Sequence[Node], wish: str = "", side: str = "") -> Reading:
    """Return the reading of a page's blocks; `wish` is one of READINGS or LEVELS, "" to choose.

    `side` is where the pictures stood on the page before: before or after their texts.
    """
    nodes = _slides(nodes)
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


def _slides(nodes: Sequence[Node]) -> list[Node]:
    """Return blocks without rules; between these, a heading below pictures is that of them."""
    slides: list[list[Node]] = [[]]
    for node in nodes:
        if node.kind == "rule":
            slides.append([])
        else:
            slides[-1].append(node)
    for slide in slides if len(slides) > _FEW else ():
        at = next((n for n, node in enumerate(slide) if node.kind == "heading"), 0)
        if all(_is_picture(node) for node in slide[:at]):
            slide.insert(0, slide.pop(at)) if at else None
    return [node for slide in slides for node in slide]


def _is_picture(node: Node) -> bool:
    return node.kind == "paragraph" and not without_images(node.inlines)


def _step_level(nodes: Sequence[Node], *, is_wished: bool, most: int = _CROWDED) -> int:
    """Return the level of the headings that are the steps, 0 where none is.

    It is the deepest that adds a fourth of what there is to do to those above it, where it all
    stands below headings, or that the author numbers. None is where there are more than `most`
    pictures a heading, or twice that where these are called steps; 0 is for any number.
    """
    tasks = _tasks(nodes, is_wished=is_wished)
    total = weight(nodes)
    best = 0
    active: list[list[Node]] = []
    for level in sorted({node.number for node in nodes if node.kind == "heading"}):
        sections = [node for node in nodes if node.kind == "heading" and node.number == level]
        own = [inside for head, inside in tasks if head.number == level]
        if not own or (len(sections) < 2 and not is_wished):
            continue
        found = [inside for head, inside in tasks if head.number <= level]
        pictures = sum(_pictures(inside) for inside in found)
        names = [plain(head.inlines) for head, _ in tasks if head.number == level]
        is_numbered = sum(map(bool, map(_PARTED.match, names))) * 3 >= len(names) * 2
        room = _COUNTED if most and all(map(_STEP.match, names)) else most
        crowded = room and pictures > room * len(found) and not (is_wished or is_numbered)
        held, added = (sum(map(weight, part)) for part in (found, own))
        is_much = added * 4 >= total or (is_numbered and len(own) > 1)
        if held * 2 >= total and is_much and not crowded:
            best, active = level, found
    opened = item_steps.opened(nodes)
    lists = item_steps.doing_lists(opened) if best and most and not is_wished else []
    shown = sum(map(_shown_count, active))
    items = sum(len(node.children) for node in lists)
    goes_by_items = shown and _numbered_share(opened, lists) * 10 >= 6 * shown
    return 0 if goes_by_items and items > len(active) else best


def _tasks(nodes: Sequence[Node], *, is_wished: bool) -> list[tuple[Node, list[Node]]]:
    """Return the headings that are something to do, with what stands right below each."""
    asides = asides_of(nodes)
    found = []
    for at, head in enumerate(nodes):
        if head.kind == "heading":
            own = list(takewhile(lambda one: one.kind != "heading", nodes[at + 1 :]))
            if is_wished or is_task(head, own, asides):
                found.append((head, own))
    return found


def _pictures(nodes: Sequence[Node]) -> int:
    return sum(one.kind == "image" for one in all_inlines(nodes))


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
