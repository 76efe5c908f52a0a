"""Finds code and authors' comments in a Markdown text, as Python-Markdown reads it.

Our other reading, by markdown-it, begins behind this one and cannot carry it: an author's comment
is gone before Markdown reads a page, whatever it holds, and so has to be found before there are
blocks. Of

    text <!-- not yet        `code <!-- of the page` and
    ## an old step           a fence that nothing ends
                             ```
    -->                      <!-- not yet -->

CommonMark makes of the left one a paragraph and a step that stands on the page, since neither a
heading nor a blank line lets a comment of a line go on; of the right one a block of code to the
page's end, where Python-Markdown has none and would publish the comment. To read the page anew
behind each comment took as many readings as it has comments: hundreds on a page of drafts.
"""

import functools
import re
from dataclasses import dataclass, field

from tebiki.files.data_faults import Said

# Comments that are no author's: the parts of a page which the build fills in.
PARTS = ("calendar", "changes", "event", "instructor-notes", "self-check", "terms", "timetable")
COMMENT, INLINE, FENCED, INDENTED = "comment", "inline", "fenced", "indented"

_PART = re.compile(rf"<!-- (?:{'|'.join(PARTS)}) -->")
_MARK = re.compile(r"\\[\\`]|`+|<!--")
_COMMENT_END = re.compile(r"--!?>")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*(?:\n|\Z)|\n#|\n {0,3}<!--|\n[ \t>]*(?:```|~~~)")
# A fence, its language, and the attributes or options that superfences knows.
_FENCE = re.compile(
    r"(?P<place>[> \t]*)(?P<fence>`{3,}|~{3,})(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|$))?(?:[ \t]*\{[^\n]*\}"
    r"|(?:[ \t]+(?:title|linenums|hl_lines)=(?:\"[^\"]*\"|'[^']*'))*)[ \t]*$"
)
_BEFORE = re.compile(r"[> ]*")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[ \"\w]|\[\^[^\]]+\]:|: ")
_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s")
_TAB = 4
_NO_END = Said(
    "the comment has no end; close it with -->, before the next one",
    "コメントに終わりがありません。次のコメントの前に --> で閉じてください。",
)


@dataclass(frozen=True)
class Span:
    """A piece of the text that is no prose, from `start` up to `end`."""

    kind: str
    start: int
    end: int


def with_blank_comments(text: str) -> str:
    """Empty the authors' comments; every line keeps its number."""
    if "<!--" not in text:
        return text
    out, at = [], 0
    for span in read_spans(text)[0]:
        if span.kind == COMMENT:
            out += [text[at : span.start], "\n" * text.count("\n", span.start, span.end)]
            at = span.end
    return "".join([*out, text[at:]])


def without_code(text: str) -> str:
    """Blank code and comments; every other character keeps its place."""
    out, at = [], 0
    for span in read_spans(text)[0]:
        out += [text[at : span.start], re.sub(r"[^\n]", " ", text[span.start : span.end])]
        at = span.end
    return "".join([*out, text[at:]])


def without_blocks(text: str) -> str:
    """Blank blocks of code; every other character keeps its place."""
    out, at = [], 0
    for span in read_spans(text)[0]:
        if span.kind in (FENCED, INDENTED):
            out += [text[at : span.start], re.sub(r"[^\n]", " ", text[span.start : span.end])]
            at = span.end
    return "".join([*out, text[at:]])


def comment_faults(text: str) -> list[tuple[int, Said]]:
    """Return line, from 1, and message of each comment that has no end of its own."""
    places = read_spans(text)[1] if "<!--" in text else []
    return [(text.count("\n", 0, place) + 1, _NO_END) for place in places]


@functools.lru_cache(4_096)  # pages; several rules ask for those of each
def read_spans(text: str) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """Return code and comments in order, and where a comment begins that has no end of its own.

    A part's mark, such as `<!-- event -->`, is none of them. A fence without its end is no code.
    """
    spans, open_comments = _Reader(text).read()
    return tuple(spans), tuple(open_comments)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.spans: list[Span] = []
        self.open_comments: list[int] = []
        self.next_fence = 0  # the first line that may open one
        self.has_ends = True  # below, comments end

    def read(self) -> tuple[list[Span], list[int]]:
        number = 0
        blocks = _Blocks()
        while number < len(self.lines):
            fence_end = self._fence_end(number)
            if fence_end is not None and blocks.began_as_code:
                self.next_fence = fence_end + 1  # superfences takes it for a part of that code
                fence_end = None
            if fence_end is not None:
                self.spans.append(self._lines(FENCED, number, fence_end))
                blocks.is_fresh = True
                number = fence_end + 1
            elif blocks.is_code(self.lines[number]):
                self.spans.append(self._lines(INDENTED, number, number))
                number += 1
            else:
                number = self._read_text(number) + 1
        return self.spans, self.open_comments

    def _read_text(self, number: int) -> int:
        """Read the line's code and comments; return the line on which the last one ends."""
        at = self.starts[number]
        while mark := _MARK.search(self.text, at, self.starts[number + 1] - 1):
            span = self._span(mark)
            at = span.end if span else mark.end()
            if span:
                if span.kind:
                    self.spans.append(span)
                number += self.text.count("\n", mark.start(), span.end)
        return number

    def _span(self, mark: re.Match[str]) -> Span | None:
        sign = mark[0]
        if sign.startswith("`"):
            end = _PARAGRAPH_END.search(self.text, mark.end())
            close = re.compile(rf"(?<!`){sign}(?!`)").search(
                self.text, mark.end(), end.start() if end else len(self.text)
            )
            return Span(INLINE, mark.start(), close.end()) if close else None
        if sign != "<!--":
            return None
        if part := _PART.match(self.text, mark.start()):
            return Span("", part.start(), part.end())
        close = _COMMENT_END.search(self.text, mark.end() - 2) if self.has_ends else None
        self.has_ends = close is not None
        if close is None or self.text.find("<!--", mark.end(), close.start()) >= 0:
            self.open_comments.append(mark.start())
            return None
        return Span(COMMENT, mark.start(), close.end())

    def _fence_end(self, number: int) -> int | None:
        """The line that closes the fence which line `number` opens, as superfences finds it.

        It looks for no other fence in the lines in which it has looked for the end of one.
        """
        opening = _FENCE.match(self.lines[number]) if number >= self.next_fence else None
        if opening is None:
            return None
        place, fence = opening["place"].expandtabs(_TAB), opening["fence"]
        for later in range(number + 1, len(self.lines)):
            before, said = _parted(self.lines[later].expandtabs(_TAB), len(place))
            if not said.strip() and (not before.strip() or ">" in place):
                continue
            if before.count(">") > place.count(">") or len(before) < len(place):
                self.next_fence = later + 1
                return None
            if said.rstrip() == fence:
                return later
        self.next_fence = len(self.lines)
        return None

    def _lines(self, kind: str, first: int, last: int) -> Span:
        return Span(kind, self.starts[first], self.starts[last + 1] - 1)


def _parted(line: str, width: int) -> tuple[str, str]:
    """Blanks and quotes that a line begins with, `width` at most, and the rest."""
    before = _BEFORE.match(line, 0, width)
    assert before is not None
    return before[0], line[before.end() :]


@dataclass
class _Blocks:
    """Which blocks are open, by the column of their content, to tell code from what is in them."""

    columns: list[int] = field(default_factory=list)
    depth: int = 0  # of quotes
    is_fresh: bool = (
        True  # a new block begins: behind a blank line, a heading, a block's first line
    )
    in_code: bool = False
    began_as_code: bool = False  # since the last blank line

    def is_code(self, line: str) -> bool:
        """Tell whether the next line is indented code, which four columns make."""
        quote = _QUOTE.match(line)
        assert quote is not None
        depth = quote[0].count(">")
        if depth != self.depth:
            self.columns, self.depth, self.is_fresh = [], depth, True
        rest = line[quote.end() :].expandtabs(_TAB)
        if not rest.strip():
            self.is_fresh, self.began_as_code = True, False
            return False
        column = len(rest) - len(rest.lstrip())
        if self.is_fresh or self.in_code:
            self._leave(column)
            if column - (self.columns[-1] if self.columns else 0) >= _TAB:
                self.is_fresh, self.in_code, self.began_as_code = False, True, True
                return True
        self.in_code = False
        self._open(rest.lstrip(), column)
        return False

    def _open(self, said: str, column: int) -> None:
        if said.startswith("<!--"):
            return
        self.is_fresh = said.startswith("#")
        for pattern in (_ITEM, _BLOCK):
            if pattern.match(said):
                self._leave(column)
                self.columns.append(column // _TAB * _TAB + _TAB)
                self.is_fresh = pattern is _BLOCK

    def _leave(self, column: int) -> None:
        while self.columns and column < self.columns[-1]:
            self.columns.pop()
