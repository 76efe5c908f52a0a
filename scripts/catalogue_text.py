"""Edits the text of a screen catalogue, one sub-table at a time, and leaves all else as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence


def header_of(line: str) -> str:
    """The dotted name in a table header's line, without quotes and spaces; else nothing."""
    found = re.match(r"\s*\[([^\[\]]+)\]\s*(#.*)?$", line)
    return re.sub(r"[\s\"']", "", found[1]) if found else ""


def table_line(text: str, name: str) -> int:
    """The number of the line on which a table begins, from 1; 1 if it has no header."""
    for number, line in enumerate(text.splitlines(), 1):
        if header_of(line) == name:
            return number
    return 1


def with_table(text: str, screen: str, kind: str, lines: Sequence[str]) -> str:
    """The text with `[screen.kind]` holding just these lines; without lines, without the table.

    Comments stay. ValueError if the text is not laid out so that this can be done.
    """
    old = text.splitlines()
    headers = [i for i, line in enumerate(old) if header_of(line)]
    starts = {header_of(old[i]): i for i in headers}
    if screen not in starts:
        raise ValueError(f"no table [{screen}]; add it to the catalogue first")
    name = f"{screen}.{kind}"
    own = [i for i in headers if header_of(old[i]) in (name, f"{name}.made_sha256")]
    if own:
        start = own[0]
        end = _end(old, headers, own[-1])
        comments = [line for line in old[start:end] if line.lstrip().startswith("#")]
        head, tail = old[:start], old[end:]
    else:
        # Behind the screen's own keys and the sub-tables it has.
        last = [i for i in headers if header_of(old[i]).split(".")[0] == screen][-1]
        at = _end(old, headers, last)
        comments, head, tail = [], [*old[:at], ""], old[at:]
    new = [f"[{name}]", *comments, *lines] if lines else comments
    if not new and head and not head[-1].strip():
        head.pop()
    result = "\n".join([*head, *new, *tail]) + "\n"
    _only_that_changed(text, result, screen, kind, lines)
    return result


def _end(lines: Sequence[str], headers: Sequence[int], start: int) -> int:
    """Where a table's keys end: blank lines and comments before the next header are not its own."""
    end = next((i for i in headers if i > start), len(lines))
    while end > start + 1 and (
        not lines[end - 1].strip() or (lines[end - 1].startswith("#") and end < len(lines))
    ):
        end -= 1
    return end


def _only_that_changed(
    before: str, after: str, screen: str, kind: str, lines: Sequence[str]
) -> None:
    """Read both as TOML: a layout that the lines above misread is refused, never damaged."""
    wanted = tomllib.loads(before)
    wanted[screen].pop(kind, None)
    if lines:
        wanted[screen][kind] = tomllib.loads("\n".join(lines))
    try:
        done = tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        done = {}
    if done != wanted:
        raise ValueError(
            f"[{screen}.{kind}] is laid out in a way that can't be edited safely; "
            "give it a header line of its own, with its keys below"
        )
