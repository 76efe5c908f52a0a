"""Reads a page whose steps are its headings of one level.

## 登録 / ### 開く … / ### 藍の話 (only read) … / ### 保存する …
-> 開く (登録 stands above it, 藍の話 below it), 保存する
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tebiki.importing.guide_tree import Node
from tebiki.importing.raw_steps import (
    OpenStep,
    Reading,
    as_line,
    asides_of,
    closed,
    headed,
    is_shown,
    is_task,
    parts,
    pictures_of,
)

_FEW = 3  # blocks that lead to what stands below them


def sections(nodes: Sequence[Node], level: int) -> list[tuple[Node, list[Node]]]:
    """Return the headings of one level, each with its own blocks, those of deeper ones too."""
    return [
        (heading, own)
        for heading, own in parts(nodes, level)
        if heading is not None and heading.number == level
    ]


def by_headings(nodes: Sequence[Node], level: int, *, is_wished: bool) -> Reading:
    """What only explains is no step: it stands above the first, or in the one before it."""
    intro: list[Node] = []
    steps: list[OpenStep] = []
    asides = asides_of(nodes)
    waiting: list[Node] = []  # what leads to the next step: a heading above it, a few words
    for (heading, own), (below, _) in pairwise([*parts(nodes, level), (None, [])]):
        if heading is None:
            intro += own
            continue
        is_section = below is not None and heading.number < below.number
        told = [*waiting, as_line(heading), *pictures_of(heading), *own]
        if (is_task(heading, own, asides) and (not is_section or is_shown(own))) or (
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
