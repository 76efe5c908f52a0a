"""Finds emphasis in the pages that Python-Markdown makes, by the rule that the import reads by.

Python-Markdown's own patterns match from the left, blank or not; pymdownx.betterem asks for blanks
beside Japanese punctuation. Here links, code and pictures are elements already, and markdown-it
pairs the marks in the text around them.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from markdown_it import MarkdownIt

from markdown import Markdown
from tebiki.markdown.emphasis import emphasis_plugin

# After the inline patterns (20), before attributes (8) and the table of contents (5) are read.
_PRIORITY = 15
_OWN_PATTERNS = ("not_strong", "em_strong", "em_strong2")
_OPAQUE = {"code", "pre", "script", "style", "textarea", "kbd"}
_DEEPEST = 50  # within each other; more would be too deep a tree to be written
_STASHED = re.compile(f"({STX}[^{STX}{ETX}]*{ETX})")  # an escape, an entity or HTML
_HELD = re.compile(f".{STX}held (\\d+){ETX}.", re.DOTALL)
# The signs at the ends of what has become an element, as they stand in Markdown.
_ENDS = {"a": "[)", "img": "!)", "code": "``", "br": "\n\n"}

_Piece = str | Element


class EmphasisExtension(Extension):
    """`*` and `_` as CommonMark has them, also beside Japanese punctuation; for any page."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name in _OWN_PATTERNS:
            md.inlinePatterns.deregister(name, strict=False)
        md.treeprocessors.register(_EmphasisTreeprocessor(md), "emphasis", _PRIORITY)


class _EmphasisTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.reader = MarkdownIt("zero").enable("emphasis").use(emphasis_plugin)

    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            if element.tag == "img" and _has_mark(element.get("alt") or ""):
                element.set("alt", _shown(self.read([element.get("alt") or ""])))
            elif element.tag not in _OPAQUE and not isinstance(element.text, AtomicString):
                self.set_in(element)

    def set_in(self, element: Element) -> None:
        """Put emphasis into one element's own text; its blocks part what belongs together."""
        pieces: list[_Piece] = [element.text or ""]
        for child in element:
            pieces += [child, child.tail or ""]
        if not any(isinstance(piece, str) and _has_mark(piece) for piece in pieces):
            return
        made: list[_Piece] = []
        line: list[_Piece] = []
        for piece in pieces:
            if isinstance(piece, Element) and self.md.is_block_level(piece.tag):
                made += [*self.read(line), piece]
                line = []
            else:
                line.append(piece)
        _fill(element, [*made, *self.read(line)])

    def read(self, pieces: Sequence[_Piece]) -> list[_Piece]:
        """Return a line of text and elements with its emphasis as elements."""
        held: list[_Piece] = []
        source = ""
        for piece in pieces:
            if isinstance(piece, Element):
                ends = _ENDS.get(piece.tag) or f"{piece.text or '<'}{piece.text or '>'}"
                source += _hold(held, piece, ends)
            elif isinstance(piece, AtomicString):
                source += _hold(held, piece, "<>")
            else:
                for part in _STASHED.split(piece):
                    source += _hold(held, part, "\\\\") if part.startswith(STX) else part
        opened: list[tuple[str, list[_Piece]]] = [("", [])]
        for token in self.reader.parseInline(source)[0].children or ():
            if token.nesting > 0:
                opened.append((token.tag, []))
            elif token.nesting < 0:
                tag, inside = opened.pop()
                bare = len(opened) > _DEEPEST
                kept = (
                    [token.markup, *inside, token.markup] if bare else [_fill(Element(tag), inside)]
                )
                opened[-1][1].extend(kept)
            else:
                parts: list[_Piece] = list(_HELD.split(token.content))
                parts[1::2] = [held[int(str(number))] for number in parts[1::2]]
                opened[-1][1].extend(parts)
        return opened[0][1]


def _has_mark(text: str) -> bool:
    return "*" in text or "_" in text


def _hold(held: list[_Piece], piece: _Piece, ends: str) -> str:
    """Keep a piece that is not text, and return what stands for it between its end signs."""
    held.append(piece)
    return f"{ends[0]}{STX}held {len(held) - 1}{ETX}{ends[-1]}"


def _fill(element: Element, pieces: Sequence[_Piece]) -> Element:
    """Give an element these texts and elements in place of what it had."""
    element.text = None
    for child in list(element):
        element.remove(child)
    for piece in pieces:
        if isinstance(piece, Element):
            piece.tail = None
            element.append(piece)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece
    return element


def _shown(pieces: Sequence[_Piece]) -> str:
    return "".join(
        piece if isinstance(piece, str) else "".join(piece.itertext()) for piece in pieces
    )
