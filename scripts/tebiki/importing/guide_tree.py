"""The parts of a guide as its author meant them, whatever dialect of Markdown it is written in.

Reading (`tree_reading`) makes them, `step_reading` puts them together as chapters and steps, and
writing (`tree_writing`) gives them as the Markdown of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

BLANK_LINE = "\n"
BULLETS = -1  # the first number of a list that counts nothing: others may begin with 0


@dataclass(frozen=True)
class Inline:
    """What stands in a line; `kind` is text, code, strong, em, link, image, break, note or html.

    `text` is that of a text or code, an image's alternative text, a footnote's number, the tag of
    html (`kbd`), and of a break `hard` where it ends a line on purpose. `line` counts from 1 in
    the guide's file.
    """

    kind: str
    text: str = ""
    address: str = ""
    title: str = ""
    children: tuple[Inline, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Node:
    """A block; `kind` is heading, paragraph, list, item, code, quote, box, table, note or rule.

    `number` is a heading's level, a list's first number, BULLETS where it has none, a box's 1
    where it is folded. `label` is a code's language, a box's type, a note's number or the mark of
    an item to tick, `title` that of a code or box. A table has a row a child, of kind row, whose
    `cells` are its cells; the first is its head.
    """

    kind: str
    line: int = 0
    number: int = 0
    label: str = ""
    title: str = ""
    text: str = ""
    inlines: tuple[Inline, ...] = ()
    children: tuple[Node, ...] = ()
    cells: tuple[tuple[Inline, ...], ...] = ()
    aligns: tuple[str, ...] = ()

    @property
    def is_ordered(self) -> bool:
        """Whether it is a list that counts its items."""
        return self.kind == "list" and self.number > BULLETS


@dataclass(frozen=True)
class LeftOut:
    """What of a guide does not come to stand on a page, or not as it was: for the report.

    `is_part` where the rest of its line stands there.
    """

    line: int
    en: str
    ja: str
    is_part: bool = False


def paragraph(inlines: Sequence[Inline], line: int) -> Node:
    return Node("paragraph", line, inlines=tuple(inlines))


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield all blocks, each before what stands in it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def own_inlines(node: Node) -> Iterator[Inline]:
    """Yield all that stands in a block's own lines, nested marks included."""
    yield from walk_inlines(node.inlines)
    for cell in node.cells:
        yield from walk_inlines(cell)


def walk_inlines(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for one in inlines:
        yield one
        yield from walk_inlines(one.children)


def all_inlines(nodes: Sequence[Node]) -> Iterator[Inline]:
    for node in walk(nodes):
        yield from own_inlines(node)


def plain(inlines: Sequence[Inline]) -> str:
    """Return what a reader sees of inlines, pictures left out; breaks are line feeds."""
    parts = []
    for one in inlines:
        if one.kind in ("text", "code"):
            parts.append(one.text)
        elif one.kind == "break":
            parts.append(BLANK_LINE)
        parts.append(plain(one.children))
    return "".join(parts)


def images(inlines: Sequence[Inline]) -> list[Inline]:
    return [one for one in walk_inlines(inlines) if one.kind == "image"]


def without_images(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return inlines without pictures, and without links and marks that held nothing else."""
    kept = []
    for one in inlines:
        if one.kind == "image":
            continue
        if one.children:
            inner = without_images(one.children)
            if not plain(inner).strip():
                continue
            one = replace(one, children=inner)
        kept.append(one)
    return trimmed(kept)


def trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return inlines without breaks and white space at their ends."""
    found = list(inlines)
    while found and (found[0].kind == "break" or _is_blank(found[0])):
        found.pop(0)
    while found and (found[-1].kind == "break" or _is_blank(found[-1])):
        found.pop()
    if found and found[0].kind == "text":
        found[0] = replace(found[0], text=found[0].text.lstrip(" \t\u3000"))
    if found and found[-1].kind == "text":
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \t\u3000"))
    return tuple(found)


def _is_blank(one: Inline) -> bool:
    return one.kind == "text" and not one.text.strip(" \t\n\u3000")
