"""Reads a page's Markdown once: headings, images, lists, code and all else that it holds."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

import event_fields
import inline_reading
import markdown_spans
from inline_reading import squeezed
from page_lines import PIPE, lines_of, with_pipes_hidden
from page_parts import (
    Admonition,
    Block,
    Code,
    Comment,
    Heading,
    Image,
    Item,
    Link,
    Mark,
    PageError,
    RawHtml,
    Reading,
    Row,
    Text,
)
from page_syntax import MOST_NESTED, make_parser

# Python-Markdown takes minutes for more; pages of a guide are fifty times smaller.
LONGEST = 200_000  # characters of a page
LONGEST_BLOCK = 20_000  # characters of one paragraph
MOST_BRACKETS = 300  # [ in one paragraph
MOST_HEADINGS = 1_000
_REMEMBERED = 4_096  # pages; one build reads each several times

_FENCE_END = re.compile(r"[\s>]*(`{3,}|~{3,})[ \t]*")
_NAMES = {"blockquote_open": "quote", "list_item_open": "item", "admonition_open": "admonition"}


class _TooMuch(Exception):
    """Line and message of what is too much for a page."""


def read(text: str, path: str, front_matter: int = 0) -> Reading:
    """Return what stands in a page's `text` below its `front_matter` lines.

    Raises PageError for what is too long or too deeply nested to be a page.
    """
    try:
        return _read(text, front_matter)
    except _TooMuch as error:
        line, message = error.args
        raise PageError(path, line, message) from None


@functools.lru_cache(_REMEMBERED)
def _read(text: str, front_matter: int) -> Reading:
    if len(text) > LONGEST:
        raise _TooMuch(
            1,
            f"the page has {len(text):,} characters, more than {LONGEST:,}; "
            "make several pages of it",
        )
    lines = lines_of(text)
    lines[:front_matter] = [""] * min(front_matter, len(lines))
    lines = markdown_spans.with_blank_comments("\n".join(lines)).split("\n")
    return _Reader(lines).read()


@functools.cache
def _parser() -> MarkdownIt:
    return make_parser()


def _footnotes(found: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for label, entry in found.get("references", {}).items():
        if label.startswith("^"):
            yield label, entry["map"][0] + 1


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.inside: list[str] = []
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

    def read(self) -> Reading:
        found: dict[str, Any] = {}
        self.tokens = _parser().parse(
            event_fields.marked("\n".join(map(with_pipes_hidden, self.lines))), found
        )
        at = 0
        while at < len(self.tokens):
            at = self._token(at)
        return Reading(
            tuple(self._headings()), tuple(self.images), tuple(self.links),
            tuple(self.admonitions), tuple(self.comments), tuple(self.html), tuple(self.code),
            tuple(self.items), tuple(self.rows), tuple(self.texts), tuple(self.blocks),
            tuple(self.marks), tuple(_footnotes(found)),
        )  # fmt: skip

    @property
    def step_line(self) -> int:
        return self.step.line if self.step else 0

    def _token(self, at: int) -> int:
        """Read the token at that place; return the place of the next one to read."""
        token = self.tokens[at]
        line, end = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        if len(self.inside) > MOST_NESTED:
            raise _TooMuch(line, f"this is nested more than {MOST_NESTED} deep; write it flatter")
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            number = 1 if start is None else int(start)
            self.lists.append((number if token.type == "ordered_list_open" else None, line))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self._item(at, line)
        elif token.type == "blockquote_open":
            self._block("quote", "", "", line)
        elif token.type == "heading_open":
            return self._heading(at, line, end)
        elif token.type == "admonition_open":
            at = self._admonition(at, line, end)
        elif token.type == "table_open":
            return self._table(at)
        elif token.type in ("fence", "code_block"):
            self._code(token, line, end)
        elif token.type == "html_block":
            self._html(token.content.replace(PIPE, "|"), line, is_block=True)
        elif token.type == "hr":
            self._block("rule", "", "", line)
        elif token.type == "inline":
            shown = self._inline(token, line, end)
            if shown:
                self._block("text", "", shown, line, end)
        if token.type in _NAMES:
            self.inside.append(_NAMES[token.type])
        elif token.type.replace("_close", "_open") in _NAMES:
            self.inside.pop()
        return at + 1

    def _block(self, kind: str, detail: str, text: str, line: int, end: int = 0) -> None:
        self.blocks.append(Block(kind, detail, text, line, tuple(self.inside), end or line))

    def _item(self, at: int, line: int) -> None:
        token = self.tokens[at]
        number, begun = self.lists[-1]
        first = self.tokens[at + 2] if self.tokens[at + 1].type.endswith("_open") else token
        text = ""
        if first.type == "inline":
            text = squeezed(inline_reading.read_inline(first, line).shown)
        mark = f"{token.info}{token.markup}"
        self.items.append(Item(mark, number, begun, len(self.lists), text, line))
        self._block("item", "•" if number is None else f"{number}.", text, line)
        if number is not None:
            self.lists[-1] = number + 1, begun

    def _heading(self, at: int, line: int, end: int) -> int:
        token, inline = self.tokens[at], self.tokens[at + 1]
        attributes = dict(token.meta.get("attributes", {}))
        identifier = attributes.pop("id", None)
        level = int(token.tag[1])
        if len(self.headings) == MOST_HEADINGS:
            raise _TooMuch(
                line, f"the page has more than {MOST_HEADINGS:,} headings; make several pages of it"
            )
        plain = inline_reading.read_inline(inline, line).shown
        title, plain = event_fields.unmarked(inline.content), event_fields.unmarked(plain)
        heading = Heading(
            level, title, identifier, line, "", attributes, tuple(self.inside), end, plain
        )
        self.headings.append(heading)
        if level == 2 and not self.inside:
            self.step = heading
        shown = self._inline(inline, line, end)
        self._block("heading", f"{level}", shown, line)
        return at + 3

    def _headings(self) -> Iterator[Heading]:
        """The headings with their bodies, up to the next of their rank outside of blocks."""
        for number, heading in enumerate(self.headings):
            until = next(
                (
                    later.line - 1
                    for later in self.headings[number + 1 :]
                    if later.level <= heading.level and not later.inside
                ),
                len(self.lines),
            )
            yield replace(heading, body="\n".join(self.lines[heading.end : until]).strip())

    def _admonition(self, at: int, line: int, end: int) -> int:
        meta = self.tokens[at].meta
        classes, title = meta["classes"], meta["title"]
        admonition = Admonition(meta["mark"], classes, title, line, end, tuple(self.inside))
        self.admonitions.append(admonition)
        shown = squeezed(title or "")
        if title:
            at += 1
            shown = self._inline(self.tokens[at], line, line)
        elif title is None:
            shown = classes[0].capitalize()
        self._block("admonition", " ".join(classes), shown, line)
        return at

    def _table(self, at: int) -> int:
        width, line = 0, 0
        while self.tokens[at].type != "table_close":
            token = self.tokens[at]
            if token.type == "tr_open" and token.map:
                line = token.map[0] + 1
                shown: list[str] = []
            elif token.type == "inline":
                shown.append(self._inline(token, line, line))
            elif token.type == "tr_close":
                cells = escapedSplit(with_pipes_hidden(self.lines[line - 1]).strip().lstrip("> "))
                cells = cells[1:] if cells and not cells[0].strip() else cells
                cells = cells[:-1] if cells and not cells[-1].strip() else cells
                width = width or len(shown)
                self.rows.append(
                    Row(tuple(c.strip().replace(PIPE, "|") for c in cells), width, line)
                )
                self._block("row", "", "|".join(shown), line)
            at += 1
        return at + 1

    def _code(self, token: Token, line: int, end: int) -> None:
        is_fenced = token.type == "fence"
        is_closed = True
        if is_fenced:
            last = _FENCE_END.fullmatch(self.lines[end - 1]) if end > line else None
            is_closed = last is not None and last[1].startswith(token.markup)
        language = token.info.split()[0] if token.info.split() else ""
        kind = "fenced" if is_fenced else "indented"
        text = token.content.replace(PIPE, "|")
        self.code.append(Code(kind, language, text, line, end, is_closed))
        self._block("code", "", squeezed(text), line)

    def _html(self, html: str, line: int, *, is_block: bool) -> None:
        for comment, below in inline_reading.comments(html):
            start = line + below
            stop = start + comment.count("\n")
            self.comments.append(Comment(comment, start, stop, comment.endswith("-->")))
        rest = inline_reading.without_comments(html)
        if rest.strip():
            self.html.append(RawHtml(html.strip(), inline_reading.tags(html), line))
            if is_block:
                self._block("html", "", squeezed(rest), line)
        if is_block:
            for address, alt, below in inline_reading.raw_images(rest):
                self._image(address, alt, "", line + below, (line, line), True, True)

    def _inline(self, token: Token, line: int, end: int) -> str:
        """Take what an inline token holds; return its words without white space."""
        if len(token.content) > LONGEST_BLOCK or token.content.count("[") > MOST_BRACKETS:
            raise _TooMuch(
                line,
                f"the paragraph has more than {LONGEST_BLOCK:,} characters or "
                f"more than {MOST_BRACKETS:,} brackets; part it by blank lines",
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
                  tuple(self.inside))
        )  # fmt: skip
