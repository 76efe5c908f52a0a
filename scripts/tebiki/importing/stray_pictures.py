"""Puts a picture that is indented too little for its item, which parsers take for code, into it.

1. 板を切ります。
  ![](a.png)
1. 釘を打ちます。      ->      one list; the picture is of its first item
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tebiki.importing.guide_tree import Node

KIND = "stray"
_MEANT = re.compile(r"(?:<(?:div|img|p|br|center|a|span)\b|</(?:div|p|center|a|span)>|\[?!\[).*")


def is_meant(code: str) -> bool:
    """Whether indented lines are pictures, perhaps in HTML, and no code to be shown."""
    lines = [line.strip() for line in code.split("\n") if line.strip()]
    return (
        all(_MEANT.fullmatch(line) for line in lines) and re.search(r"!\[|<img\b", code) is not None
    )


def joined(nodes: Sequence[Node]) -> list[Node]:
    """Return blocks with what is stray in the item above it, and the list going on behind it."""
    found: list[Node] = []
    goes_on = False
    for node in nodes:
        last = found[-1] if found else None
        if node.kind == KIND and last is not None and last.kind == "list":
            item = last.children[-1]
            item = replace(item, children=(*item.children, *node.children))
            found[-1] = replace(last, children=(*last.children[:-1], item))
            goes_on = True
        elif node.kind == KIND:
            found += node.children
        elif goes_on and last is not None and _is_same(last, node):
            found[-1] = replace(last, children=(*last.children, *node.children))
            goes_on = False
        else:
            found.append(node)
            goes_on = False
    return found


def _is_same(last: Node, node: Node) -> bool:
    return node.kind == "list" and node.is_ordered == last.is_ordered
