"""Finds marks in a page's text that would stand on it as they are written."""

import re
from collections.abc import Iterator

from tebiki.markdown.page_parts import Item, Reading

Fault = tuple[int, str]  # line from 1, message


def _compiled(start: str, *rules: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"{start}(?:{pattern})"), words) for pattern, words in rules)


_IN_CODE = "take it out, or put it in `backticks`"
_BOLD = "write **bold**, or put it in `backticks`"
_IN_LINE = _compiled(
    "",
    (r"~~[^~]+~~|(?<![~\w])~[^~\s]+~(?![~\w])", f"strikes nothing out; {_IN_CODE}"),
    (r"==[^=\s](?:[^=]*[^=\s])?==", f"marks nothing; {_BOLD}"),
    (r"\^\^[^^]+\^\^", f"underlines nothing; {_BOLD}"),
    (r"\w\^[^^\s]+\^|[A-Za-z]~[^~\s]+~", f"sets nothing high or low; {_IN_CODE}"),
    (
        r"\*\*|\*[^*\s][^*]*\*",
        "would stand on the page; set it right before and right behind the "
        "words, without blanks, or write \\*",
    ),
    (r"\[\^[^\]\s]+\]", "is no footnote here; say it in the text"),
    (r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])", "is no emoji here; write the sign itself"),
    (r"\+\+[a-z][\w+-]*\+\+", "shows no keys; write them **bold**"),
    (r"!\[|\]\s?\(|\]\[", "is no link or picture; write [text](address), without blanks"),
    (r"\[\[[^\]]+\]\]", "links nothing; write [text](page.md)"),
    (r"https?://[\w-]+\S*", "is no link; write <address>, or [text](address)"),
    (r"\{\{|\}\}|\{%|%\}", "would stand on the page; write it as Markdown or take it out"),
    (r"\{:?\s*[#.][\w-][^}]*\}", "takes no effect here; take it out"),
    (r"\$\$|--8<--|\{(?:\+\+|--|~~|==|>>)", f"takes no effect here; {_IN_CODE}"),
)
_AT_START = _compiled(
    r"\s*",
    (r"\[[ xX]\](?=\s[^(]|$)", "is no box to tick; take it out, or see <!-- self-check -->"),
    (r"\[!\w+\]", "is no admonition; write !!! note, and its text below with four blanks"),
    (r"(?:!!!|\?\?\?).*", 'is no admonition; write !!! note or !!! note "title" on its own line'),
    (r"(?:\|.*\||:?-{3,}:?\s*\|.*)$", "is no table; leave a blank line above it, and write "
     "| --- | below its heads"),
    (r"#{1,6}[^#\s]\S*|#{7,}.*|＃+\s*\S+", "is no heading; write one to six # and a blank"),
    (r"\d{1,2}[.)](?=\s)|\d{1,2}[.)](?=[^\s\d.)])|[-+](?=[^\s\d+-])|[・•●](?=\s*\S)",
     "begins no list; leave a blank line above the list, and write - or 1. and a blank"),
    (r"={3}(?=[\s\"])|/{3}(?=\s|$)|:{3}(?=[\s{]|$)", "would stand on the page; write it as "
     "Markdown or take it out"),
    (r"(?:`{3}|~{3})\S*", "is no code block; put ``` on lines of their own, above and below it"),
    (r":\s+(?=\S)|\*\[[^\]]+\]:", "explains nothing here; write it as a list"),
)  # fmt: skip


def faults(reading: Reading) -> Iterator[Fault]:
    """Yield (line, message) for each mark without an effect, for what is left open or left out."""
    for code in reading.code:
        if not code.is_closed:
            yield code.line, "the code block has no end; close it with a line of ```"
    for comment in reading.comments:
        if not comment.is_closed:
            yield comment.line, "the comment has no end; close it with -->"
    for row in reading.rows:
        if len(row.cells) > row.width:
            yield (
                row.line,
                f"the row has {len(row.cells)} cells under {row.width} heads, and "
                f"「{row.cells[row.width]}」 is left out; give it a head, or write \\| for a sign",
            )
    for admonition in reading.admonitions:
        if admonition.end == admonition.line:
            name = " ".join((admonition.mark, *admonition.classes))
            yield (
                admonition.line,
                f"{name} has no text; put it below, each line four blanks to the right",
            )
    for label, line in reading.footnotes:
        yield line, f"「[{label}]」 is no footnote here; say it in the text"
    yield from _numbers(reading.items)
    for text in reading.texts:
        at_start = next((_said(match[0], words) for pattern, words in _AT_START
                         if (match := pattern.match(text.written))), None)  # fmt: skip
        if at_start:
            yield text.line, at_start
            continue
        for pattern, words in _IN_LINE:
            if match := pattern.search(text.written):
                yield text.line, _said(match[0], words)


def _said(mark: str, words: str) -> str:
    mark = mark.replace("\0", "…").strip()
    return f"「{mark if len(mark) <= 40 else mark[:40] + '…'}」 {words}"


def _numbers(items: tuple[Item, ...]) -> Iterator[Fault]:
    """Numbers that a reader sees otherwise; a list of ones alone is a habit, and numbered on."""
    written: dict[int, set[str]] = {}
    for item in items:
        written.setdefault(item.first, set()).add(item.mark)
    for item in items:
        if item.number is None or len(written[item.first]) == 1:
            continue
        if item.mark[:-1].lstrip("0") != str(item.number).lstrip("0"):
            yield (
                item.line,
                f"the item 「{item.text}」 is written {item.mark} and comes out as {item.number}.; "
                f"write {item.number}., or begin a new list below a heading or a paragraph",
            )
