"""Holds what a page's Markdown says against what came out of it, block by block."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from tebiki.files.data_faults import Said
from tebiki.markdown.page_parts import Block, Mark, Reading
from tebiki.pages import block_faults, inert_marks
from tebiki.pages.block_faults import short

Fault = tuple[int, Said]  # line from 1, message

_MOST_COMPARED = 2_000  # blocks between the first and the last that differ
_NAMES = {
    "link": Said("link", "リンク"),
    "picture": Said("picture", "画像"),
    "strong": Said("bold", "太字"),
    "em": Said("stress", "強調"),
    "code": Said("code", "コード"),
}
_OTHER_ID = Said(
    "the id #{id} comes out as #{shown}; write it like {{ #name-key }}, once",
    "id の #{id} が #{shown} になります。{{ #name-key }} のように一度だけ書いてください。",
)
_NOT_OUT = Said(
    "「{said}」 does not come out as {kind}; {do}", "「{said}」が{kind}になりません。{do}"
)
_NOT_WRITTEN = Said(
    "「{said}」 comes out as {kind} and is not written so; put the signs in `backticks`",
    "「{said}」が、そのつもりなく{kind}になります。記号を `バッククォート` で囲んでください。",
)
_DO_LINK = Said(
    "write [text](address), the address without blanks",
    "[文](アドレス) と、アドレスに空白を入れずに書いてください。",
)
_DO_PICTURE = Said(
    "write ![text](address), the address without blanks",
    "![文](アドレス) と、アドレスに空白を入れずに書いてください。",
)
_DO_CODE = Said(
    "put `backticks` around it, on one line", "一行の中で `バッククォート` で囲んでください。"
)
_DO_STARS = Said(
    "put the stars right at its first and last letter, and a blank outside them",
    "* を最初と最後の文字にすぐ付け、その外側に空白を入れてください。",
)


def faults(
    reading: Reading,
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    ids: Sequence[tuple[str, str]],
) -> list[Fault]:
    """Return what a reader of the page sees otherwise than it is written.

    `blocks`, `marks` and `ids` are what came out, as rendered_page reads them.
    """
    found = list(inert_marks.faults(reading))
    named = {line for line, _ in found}
    differing: set[int] = set()
    has_gap = False
    open_at = min((line for line in _left_open(reading)), default=0)
    for ours, theirs, before in _hunks(_joined(reading.blocks), _joined(blocks)):
        lines = {line for block in ours for line in range(block.line, (block.end or 0) + 1)}
        if open_at and all(line >= open_at for line in lines):
            continue
        differing |= lines
        has_gap = True
        if not named & (lines or {before}):
            found.append(block_faults.block_fault(ours, theirs, before))
    if not has_gap:
        found += _id_faults(reading, ids)
    found += (
        fault
        for fault in _mark_faults(reading, marks, has_gap)
        if fault[0] not in named and fault[0] not in differing
    )
    return sorted(dict.fromkeys(found))


def _left_open(reading: Reading) -> Iterator[int]:
    yield from (code.line for code in reading.code if not code.is_closed)
    yield from (comment.line for comment in reading.comments if not comment.is_closed)


def _key(block: Block) -> tuple[object, ...]:
    return block.kind, block.detail, block.text, block.inside


def _joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make one block of raw HTML that follows upon raw HTML: the parsers part it otherwise."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else block
        if block.kind == last.kind == "html" and block.inside == last.inside and found:
            found[-1] = replace(last, text=last.text + block.text)
        else:
            found.append(block)
    return found


def _hunks(
    ours: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[tuple[Sequence[Block], Sequence[Block], int]]:
    """Yield what differs: blocks that are written, those that came out, and the line before."""
    a, b = [_key(block) for block in ours], [_key(block) for block in theirs]
    if a == b:
        return
    start = next(
        (n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    end = next(
        (
            n
            for n, (x, y) in enumerate(zip(a[start:][::-1], b[start:][::-1], strict=False))
            if x != y
        ),
        min(len(a), len(b)) - start,
    )
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if len(a) + len(b) > _MOST_COMPARED:
        codes = [("replace", 0, min(len(a), 50), 0, min(len(b), 50))]
    else:
        codes = list(SequenceMatcher(None, a, b, autojunk=False).get_opcodes())
    for name, i, j, k, m in codes:
        if name != "equal":
            i, j, k, m = i + start, j + start, k + start, m + start
            yield ours[i:j], theirs[k:m], ours[i - 1].line if i else 1


def _id_faults(reading: Reading, ids: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    for heading, (_, shown) in zip(reading.headings, ids, strict=False):
        if heading.id is not None and heading.id != shown:
            yield (
                heading.line,
                _OTHER_ID.filled(id=heading.id, shown=shown),
            )


def _mark_faults(reading: Reading, marks: Sequence[Mark], has_gap: bool) -> Iterator[Fault]:
    ours = Counter(_mark_key(mark) for mark in reading.marks)
    theirs = Counter(_mark_key(mark) for mark in marks)
    for mark in reading.marks:
        if ours[_mark_key(mark)] > theirs[_mark_key(mark)]:
            ours[_mark_key(mark)] -= 1
            kind = _NAMES[mark.kind]
            yield mark.line, _NOT_OUT.filled(said=_said(mark), kind=kind, do=_do(mark))
    if has_gap:
        return
    for key in theirs - Counter(_mark_key(mark) for mark in reading.marks):
        mark = Mark(key[0], key[1], key[2], 0)
        line = next(
            (text.line for text in reading.texts if mark.text and mark.text in _squeeze(text.text)),
            1,
        )
        yield line, _NOT_WRITTEN.filled(said=_said(mark), kind=_NAMES[mark.kind])


def _mark_key(mark: Mark) -> tuple[str, str, str]:
    text = re.sub(r"[*_`\s\\]", "", mark.text)
    return mark.kind, mark.address.removeprefix("mailto:"), text


def _said(mark: Mark) -> str:
    return short(mark.text or mark.address)


def _do(mark: Mark) -> Said:
    return {"link": _DO_LINK, "picture": _DO_PICTURE, "code": _DO_CODE}.get(mark.kind, _DO_STARS)


def _squeeze(text: str) -> str:
    return "".join(text.split())
