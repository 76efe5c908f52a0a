"""Lists what a guide holds as its author wrote it, to be looked for on the built pages and paper.

1. `npm i` を [打ちます](https://a.example/)。
-> text npmiを打ちます, address https://a.example/, a numbered item
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from tebiki.importing import picture_links
from tebiki.importing.guide_tree import Node, images, own_inlines, plain
from tebiki.safety.invisible_signs import visible

KINDS = ("text", "code", "address", "picture", "number", "bullet")


@dataclass(frozen=True)
class Item:
    """One thing of a guide's file; `folded` where it stands in a box that paper leaves out."""

    kind: str
    text: str
    line: int
    folded: bool = False
    moves: bool = False  # a heading, which may stand above what leads to it, or a footnote


def items(nodes: Sequence[Node], dropped: Container[int]) -> Iterator[Item]:
    """Yield what blocks hold, in order, but for those that begin in a line that was `dropped`."""
    after_drop = False
    for node in nodes:
        if node.line in dropped:
            after_drop = node.kind != "list"  # a list of contents stands below its heading
            continue
        if after_drop and node.kind == "list":
            after_drop = False
            continue
        after_drop = False
        yield from _of(node, folded=False)


def squeezed(text: str) -> str:
    """Return a text without white space, unseen signs and those that paper may leave out."""
    return squeezed_code(
        unquote(text) if "%" in text else text
    )  # an address is shown as it is read


def squeezed_code(text: str) -> str:
    """Return code in the form that is compared; what it has in percent signs stays."""
    text = re.sub(r"[\U0001f000-\U0001faff\u2300-\u2bff\ue000-\uf8ff]", "", visible(text))
    return re.sub(r"\s+", "", text)


def _of(node: Node, *, folded: bool, is_note: bool = False) -> Iterator[Item]:
    is_note = is_note or node.kind == "note"
    folded = folded or (node.kind == "box" and node.number == 1)
    if node.kind == "code" and squeezed_code(node.text):
        yield Item("code", squeezed_code(node.text), node.line, folded)
    if node.kind == "box" and node.title:
        yield Item("text", squeezed(node.title), node.line, folded)
    for words in (node.inlines, *node.cells):
        for sentence in re.split(r"。|\n", plain(words)):
            if squeezed(sentence):
                moves = is_note or node.kind == "heading"
                yield Item("text", squeezed(sentence), node.line, folded, moves)
    for one in own_inlines(node):
        is_own = bool(images(one.children)) and not (
            picture_links.leads_elsewhere(one) and not node.cells
        )
        if one.kind == "link" and re.match(r"https?:", one.address) and not is_own:
            yield Item("address", address(one.address), one.line or node.line, folded)
        elif one.kind == "image":
            yield Item("picture", one.address, one.line or node.line, folded)
    for child in node.children:
        if node.kind == "list" and child.children:
            yield Item("number" if node.is_ordered else "bullet", "", child.line, folded)
        yield from _of(child, folded=folded, is_note=is_note)


def address(written: str) -> str:
    """Return an address in the one form that is compared."""
    return unquote(written.replace("&amp;", "&")).rstrip("/")
