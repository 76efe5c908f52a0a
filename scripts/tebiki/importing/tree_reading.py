"""Reads a guide in any dialect of Markdown that Japanese authors write into its tree.

GitHub's, Qiita's, Zenn's, HackMD's, Docusaurus' and MkDocs' boxes become one kind of box:

    :::message alert      !!! warning      > [!WARNING]
    鍵は見せません。        鍵は見せません。   > 鍵は見せません。
    :::
    -> Node(box, label warning, children: paragraph 鍵は見せません。)
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tebiki.importing import (
    authors_lines,
    block_marks,
    box_names,
    html_marks,
    inline_tree,
    markdown_reader,
    placed_notes,
    stray_pictures,
)
from tebiki.importing.guide_tree import (
    BULLETS,
    Inline,
    LeftOut,
    Node,
    paragraph,
)
from tebiki.importing.html_tree import Event, folded


@dataclass(frozen=True)
class Guide:
    """One file of a guide, read: its front matter as it is written, its blocks, what fell away."""

    front_matter: str
    nodes: tuple[Node, ...]
    left_out: tuple[LeftOut, ...]


_CONTROLS = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")  # pasted in; no font has them


def read_guide(text: str) -> Guide:
    """Return the guide that stands in `text`, whatever its line ends."""
    left_out: list[LeftOut] = []
    text = _CONTROLS.sub("", markdown_reader.normal_lines(text))
    text = authors_lines.rewritten(text, left_out.append)
    reader = _Reader(left_out.append)
    nodes = reader.blocks(text, 0)
    return Guide(reader.front, tuple(placed_notes.placed(nodes, reader.notes)), tuple(left_out))


@cache
def _parser() -> MarkdownIt:
    md = markdown_reader.make_reader().enable("strikethrough")
    md.use(footnote_plugin)
    md.use(container_plugin, "box", marker=":", validate=lambda params, _: _is_name(params))
    return md


def _is_name(params: str) -> bool:
    return re.match(r"\s*[\w{]", params) is not None


class _Reader:
    def __init__(self, left_out: Callable[[LeftOut], None]) -> None:
        self.left_out = left_out
        self.front = ""
        self.notes: dict[str, tuple[Node, ...]] = {}  # by number, from 1

    def blocks(self, text: str, above: int) -> list[Node]:
        """Return the blocks of a text whose first line is behind `above` lines of the file."""
        env: dict[str, Any] = {}
        tokens = _parser().parse(text, env)
        return stray_pictures.joined(
            folded(self.events(tokens, 0, len(tokens), above), self.left_out)
        )

    def events(self, tokens: Sequence[Token], start: int, end: int, above: int) -> list[Event]:
        """Return what stands in `tokens[start:end]`: blocks, and the tags of HTML between them."""
        found: list[Event] = []
        at = start
        while at < end:
            token = tokens[at]
            last = _closing(tokens, at) if token.nesting == 1 else at
            line = (token.map[0] if token.map else 0) + above + 1
            found += self._events(tokens, at, last, line, above)
            at = last + 1
        return found

    def _events(
        self, tokens: Sequence[Token], at: int, last: int, line: int, above: int
    ) -> list[Event]:
        token = tokens[at]
        kind = token.type
        if kind == "front_matter":
            self.front = token.content
        elif kind in ("heading_open", "paragraph_open"):
            inlines = self._inlines(tokens[at + 1], above)
            if kind == "heading_open" and not (
                token.markup == "-" and block_marks.is_picture(inlines)
            ):
                inlines, anchor = block_marks.without_id(inlines)
                return [Node("heading", line, int(token.tag[1:]), anchor, inlines=inlines)]
            return [] if block_marks.is_blank(inlines) else [paragraph(inlines, line)]
        elif kind == "code_block" and stray_pictures.is_meant(token.content):
            inside = folded(self._html(token.content, line), self.left_out)
            return [Node(stray_pictures.KIND, line, children=tuple(inside))]
        elif kind in ("fence", "code_block"):
            label, title = box_names.code(token.info)
            if marked := box_names.marked_lines(token.info):
                self.left_out(_unmarked(line, marked))
            text = token.content.rstrip("\n")
            return [Node("code", line, label=label, title=title, text=text)]
        elif kind == "hr":
            return [Node("rule", line)]
        elif kind in ("bullet_list_open", "ordered_list_open"):
            number = int(token.attrs.get("start", 1)) if kind.startswith("ordered") else BULLETS
            return [Node("list", line, number, children=tuple(self._inside(tokens, at, last, above)))]  # fmt: skip  # noqa: E501
        elif kind == "list_item_open":
            inside, box = block_marks.with_box(self._inside(tokens, at, last, above))
            return [Node("item", line, label=box, children=tuple(inside))]
        elif kind == "blockquote_open":
            return [block_marks.quote(self._inside(tokens, at, last, above), line)]
        elif kind in ("container_box_open", "admonition_open"):
            return [self._box(tokens, at, last, line, above)]
        elif kind == "table_open":
            return [self._table(tokens, at, last, line, above)]
        elif kind == "html_block":
            return self._html(token.content, line)
        elif kind == "footnote_open":
            self.notes[_label(token)] = tuple(self._inside(tokens, at, last, above))
        elif kind == "footnote_block_open":
            self._inside(tokens, at, last, above)
        return []

    def _inside(self, tokens: Sequence[Token], at: int, last: int, above: int) -> list[Node]:
        return stray_pictures.joined(
            folded(self.events(tokens, at + 1, last, above), self.left_out)
        )

    def _inlines(self, token: Token, above: int) -> tuple[Inline, ...]:
        line = (token.map[0] if token.map else 0) + above + 1
        tree = inline_tree.InlineTree(line, self.left_out, _label)
        return tree.read(token.children or ())

    def _box(self, tokens: Sequence[Token], at: int, last: int, line: int, above: int) -> Node:
        token = tokens[at]
        start = at
        if token.type == "admonition_open":
            written = re.sub(r'^\s*[\w-]+(?:\s+[\w-]+)*?\s+"(.*)"\s*$', r"\1", token.info)
            name = str(token.meta["tag"])
            title = "" if written == token.info else written
            is_folded = token.markup.startswith("?")
            if tokens[at + 1].type == "admonition_title_open":
                start = at + 3
        else:
            name, title, is_folded = box_names.container(token.info)
        label = box_names.kind(name)
        if not box_names.is_known(name) and not title:
            title = name
        inside = folded(self.events(tokens, start + 1, last, above), self.left_out)
        return Node("box", line, int(is_folded), label, title, children=tuple(inside))

    def _table(self, tokens: Sequence[Token], at: int, last: int, line: int, above: int) -> Node:
        rows: list[Node] = []
        aligns: list[str] = []
        cells: list[tuple[Inline, ...]] = []
        for token in tokens[at:last]:
            if token.type == "tr_open":
                cells = []
                line = (token.map[0] if token.map else 0) + above + 1
            elif token.type == "th_open":
                aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
            elif token.type == "inline":
                cells.append(self._inlines(token, above))
            elif token.type == "tr_close":
                rows.append(Node("row", line, cells=tuple(cells)))
        return Node("table", rows[0].line, children=tuple(rows), aligns=tuple(aligns))

    def _html(self, content: str, line: int) -> list[Event]:
        """Return the blocks in raw HTML; what stands between its tags is read as Markdown."""
        found: list[Event] = []
        for part in html_marks.parts(content, line):
            if isinstance(part, html_marks.Chunk):
                found += self._chunk(part)
            elif part.name == "!":
                self.left_out(inline_tree.comment(part))
            else:
                found.append(part)
        return found

    def _chunk(self, chunk: html_marks.Chunk) -> list[Event]:
        env: dict[str, Any] = {}
        tokens = _parser().parse(chunk.text, env)
        if any(token.type == "html_block" for token in tokens):  # no tag of a block is left in it
            inline = _parser().parseInline(chunk.text.strip())[0]
            inline.map = [0, 1]
            inlines = self._inlines(inline, chunk.line - 1)
            return [paragraph(inlines, chunk.line)] if inlines else []
        return self.events(tokens, 0, len(tokens), chunk.line - 1)


def _unmarked(line: int, marked: str) -> LeftOut:
    return LeftOut(
        line,
        f"which lines of the code are marked: {marked}",
        f"コードの行に付けた目印: {marked}",
        is_part=True,
    )


def _label(ref: Token) -> str:
    return str(int(ref.meta["id"]) + 1)


def _closing(tokens: Sequence[Token], at: int) -> int:
    depth = 0
    for number in range(at, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1
