"""Reads the marks that dialects write at a block's ends: ids, alerts, boxes to tick.

> [!NOTE] 半角です。       a box of the type note
- [ ] 水                an item to tick
"""

import re
from dataclasses import replace

from tebiki.importing import box_names
from tebiki.importing.guide_tree import Inline, Node, images, paragraph, plain

_TASK = re.compile(r"^\[([ xX])\](?=[ \u3000]|$)[ \u3000]*")
_ID = re.compile(r"\s*\{\s*#([\w-]+)[^{}]*\}\s*$")
_ALERT = re.compile(r"^\[!(\w+)\][+-]?[ \t]*(.*)$")


def without_id(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
    """A heading without the id that some dialects write behind it, `{#name}`, and that id."""
    last = inlines[-1] if inlines and inlines[-1].kind == "text" else None
    found = _ID.search(last.text) if last else None
    if last is None or found is None:
        return inlines, ""
    rest = last.text[: found.start()].rstrip()
    return (*inlines[:-1], *([replace(last, text=rest)] if rest else [])), found[1]


def quote(inside: list[Node], line: int) -> Node:
    """A quote; one that begins with `[!NOTE]` is a box."""
    first = inside[0] if inside and inside[0].kind == "paragraph" else None
    text = first.inlines[0].text if first and first.inlines[0].kind == "text" else ""
    found = _ALERT.match(text)
    if first is None or found is None:
        return Node("quote", line, children=tuple(inside))
    rest = first.inlines[1:]
    if rest and rest[0].kind == "break":
        rest = rest[1:]
    body = [paragraph(rest, first.line), *inside[1:]] if rest else inside[1:]
    label = box_names.kind(found[1])
    title = found[2].strip() or ("" if box_names.is_known(found[1]) else found[1])
    return Node("box", line, 0, label, title, children=tuple(body))


def with_box(inside: list[Node]) -> tuple[list[Node], str]:
    """An item of a task list without the mark of its box, and that mark, "" where it has none."""
    if not inside or inside[0].kind != "paragraph" or inside[0].inlines[0].kind != "text":
        return inside, ""
    first = inside[0].inlines[0]
    found = _TASK.match(first.text)
    if found is None:
        return inside, ""
    rest = replace(first, text=first.text[found.end() :])
    inlines = (*([rest] if rest.text else []), *inside[0].inlines[1:])
    kept = [paragraph(inlines, inside[0].line)] if inlines else []
    return [*kept, *inside[1:]], "[ ]" if found[1] == " " else "[x]"


def is_picture(inlines: tuple[Inline, ...]) -> bool:
    """A picture above a line of hyphens is no heading: the line parts slides."""
    return bool(images(inlines)) and not plain(inlines).strip()


def is_blank(inlines: tuple[Inline, ...]) -> bool:
    """Whether a paragraph only keeps two others apart, as `&nbsp;` does."""
    return all(one.kind == "text" and not one.text.strip() for one in inlines)
