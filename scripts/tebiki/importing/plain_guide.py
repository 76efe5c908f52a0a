"""Reads a plain guide into blocks whose text is already that of a page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tebiki.importing import inline_edits, link_definitions, list_indent, losses, markdown_reader
from tebiki.source.layout import SCREENS

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
}


@dataclass(frozen=True)
class Picture:
    """A picture of the guide; `number` counts from 1 in its order, `line` from 1."""

    number: int
    address: str
    alt: str
    line: int


@dataclass(frozen=True)
class Block:
    """A top-level block: heading, paragraph, list, code, html, definition or other.

    `text` is Markdown for a page, a heading's without its signs; `plain` is what is seen of
    its first text; `line` counts from 1.
    """

    kind: str
    text: str
    line: int
    level: int = 0
    plain: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class PlainGuide:
    """A guide as it was read; `name` is the stem of its screens' ids."""

    name: str
    restyle: bool
    front_matter: tuple[str, ...]
    blocks: tuple[Block, ...]


def picture_path(name: str, number: int) -> str:
    """Return where a page of the guide called `name` shows its picture with that number."""
    return f"../../{SCREENS}/{name}-{number}.svg"


def read_guide(text: str, name: str, restyle: bool = True) -> PlainGuide:
    """Return the guide that stands in `text`, whatever its line ends; any text is a guide.

    `restyle` indents lists anew and lets paragraphs be parted.
    """
    return _Reading(markdown_reader.normal_lines(text), name, restyle).guide()


class _Reading:
    def __init__(self, text: str, name: str, restyle: bool) -> None:
        self.name = name
        self.restyle = restyle
        self.lines = text.split("\n")
        self.env: dict[str, object] = {}
        self.md: MarkdownIt = markdown_reader.make_reader()
        self.tokens = self.md.parse(text, self.env)
        self.count = 0

    def guide(self) -> PlainGuide:
        front: tuple[str, ...] = ()
        blocks = []
        for group in _groups(self.tokens):
            if group[0].type == "front_matter":
                front = tuple(line for line in group[0].content.split("\n") if line.strip())
            elif group[0].map:
                blocks.append(self.block(group))
        blocks.extend(
            Block("definition", text, line)
            for line, text in link_definitions.unused(self.tokens, self.env, self.lines)
        )
        return PlainGuide(
            self.name, self.restyle, front, tuple(sorted(blocks, key=lambda block: block.line))
        )

    def block(self, group: Sequence[Token]) -> Block:
        start, end = group[0].map or [0, 0]
        kind = _KINDS.get(group[0].type, "other")
        pictures = tuple(
            picture for token in group if token.type == "inline" for picture in self.pictures(token)
        )
        block = Block(kind, "", start + 1, pictures=pictures)
        if kind in ("heading", "paragraph"):
            inline = group[1]
            plain = markdown_reader.plain_text(inline)
            text = self.inline(inline, pictures, kind == "heading")
            if kind == "heading":
                return replace(block, text=text, level=int(group[0].tag[1:]), plain=plain)
            if not markdown_reader.is_paragraph(self.md, text):
                # A full-width space before it kept it from being a list, quote or heading.
                text = "\u3000" + text
            return replace(block, text=text, plain=plain)
        if kind == "code":
            return replace(block, text=_fenced(group[0]))
        source = self.lines[start:end]
        while source and not source[-1].strip(" \t"):
            source.pop()
        plain = next(
            (markdown_reader.plain_text(token) for token in group if token.type == "inline"), ""
        )
        text = "\n".join(source if kind == "html" else self.nested(source, group, start, pictures))
        return replace(block, text=text, plain=plain)

    def inline(self, token: Token, pictures: Sequence[Picture], heading: bool) -> str:
        """Return a heading's or paragraph's Markdown; a bare address stays where `<` would harm."""
        tag = "h1" if heading else ""
        wanted = self.shown(losses.inline_items(token, tag, 1), pictures)
        changes = self.edits(token, pictures)
        breaks = (r"(?: {2,}|\\)?\n[ \t]*", r"\n[ \t]*") if heading else (None,)
        found = []
        for kept in (changes, [edit for edit in changes if not edit.text.startswith("<")]):
            for line_end in breaks:
                text = inline_edits.apply(token.content, kept)
                found.append(re.sub(line_end, " ", text) if line_end else text)
                read = self.md.parseInline(found[-1], self.fresh_env())[0]
                if self.shown(losses.inline_items(read, tag, 1), ()) == wanted:
                    return found[-1]
        return found[0]

    def pictures(self, token: Token) -> list[Picture]:
        found = []
        line = (token.map or [0])[0] + 1
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "image":
                self.count += 1
                child.meta["number"] = self.count
                alt = markdown_reader.alt_text(child)
                found.append(Picture(self.count, str(child.attrs["src"]), alt, line))
        return found

    def edits(self, token: Token, pictures: Sequence[Picture]) -> tuple[inline_edits.Edit, ...]:
        return inline_edits.edits(
            token, lambda image: picture_path(self.name, image.meta["number"])
        )

    def nested(
        self, source: list[str], group: Sequence[Token], start: int, pictures: Sequence[Picture]
    ) -> list[str]:
        """Return a block's lines with its marks rewritten, and a list's indented anew."""
        wanted = self.items("\n".join(source), pictures)
        edited = list(source)
        cursor: dict[int, int] = {}
        for token in group:
            if token.type == "inline" and token.map:
                changes = self.edits(token, pictures)
                inline_edits.apply_in_lines(
                    edited, token.content, token.map[0] - start, changes, cursor
                )
        if self.items("\n".join(edited), ()) != wanted:
            return source + link_definitions.needed(group, self.env)
        if not self.restyle or not group[0].type.endswith("_list_open"):
            return edited
        own = [token for token in self.md.parse("\n".join(edited), self.fresh_env())]
        for padded in (False, True):
            lines = list_indent.indented(edited, own, padded)
            if lines is not None and self.items("\n".join(lines), ()) == wanted:
                return lines
        return edited

    def items(self, text: str, pictures: Sequence[Picture]) -> list[tuple[str, str]]:
        """Return what a block holds, its pictures under the paths that pages show them from."""
        return self.shown(losses.read_items(text, self.fresh_env()), pictures)

    def shown(
        self, items: Iterable[losses.Item], pictures: Sequence[Picture]
    ) -> list[tuple[str, str]]:
        paths = iter([picture_path(self.name, picture.number) for picture in pictures])
        return [
            (item.kind, next(paths, item.text) if item.kind == "picture" else item.text)
            for item in items
        ]

    def fresh_env(self) -> dict[str, object]:
        references = self.env.get("references")
        return {"references": dict(references)} if isinstance(references, dict) else {}


def _groups(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each top-level block."""
    groups: list[list[Token]] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            groups.append([])
        groups[-1].append(token)
    return groups


def _fenced(token: Token) -> str:
    """Return a code block between fences that its content does not hold."""
    info = token.info.strip()
    sign = "~" if "`" in info else "`"
    runs = [len(run) for run in re.findall(f"{re.escape(sign)}+", token.content)]
    fence = sign * max([3, *(length + 1 for length in runs)])
    body = (
        token.content if token.content.endswith("\n") or not token.content else token.content + "\n"
    )
    return f"{fence}{info}\n{body}{fence}"
