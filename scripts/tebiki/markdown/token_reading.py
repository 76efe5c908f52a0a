"""Reads the tokens of a page's Markdown into its parts."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from tebiki.files.data_faults import Said
from tebiki.markdown import inline_reading
from tebiki.markdown.inline_reading import squeezed
from tebiki.markdown.line_reading import LineReader, TooMuch
from tebiki.markdown.page_lines import PIPE, with_pipes_hidden
from tebiki.markdown.page_parts import Admonition, Code, Heading, Item, Reading, Row
from tebiki.markdown.page_syntax import MOST_NESTED, make_parser
from tebiki.source import event_fields

MOST_HEADINGS = 1_000

_FENCE_END = re.compile(r"[\s>]*(`{3,}|~{3,})[ \t]*")
_NAMES = {
    "blockquote_open": "quote", "list_item_open": "item", "admonition_open": "admonition",
    "footnote_open": "footnote",
}  # fmt: skip
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


@functools.cache
def _parser() -> MarkdownIt:
    return make_parser()


class _References(dict[str, Any]):
    """The addresses that a page defines for its links, and which of them a link has taken."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        self.taken.add(label)
        return super().get(label, default)

    def unused(self) -> Iterator[tuple[str, int]]:
        """Yield label and line of each that no link takes."""
        for label, entry in self.items():
            if label not in self.taken:
                yield label, entry["map"][0] + 1


_DEEP = Said(
    f"this is nested more than {MOST_NESTED} deep; write it flatter",
    f"入れ子が {MOST_NESTED} 段を超えています。浅く書き直してください。",
)
_HEADINGS = Said(
    f"the page has more than {MOST_HEADINGS:,} headings; make several pages of it",
    f"ページの見出しが {MOST_HEADINGS:,} 個を超えています。いくつかのページに分けてください。",
)


class TokenReader(LineReader):
    """Reads the lines of one page; `read` gives what stands in them, or raises TooMuch."""

    def read(self) -> Reading:
        references = _References()
        env: dict[str, Any] = {"references": references}
        self.tokens = _parser().parse(
            event_fields.marked("\n".join(map(with_pipes_hidden, self.lines))), env
        )
        at = 0
        while at < len(self.tokens):
            at = self._token(at)
        return Reading(
            tuple(self._headings()), tuple(self.images), tuple(self.links),
            tuple(self.admonitions), tuple(self.comments), tuple(self.html), tuple(self.code),
            tuple(self.items), tuple(self.rows), tuple(self.texts), tuple(self.blocks),
            tuple(self.marks), tuple(self._unnamed_notes(env)), tuple(references.unused()),
        )  # fmt: skip

    def _unnamed_notes(self, env: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
        """Yield label and line of each footnote that no text names."""
        refs = env.get("footnotes", {}).get("refs", {})
        unnamed = {label for label, number in refs.items() if number < 0}
        for number, line in enumerate(self.lines, start=1):
            if (found := _NOTE.match(line)) and f":{found[1]}" in unnamed:
                yield f"^{found[1]}", number

    def _token(self, at: int) -> int:
        """Read the token at that place; return the place of the next one to read."""
        token = self.tokens[at]
        line, end = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        if len(self.inside) > MOST_NESTED:
            raise TooMuch(line, _DEEP)
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
            raise TooMuch(line, _HEADINGS)
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
        self.in_row = True
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
        self.in_row = False
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
