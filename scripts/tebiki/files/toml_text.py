"""Changes the text of a TOML file by tomlkit: its comments, its order and all the rest stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Item, Key, Table, Whitespace

from tebiki.files.data_faults import Said, SaidError

Entry = tuple[Key | None, Item]  # of a table's body; blank lines and comments have no key


class LayoutError(SaidError, ValueError):
    """The text is laid out so that it cannot be changed in part; the message says what to do."""


def quoted(text: str) -> str:
    """Return a string of TOML in one line."""
    return tomlkit.string(text).as_string()


def edited(
    text: str, edit: Callable[[tomlkit.TOMLDocument], None] | None = None, below: str = ""
) -> str:
    """Return `text` after `edit` has changed its document, and with the lines `below` it.

    Mark, line ends and the lack of a last one stay.

    Raises LayoutError for a text that would not come back to the byte without an edit.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ends = set(re.findall(r"\r\n|\r|\n", text))
    end = ends.pop() if len(ends) == 1 else "\n"
    body = text.removeprefix(mark).replace(end, "\n")
    closed = body if body.endswith("\n") or not body else f"{body}\n"
    try:
        document = tomlkit.parse(closed)
    except TOMLKitError as error:
        raise LayoutError(
            Said(
                f"this is not valid TOML ({error}); mend it first",
                f"TOML として読めません（{error}）。先に直してください。",
            )
        ) from error
    if tomlkit.dumps(document) != closed:
        raise LayoutError(
            Said(
                "this cannot be edited safely; write one key a line, below its header",
                "このままでは安全に書き換えられません。"
                "見出しの [ ] の下に、一行に一つずつ項目を書いてください。",
            )
        )
    if edit:
        edit(document)
    changed = tomlkit.dumps(document) + below
    if closed != body and not below:
        changed = changed.removesuffix("\n")
    return mark + changed.replace("\n", end)


def entries(lines: Sequence[str]) -> list[Entry]:
    """Return lines of TOML as entries of a table."""
    return list(tomlkit.parse("".join(f"{line}\n" for line in lines)).body)


def set_entries(body: list[Entry], wanted: Sequence[Entry]) -> None:
    """Give a table's body the keys of `wanted`, in its order; a value that is the same stays.

    Comments stay: a key's own before it, those of keys that go at the end.
    """
    old: dict[str, list[Entry]] = {}
    above: dict[str, list[Entry]] = {}
    waiting: list[Entry] = []
    for key, item in body:
        if key is None:
            waiting.append((key, item))
        else:
            old.setdefault(key.key, []).append((key, item))
            above.setdefault(key.key, []).extend([*waiting, *comments_below(item)])
            waiting = []
    done: list[Entry] = []
    for name, group in groupby(wanted, key=lambda entry: entry[0].key if entry[0] else ""):
        new, before = list(group), old.get(name, [])
        done += above.pop(name, [])
        done += before if _same(before, new) else _with_comment(new, before)
    for rest in [*above.values(), waiting]:
        done += [entry for entry in rest if isinstance(entry[1], Comment)]
    body[:] = done


def own_end(body: Sequence[Entry]) -> int:
    """Return where a table's own keys end and what stands before its sub-tables begins."""
    end = next((i for i, entry in enumerate(body) if is_header(entry)), len(body))
    while end and body[end - 1][0] is None:
        end -= 1
    return end


def take_tail(body: list[Entry], *, is_last: bool) -> list[Entry]:
    """Take off the blank lines and comments below a table, which are not its own.

    `is_last`: nothing follows in the text, so that the comments are its own.
    """
    tail: list[Entry] = []
    while body and body[-1][0] is None:
        item = body[-1][1]
        if not isinstance(item, Whitespace) and (is_last or item.trivia.indent):
            break
        tail.insert(0, body.pop())
    return tail


def without_blank_line(body: list[Entry], end: int) -> int:
    """Take off one blank line before `end`, where there is one; return the new end."""
    blank = body[end - 1][1] if end else None
    if not isinstance(blank, Whitespace):
        return end
    lines = blank.s.removesuffix("\n")
    body[end - 1 : end] = [(None, Whitespace(lines))] if lines else []
    return end if lines else end - 1


def last_body(table: Table) -> list[Entry]:
    """Return the body of the table whose lines are the last: its own, or a sub-table's."""
    body: list[Entry] = table.value.body
    if not body or not is_header(body[-1]):
        return body
    last: Any = body[-1][1]
    return last_body(last[-1] if isinstance(last, AoT) else last)


def comments_below(item: Item) -> list[Entry]:
    """Return the comments inside a table and its sub-tables, each a line."""
    found: list[Entry] = []
    for key, inner in item.value.body if isinstance(item, Table) else ():
        found += [(key, inner)] if isinstance(inner, Comment) else comments_below(inner)
    return found


def is_header(entry: Entry) -> bool:
    """Whether an entry has a line of its own in brackets, and its keys below it."""
    key, item = entry
    return key is not None and not key.is_dotted() and isinstance(item, Table | AoT)


def _same(before: Sequence[Entry], new: Sequence[Entry]) -> bool:
    values = [[item.unwrap() for _, item in entries] for entries in (before, new)]
    return values[0] == values[1] and not any(map(is_header, before))


def _with_comment(new: list[Entry], before: Sequence[Entry]) -> list[Entry]:
    """Return the new entries, the first with the comment behind the old value."""
    if before and not isinstance(before[0][1], Table) and not isinstance(new[0][1], Table):
        old: Any = before[0][1].trivia
        new[0][1].trivia.comment_ws, new[0][1].trivia.comment = old.comment_ws, old.comment
    return new
