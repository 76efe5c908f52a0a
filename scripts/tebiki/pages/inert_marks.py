"""Finds marks in a page's text that would stand on it as they are written."""

import re
from collections.abc import Iterator

from tebiki.files.data_faults import Said
from tebiki.markdown.page_parts import Item, Reading
from tebiki.pages import said_marks as said
from tebiki.pages import task_boxes

Fault = tuple[int, Said]  # line from 1, message

_WIDE, _WORDS = r"[^\x00-\x7f]", r"[^\s_]*(?:[^_\n]*[^\s_])?"
_OPENING, _CLOSING = "「『（【〈《〔［“", "」』）】〉》〕］”。、！？："
_SENTENCE_END = tuple("。．.！!？?：:、")


def _compiled(start: str, *rules: tuple[str, Said]) -> tuple[tuple[re.Pattern[str], Said], ...]:
    return tuple((re.compile(f"{start}(?:{pattern})"), words) for pattern, words in rules)


_IN_LINE = _compiled(
    "",
    (r"~~[^~]+~~|(?<![~\w])~[^~\s]+~(?![~\w])", said.STRIKE),
    (r"==[^=\s](?:[^=]*[^=\s])?==", said.MARK),
    (r"\^\^[^^]+\^\^", said.UNDERLINE),
    # An underscore within a word, and Japanese parts no words: https://spec.commonmark.org/0.31.2/
    (rf"(?<={_WIDE})__{_WORDS}__|__{_WORDS}__(?={_WIDE})", said.BOLD),
    (rf"(?<={_WIDE})_(?!_)(?:[{_OPENING}]{_WORDS}|{_WORDS}[{_CLOSING}])_", said.BOLD),
    (rf"(?<!_)_(?!_)(?:[{_OPENING}]{_WORDS}|{_WORDS}[{_CLOSING}])_(?={_WIDE})", said.BOLD),
    (rf"(?<=[ぁ-ゖ])_(?!_){_WORDS}_(?=[ぁ-ゖ])", said.BOLD),
    (r"`+[^`]*", said.OPEN_CODE),
    (r"\w\^[^^\s]+\^|[A-Za-z]~[^~\s]+~", said.HIGH_OR_LOW),
    (r"\*\*|\*[^*\s][^*]*\*", said.STARS),
    (r"\[\^[^\]\s]+\]", said.FOOTNOTE),
    (r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]*|[+-]1):(?![\w:/])", said.EMOJI),
    (r"\+\+[a-z][\w+-]*\+\+", said.KEYS),
    (r"!\[|\]\s?\(|\]\[", said.LINK),
    (r"\[\[[^\]]+\]\]", said.WIKI_LINK),
    (r"(?:https?://|(?<![\w.@/-])www\.)[\w-]+\S*", said.ADDRESS),
    (r"\[(?!TOC\])[Tt][Oo][Cc]\]|\{\{|\}\}|\{%|%\}", said.STANDS),
    (r"\{:?\s*[#.][\w-][^}]*\}", said.ATTRIBUTES),
    (r"\$\$|--8<--|\{(?:\+\+|--|~~|==|>>)", said.NO_EFFECT),
)
_AT_START = _compiled(
    r"\s*",
    (r"\[[ xX]\](?=\s[^(]|$)", said.BOX),
    (r"\[!\w+\]", said.ALERT),
    (r"(?:!!!|\?\?\?).*|[！？]{3}\+?\s*(?!(?i:instructor))[A-Za-z]+", said.ADMONITION),
    (r"(?:\|.*\||:?-{3,}:?\s*\|.*)$", said.TABLE),
    (r"#{1,6}[^#\s]\S*|#{7,}.*|＃+\s*\S+", said.HEADING),
    (r"\d{1,2}[.)](?=\s)|\d{1,2}[.)](?=[^\s\d.)])|[-+](?=[^\s\d+-])|[・•●](?=\s*\S)", said.LIST),
    (r"\d{1,2}[．）](?=\s*[^\s\d])|[－ー−‐–](?=\s+\S)|\*(?=[^\s*])", said.LIST),
    (r"＞|={3}(?=[\s\"])|/{3}(?=\s|$)|:{3}(?=[\s{]|$)", said.STANDS),
    (r"(?:`{3}|~{3})\S*", said.FENCE),
    (r":\s+(?=\S)|\*\[[^\]]+\]:", said.TERM),
)


def faults(reading: Reading) -> Iterator[Fault]:
    """Yield (line, message) for each mark without an effect, for what is left open or left out."""
    for code in reading.code:
        if not code.is_closed:
            yield code.line, said.OPEN_FENCE
    for comment in reading.comments:
        if not comment.is_closed:
            yield comment.line, said.OPEN_COMMENT
    for row in reading.rows:
        if len(row.cells) > row.width:
            width, lost = str(row.width), row.cells[row.width]
            cells = str(len(row.cells))
            yield row.line, said.CELLS.filled(count=cells, width=width, lost=lost)
    for admonition in reading.admonitions:
        if admonition.end == admonition.line:
            name = " ".join((admonition.mark, *admonition.classes))
            yield admonition.line, said.NO_TEXT.filled(name=name)
    for label, line in reading.footnotes:
        yield line, _said(f"[{label}]", said.UNNAMED)
    for label, line in reading.unused:
        yield line, _said(f"[{label}]:", said.UNUSED)
    for link in reading.links:
        if not link.address.strip():
            yield link.line, _said(f"[{link.text}]()", said.NOWHERE)
        elif "://" in link.address and re.search(r"\s", link.address):
            yield link.line, _said(link.address, said.BLANK)
    for heading in reading.headings:
        if heading.end > heading.line and heading.plain.endswith(_SENTENCE_END):
            yield heading.line, _said(heading.plain, said.UNDERLINED)
    yield from _numbers(reading.items)
    items = {item.line for item in reading.items}
    for text in reading.texts:
        if text.line in items and task_boxes.MARK.match(text.written):
            continue
        at_start = next((_said(match[0], words) for pattern, words in _AT_START
                         if (match := pattern.match(text.written))), None)  # fmt: skip
        if at_start:
            yield text.line, at_start
            continue
        for pattern, words in _IN_LINE:
            if match := pattern.search(text.written):
                yield text.line, _said(match[0], words)


def place(written: str, *, at_start: bool) -> int | None:
    """Return where in a line's text a mark without an effect begins, None where there is none."""
    found = (pattern.match(written) for pattern, _ in (_AT_START if at_start else ()))
    within = (pattern.search(written) for pattern, _ in _IN_LINE)
    match = next((match for match in (*found, *within) if match), None)
    if match is None:
        return None
    signs = (at for at, sign in enumerate(match[0]) if not (sign.isspace() or sign.isalnum()))
    return match.start() + next(signs, len(match[0]) - len(match[0].lstrip()))


def _said(mark: str, words: Said) -> Said:
    mark = mark.replace("\0", "…").strip()
    shown = f"「{mark if len(mark) <= 40 else mark[:40] + '…'}」"
    return Said(f"{shown} {words}", f"{shown}{words.ja}")


def _numbers(items: tuple[Item, ...]) -> Iterator[Fault]:
    """Numbers that a reader sees otherwise; a list of ones alone is a habit, and numbered on."""
    habit = {"0.", "1.", "0)", "1)"}
    written: dict[int, set[str]] = {}
    for item in items:
        written.setdefault(item.first, set()).add(item.mark)
    for item in items:
        if item.number is None or (len(written[item.first]) == 1 and item.mark in habit):
            continue
        if item.mark[:-1].lstrip("0") != str(item.number).lstrip("0"):
            number = str(item.number)
            yield item.line, said.NUMBER.filled(text=item.text, mark=item.mark, number=number)
