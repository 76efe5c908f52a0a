"""Reads a page whose steps are its headings of one level.

## 登録 / ### 開く … / ### 藍の話 (only read) … / ### 保存する …
-> 開く (登録 stands above it, 藍の話 below it), 保存する
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import partial
from itertools import takewhile

from tebiki.importing.guide_tree import Node
from tebiki.importing.raw_steps import (
    OpenStep,
    Reading,
    as_line,
    asides_of,
    closed,
    headed,
    is_done_here,
    is_shown,
    is_task,
    parts,
    pictures_of,
)

_SOME = 2  # headings to do below one that is not
_FEW = 3  # blocks that lead to what stands below them


def by_headings(nodes: Sequence[Node], level: int, *, is_wished: bool) -> Reading:
    """What only explains is no step: it stands above the first, or in the one before it."""
    intro: list[Node] = []
    steps: list[OpenStep] = []
    asides = asides_of(nodes)
    waiting: list[Node] = []  # what leads to the next step: a heading above it, a few words
    found = [
        part
        for heading, own in parts(nodes, level)
        for part in (_deeper(heading, own, asides) if not is_wished else [(heading, own)])
    ]
    tasks = [head is not None and is_task(head, own, asides) for head, own in found]
    for at, (heading, own) in enumerate(found):
        if heading is None:
            intro += own
            continue
        below = list(takewhile(partial(_is_below, heading), found[at + 1 :]))
        is_section = any(tasks[at + 1 : at + 1 + len(below)]) or bool(below and not own)
        told = [*waiting, as_line(heading), *pictures_of(heading), *own]
        if (tasks[at] and (not is_section or is_done_here(own))) or (
            is_wished and heading.number == level
        ):
            steps.append(headed(heading, waiting, own))
            waiting = []
        elif (is_section or waiting) and not is_shown(own) and len(own) <= _FEW:
            waiting = told
        else:
            (steps[-1].nodes if steps else intro).extend(told)
            waiting = []
    return closed("headings", intro, steps, waiting)


def _is_below(heading: Node, part: tuple[Node | None, list[Node]]) -> bool:
    return part[0] is not None and part[0].number > heading.number


def _deeper(
    heading: Node | None, own: list[Node], asides: Set[int]
) -> list[tuple[Node | None, list[Node]]]:
    """Return a part of a page; as several where it is none to do, and some below it are."""
    if heading is None or id(heading) in asides or is_task(heading, own, asides):
        return [(heading, own)]
    below = [
        head.number
        for head, inside in parts(own)
        if head is not None and is_shown(inside) and is_task(head, inside, asides)
    ]
    if len(below) < _SOME:
        return [(heading, own)]
    (_, above), *rest = parts(own, max(below))
    return [(heading, above), *rest]
