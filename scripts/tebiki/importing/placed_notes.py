"""Puts footnotes behind the blocks that name them, so that each page has its own.

鐘を打ちます[^1]。 … [^1]: 図のとおりです。 ![](所.png)
->  鐘を打ちます[^1]。 ![](所.png) [^1]: 図のとおりです。
"""

from collections.abc import Mapping, Sequence

from tebiki.importing import picture_blocks
from tebiki.importing.guide_tree import Node, all_inlines, images


def placed(nodes: Sequence[Node], notes: Mapping[str, Sequence[Node]]) -> list[Node]:
    """Return the blocks, each of the `notes`, by number, behind all that name it."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        for label in _named_by([node], notes, []):
            inside = notes.get(label, ())
            line = inside[0].line if inside else node.line
            parts = picture_blocks.lifted(inside)  # a page shows no picture in a footnote
            found += (part for part in parts if images(part.inlines))
            said = tuple(part for part in parts if not images(part.inlines))
            found.append(Node("note", line, label=label, children=said))
    return found


def _named_by(
    nodes: Sequence[Node], notes: Mapping[str, Sequence[Node]], known: list[str]
) -> list[str]:
    """Return the `known` footnotes and those that blocks name, also in a footnote's text."""
    for one in all_inlines(nodes):
        if one.kind == "note" and one.text not in known:
            known.append(one.text)
            _named_by(notes.get(one.text, ()), notes, known)
    return known
