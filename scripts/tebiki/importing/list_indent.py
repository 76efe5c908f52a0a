"""Indents lists as Python-Markdown needs them: four spaces a level."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

_MARKER = re.compile(r"[-+*]|\d{1,9}[.)]")
_STEP = 4


def indented(lines: Sequence[str], tokens: Sequence[Token], padded: bool) -> list[str] | None:
    """Return the lines of one list, from its `*_list_open` on, with four spaces a level.

    `tokens` are the list's own, with line numbers counted from its first line. `padded` sets
    each item's text on the fourth column, for lists that CommonMark would otherwise read
    differently. None where quotes hold lists: their marks stand before the indent.
    """
    if any(token.type == "blockquote_open" for token in tokens):
        return None
    owners: list[int] = [-1] * len(lines)  # line -> index of its innermost item
    items: list[tuple[int, int, int]] = []  # first line, depth, column of the content
    depth = -1
    for token in tokens:
        if token.type.endswith("_list_open"):
            depth += 1
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "list_item_open" and token.map:
            start, end = token.map
            column = _content_column(lines[start], items, depth, start)
            if column is None:
                return None
            items.append((start, depth, column))
            owners[start:end] = [len(items) - 1] * (min(end, len(lines)) - start)
    return [
        _line(line, number, items[owners[number]], padded) if owners[number] >= 0 else line
        for number, line in enumerate(lines)
    ]


def _content_column(
    line: str, items: Sequence[tuple[int, int, int]], depth: int, number: int
) -> int | None:
    """Return where the item's text begins; None for two items on one line, and for tabs."""
    if (
        any(start == number for start, _, _ in items)
        or "\t" in line[: len(line) - len(line.lstrip())]
    ):
        return None
    indent = len(line) - len(line.lstrip(" "))
    marker = _MARKER.match(line, indent)
    if marker is None:
        return None
    rest = line[marker.end() :]
    spaces = len(rest) - len(rest.lstrip(" "))
    if not rest.strip() or spaces > 4:
        spaces = 1
    return marker.end() + spaces


def _line(line: str, number: int, item: tuple[int, int, int], padded: bool) -> str:
    start, depth, column = item
    if not line.strip():
        return ""
    if number == start:
        head, text = line[:column].strip(), line[column:]
        width = _STEP if padded else len(head) + 1
        return " " * (_STEP * depth) + (f"{head:<{width}}{text}" if text.strip() else head)
    indent = len(line) - len(line.lstrip(" "))
    return " " * (_STEP * (depth + 1)) + line[min(indent, column) :]
