"""Puts together what a person has made of a section and what the guide has made of it since.

made   鉢を持ちます。        棚に置きます。
now    鉢 ① を持ちます。     棚に置きます。
guide  鉢を持ちます。        棚に戻します。
       ->  鉢 ① を持ちます。  棚に戻します。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from tebiki.files.data_faults import Said
from tebiki.importing import page_blocks
from tebiki.importing.known_again import Unit, known_again
from tebiki.markdown import drafts

NEW_TEXT = "手引きの新しい文"
_KEPT = Said(
    "your own words stay; the guide now has: {text}",
    "書き直したものを残しました。手引きではいま: {text}",
)
_MERGED = Said(
    "you and the guide have both changed this; it is put together and marked, read it",
    "手元と手引きの両方で変わった文を、合わせて印を付けました。読んで確かめてください。",
)
_BOTH = Said(
    "you and the guide have changed this otherwise; both stand here, marked: keep one",
    "手元と手引きで別々に変わったので、両方を残して印を付けました。片方を選んでください。",
)
_GONE = Said(
    "the guide has this no longer; it stays, marked, because you had changed it",
    "手引きからなくなりました。書き直してあるので、印を付けて残しました。",
)
_TAKEN_OUT = Said(
    "you had taken this out, and it stays out; the guide has changed it: {text}",
    "消してあるので、載せていません。手引きでは変わりました: {text}",
)
T = TypeVar("T")
Change = tuple[int, int, tuple[str, ...]]  # of which pieces, and what stands for them
_TOKEN = re.compile(r"\s+|[A-Za-z0-9]+|.", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of the page that comes of it, and what is to be told of it."""

    text: str
    told: tuple[Said, ...] = ()


def woven(old: Sequence[T], mine: Sequence[T], new: Sequence[T]) -> list[T]:
    """Return all of `mine` and `new`, in the new order where it is another than the old."""
    was = set(old)
    order = [old.index(one) for one in new if one in was]
    first, second = (mine, new) if order == sorted(order) else (new, mine)
    found = list(first)
    known, at = set(found), 0
    for one in second:
        if one in known:
            at = found.index(one) + 1
        else:
            found.insert(at, one)
            at += 1
    return found


def merged(old: Sequence[str], mine: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return the blocks of a section; `old` is what had been made of the guide."""
    of_mine = _numbered(old, mine, len(old))
    of_new = _numbered(old, new, len(old) + len(mine))
    own = {number: at for at, number in enumerate(of_mine) if number >= len(old)}
    for at, number in enumerate(of_new):  # what both have added is one
        if number >= len(old):
            same = next((n for n, m in own.items() if mine[m] == new[at]), None)
            if same is not None:
                of_new[at] = same
                del own[same]
    found: list[Block] = []
    for number in woven(range(len(old)), of_mine, of_new):
        found += _block(
            old[number] if number < len(old) else None,
            mine[of_mine.index(number)] if number in of_mine else None,
            new[of_new.index(number)] if number in of_new else None,
        )
    return found


def merged_front(old: Sequence[str], mine: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the keys of the front matter: the guide's where nobody has written another."""
    was, ours, then = _keyed(old), _keyed(mine), _keyed(new)
    found = []
    for name in woven(list(was), list(ours), list(then)):
        if name in ours and ours[name] != was.get(name):
            found.append(ours[name])
        elif name in then and (name in ours or name not in was):
            found.append(then[name])
    return found


def _keyed(front: Sequence[str]) -> dict[str, str]:
    return {entry.partition(":")[0]: entry for entry in front}


def _numbered(old: Sequence[str], other: Sequence[str], free: int) -> list[int]:
    """Give each block the place of the old one that it was, or a number of its own from `free`."""

    def units(blocks: Sequence[str]) -> list[Unit]:
        return [Unit(page_blocks.key(one), frozenset(page_blocks.pictures(one))) for one in blocks]

    known = known_again(units(old), units(other))
    return [known[at][0] if at in known else free + at for at in range(len(other))]


def _block(old: str | None, mine: str | None, new: str | None) -> list[Block]:
    if old is None:
        return [Block(text) for text in (mine if mine is not None else new,) if text]
    if page_blocks.MARK.fullmatch(old) and (mine is None or page_blocks.MARK.fullmatch(mine)):
        return _marks(old, mine or "", new or "")
    if mine is None:
        if new is None or new == old:
            return []
        return [Block("", (_TAKEN_OUT.filled(text=shown(new)),))]
    if new is None:
        if mine == old:
            return []
        return [Block(drafts.mark("gone"), (_GONE,)), Block(mine)]
    if mine in (old, new):
        return [Block(new)]
    if new == old:
        return [Block(mine)]
    if mine.startswith("#") or page_blocks.is_picture(mine):
        return [Block(mine, (_KEPT.filled(text=shown(new)),))]
    if (both := _together(old, mine, new)) is not None:
        return [Block(drafts.mark("text"), (_MERGED,)), Block(both)]
    box = "".join(f"\n    {line}" if line else "\n" for line in new.split("\n"))
    return [
        Block(drafts.mark("both"), (_BOTH,)), Block(mine), Block(f'!!! note "{NEW_TEXT}"{box}'),
    ]  # fmt: skip


def _marks(old: str, mine: str, new: str) -> list[Block]:
    """The words of a page's mark: what a person has taken out stays out."""
    was, ours, then = (_words(one) for one in (old, mine, new))
    words = [word for word in then if word in ours or word not in was]
    words += [word for word in ours if word not in was and word not in words]
    return [Block(drafts.mark(*words))] if words else []


def _words(mark: str) -> list[str]:
    found = page_blocks.MARK.fullmatch(mark)
    return list(dict.fromkeys(found[1].replace(",", " ").split())) if found else []


def _together(old: str, mine: str, new: str) -> str | None:
    """Both changes of a text, None where they are of the same words."""
    base = _TOKEN.findall(old)
    ours, theirs = _changes(base, mine), _changes(base, new)
    slid = [_slid(base, one) for one in theirs]
    return next((text for one in (theirs, slid) if (text := _applied(base, ours, one))), None)


def _applied(base: Sequence[str], ours: Sequence[Change], theirs: Sequence[Change]) -> str:
    """The text with both, "" where two touch."""
    found: list[str] = []
    at, end = 0, -1
    for start, stop, words in sorted({*ours, *theirs}):
        if start <= end:
            return ""
        found += [*base[at:start], *words]
        at = end = stop
    return "".join([*found, *base[at:]])


def _slid(base: Sequence[str], change: Change) -> Change:
    """The same words put in as far behind as they may: に静か before に is 静かに behind it."""
    start, stop, words = change
    while start == stop < len(base) and base[start] == words[0]:
        words = (*words[1:], words[0])
        start = stop = start + 1
    return start, stop, words


def _changes(base: Sequence[str], text: str) -> list[Change]:
    words = _TOKEN.findall(text)
    codes = SequenceMatcher(None, base, words, autojunk=False).get_opcodes()
    return [(a, b, tuple(words[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def shown(block: str) -> str:
    """Return a block as a message quotes it."""
    text = re.sub(r"!\[(.*?)\]\([^)]*\)", r"\1", page_blocks.MARK.sub("", block))
    text = " ".join(re.sub(r"^#+ |\{[^}]*#[^}]*\}", "", text).split())
    return text if len(text) <= 60 else f"{text[:59]}…"
