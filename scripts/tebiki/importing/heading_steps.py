"""Reads a page whose steps are its headings of one level.

## 登録 / ### 開く … / ### 藍の話 (only read) … / ### 保存する …
-> 開く (登録 stands above it, 藍の話 below it), 保存する
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tebiki.importing.guide_tree import Node, without_images
from tebiki.importing.raw_steps import (
    OpenStep,
    Reading,
    as_line,
    asides_of,
    closed,
    is_shown,
    is_task,
    pictures_of,
)

_FEW = 3  # blocks that lead to what stands below them


def sections(nodes: Sequence[Node], level: int) -> list[tuple[Node, list[Node]]]:
    """Return the headings of one level, each with its own blocks, those of deeper ones too."""
    return [
        (heading, own)
        for heading, own in _parts(nodes, level)
        if heading is not None and heading.number == level
    ]


def by_headings(nodes: Sequence[Node], level: int, *, is_wished: bool) -> Reading:
    """What only explains is no step: it stands above the first, or in the one before it."""
    intro: list[Node] = []
    steps: list[OpenStep] = []
    asides = asides_of(nodes)
    waiting: list[Node] = []  # what leads to the next step: a heading above it, a few words
    parts = _parts(nodes, level)
    for (heading, own), (below, _) in pairwise([*parts, (None, [])]):
        if heading is None:
            intro += own
            continue
        is_section = below is not None and heading.number < below.number
        told = [*waiting, as_line(heading), *pictures_of(heading), *own]
        if (is_task(heading, own, asides) and (not is_section or is_shown(own))) or (
            is_wished and heading.number == level
        ):
            steps.append(OpenStep(heading.line, without_images(heading.inlines), waiting))
            steps[-1].nodes = [*waiting, *pictures_of(heading), *own]
            steps[-1].anchor = heading.label
            waiting = []
        elif (is_section or waiting) and not is_shown(own) and len(own) <= _FEW:
            waiting = told
        else:
            (steps[-1].nodes if steps else intro).extend(told)
            waiting = []
    return closed("headings", intro, steps, waiting)


def _parts(nodes: Sequence[Node], level: int) -> list[tuple[Node | None, list[Node]]]:
    found: list[tuple[Node | None, list[Node]]] = [(None, [])]
    for node in nodes:
        if node.kind == "heading" and node.number <= level:
            found.append((node, []))
        else:
            found[-1][1].append(node)
    return found
