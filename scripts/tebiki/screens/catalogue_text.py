"""Edits the text of a screen catalogue, one sub-table at a time, and leaves all else as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tomlkit
from tomlkit.container import OutOfOrderTableProxy
from tomlkit.items import SingleKey, Table, Whitespace

from tebiki.files import toml_text
from tebiki.files.data_faults import Said
from tebiki.files.text_files import plain
from tebiki.files.toml import TomlError, read_toml
from tebiki.files.toml_text import LayoutError
from tebiki.screens.catalogue import NAME

_MOVED = Said(
    "[{name}] is laid out in a way that can't be edited safely; "
    "give it a header line of its own, with its keys below",
    "[{name}] は、このままでは安全に書き換えられません。"
    "[{name}] だけの行を書き、項目をその下に並べてください。",
)
_SEVERAL = Said(
    "[{name}] stands in several places; put its tables together",
    "[{name}] がいくつかの所に分かれています。一か所にまとめてください。",
)
_NO_TABLE = Said(
    "no table [{name}]; add it to the catalogue first",
    "[{name}] という表がありません。先に screens.toml に書き足してください。",
)


def with_table(text: str, screen: str, kind: str, lines: Sequence[str]) -> str:
    """The text with `[screen.kind]` holding just these lines; without lines, without the table.

    Comments stay. ValueError if the text is not laid out so that this can be done.
    """
    after = toml_text.edited(text, lambda document: _set_table(document, screen, kind, lines))
    _only_that_changed(text, after, screen, kind, lines)
    return after


def with_drawing(text: str, screen: str, width: int, height: int) -> str:
    """The text with that screen's drawing size; all other bytes stay.

    KeyError for a screen that is not there, ValueError for one that has no header of its own.
    """

    def edit(document: tomlkit.TOMLDocument) -> None:
        body = _screen(document, screen).value.body
        end = toml_text.own_end(body)
        own = body[:end]
        new = toml_text.entries([f'drawing = "{width}x{height}"'])
        known = [entry for entry in own if entry[0]]
        places = [i for i, (key, _) in enumerate(known) if key and key.key == "drawing"]
        if places:
            known[places[0] : places[0] + 1] = new
        else:
            known += new
        toml_text.set_entries(own, known)
        body[:end] = own

    return toml_text.edited(text, edit)


def _screen(document: tomlkit.TOMLDocument, screen: str) -> Table:
    table = document[screen]  # KeyError where there is none
    if isinstance(table, OutOfOrderTableProxy):
        raise LayoutError(_SEVERAL.filled(name=screen))
    if not isinstance(table, Table) or table.is_super_table():
        raise LayoutError(_MOVED.filled(name=screen))
    return table


def _set_table(
    document: tomlkit.TOMLDocument, screen: str, kind: str, lines: Sequence[str]
) -> None:
    if screen not in document:
        raise LayoutError(_NO_TABLE.filled(name=screen))
    home = _screen(document, screen)
    body = home.value.body
    at = next((i for i, (key, _) in enumerate(body) if key and key.key == kind), None)
    is_last = document.body[-1][1] is home
    if at is None:
        if lines:
            last = toml_text.last_body(home)
            tail = toml_text.take_tail(last, is_last=is_last)
            last.append((None, Whitespace("\n")))
            table = tomlkit.table()
            table.value.body.extend([*toml_text.entries(lines), *tail])
            body.append((SingleKey(kind), table))
        return
    if not toml_text.is_header(body[at]):
        raise LayoutError(_MOVED.filled(name=f"{screen}.{kind}"))
    old = body[at][1]
    assert isinstance(old, Table)
    tail = toml_text.take_tail(toml_text.last_body(old), is_last=is_last and at == len(body) - 1)
    if lines:
        toml_text.set_entries(old.value.body, toml_text.entries(lines))
        old.value.body.extend(tail)
        return
    comments = toml_text.comments_below(old)
    del body[at]
    if at and toml_text.is_header(body[at - 1]):
        before: Any = body[at - 1][1]
        above = toml_text.last_body(before)
        end = len(above)
    else:
        above, end = body, at
    if not comments:
        end = toml_text.without_blank_line(above, end)
    above[end:end] = [*comments, *tail]


def _only_that_changed(
    before: str, after: str, screen: str, kind: str, lines: Sequence[str]
) -> None:
    """Read both as TOML: a layout that was misread is refused, never damaged."""
    wanted = read_toml(plain(before), NAME)
    wanted[screen].pop(kind, None)
    if lines:
        wanted[screen][kind] = read_toml("\n".join(lines), NAME)
    try:
        done = read_toml(plain(after), NAME)
    except TomlError:
        done = {}
    if done != wanted:
        raise LayoutError(_MOVED.filled(name=f"{screen}.{kind}"))
