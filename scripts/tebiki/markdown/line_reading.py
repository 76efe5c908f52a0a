"""Gathers what stands in the lines of a page's blocks: words, marks, pictures and raw HTML."""

from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from tebiki.files.data_faults import Said
from tebiki.markdown import inline_reading
from tebiki.markdown.inline_reading import squeezed
from tebiki.markdown.page_parts import (
    Admonition,
    Block,
    Code,
    Comment,
    Heading,
    Image,
    Item,
    Link,
    Mark,
    RawHtml,
    Row,
    Text,
)
from tebiki.source import event_fields

LONGEST_BLOCK = 20_000  # characters of one paragraph
MOST_BRACKETS = 300  # [ in one paragraph

_LONG = Said(
    f"the paragraph has more than {LONGEST_BLOCK:,} characters or "
    f"more than {MOST_BRACKETS:,} brackets; part it by blank lines",
    f"段落が {LONGEST_BLOCK:,} 文字か、[ が {MOST_BRACKETS:,} 個を超えています。"
    "空行で分けてください。",
)


class TooMuch(Exception):
    """Line and message of what is too much for a page: Python-Markdown would take minutes."""


class LineReader:
    """Keeps what was found on a page, and where reading stands: blocks around it, last step."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.inside: list[str] = []
        self.in_row = False  # of a table
        self.lists: list[tuple[int | None, int]] = []  # next number, first line of open lists
        self.headings: list[Heading] = []
        self.step: Heading | None = None  # the last ## that stands in no block
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.admonitions: list[Admonition] = []
        self.comments: list[Comment] = []
        self.html: list[RawHtml] = []
        self.code: list[Code] = []
        self.items: list[Item] = []
        self.rows: list[Row] = []
        self.texts: list[Text] = []
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []

    @property
    def step_line(self) -> int:
        return self.step.line if self.step else 0

    def _block(self, kind: str, detail: str, text: str, line: int, end: int = 0) -> None:
        self.blocks.append(Block(kind, detail, text, line, tuple(self.inside), end or line))

    def _html(self, html: str, line: int, *, is_block: bool) -> None:
        for comment, below in inline_reading.comments(html):
            start = line + below
            stop = start + comment.count("\n")
            self.comments.append(Comment(comment, start, stop, comment.endswith("-->")))
        rest = inline_reading.without_comments(html)
        if rest.strip():
            self.html.append(RawHtml(html.strip(), inline_reading.tags(html), line, is_block))
            if is_block:
                self._block("html", "", squeezed(rest), line)
        if is_block:
            for address, alt, below in inline_reading.raw_images(rest):
                self._image(address, alt, "", line + below, (line, line), True, True)

    def _inline(self, token: Token, line: int, end: int) -> str:
        """Take what an inline token holds; return its words without white space."""
        if len(token.content) > LONGEST_BLOCK or token.content.count("[") > MOST_BRACKETS:
            raise TooMuch(
                line,
                _LONG,
            )
        found = inline_reading.read_inline(token, line)
        shown = squeezed(found.shown)
        self.texts += found.texts
        self.marks += (replace(mark, step_line=self.step_line) for mark in found.marks)
        self.links += [
            Link(mark.address, mark.text, mark.line) for mark in found.marks if mark.kind == "link"
        ]
        self.code += [
            Code("inline", "", mark.text, mark.line, mark.line)
            for mark in found.marks
            if mark.kind == "code"
        ]
        for html, below in found.html:
            self._html(html, below, is_block=False)
        for mark, title, is_raw in found.images:
            self._image(mark.address, mark.text, title, mark.line, (line, end), not shown, is_raw)
        return shown

    def _image(
        self, address: str, alt: str, title: str, line: int, lines: tuple[int, int],
        is_alone: bool, is_raw: bool,
    ) -> None:  # fmt: skip
        step = self.step
        alt = event_fields.unmarked(alt)
        self.images.append(
            Image(alt, address, title, line, step.id if step else None,
                  step.title if step else None, is_alone, is_raw, lines,
                  self.step_line,
                  (*self.inside, *(("row",) if self.in_row else ())))
        )  # fmt: skip
