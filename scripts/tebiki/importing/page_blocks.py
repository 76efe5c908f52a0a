"""Parts a page's Markdown into what a person or a guide changes on its own: keys, sections, blocks.

---                                   front  ("title: 運ぶ",)
title: 運ぶ
---
# 運ぶ                                section "", blocks "# 運ぶ"
## 鉢を持ちます { #step-1 }           section "step-1", blocks "## 鉢を…", "両手で持ちます。"
両手で持ちます。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tebiki.importing.authors_lines import is_fence_end

MARK = re.compile(r"<!--\s*draft:\s*([^<>]*?)\s*-->")
_FENCE = re.compile(r"[ \t>]*(?P<marks>`{3,}|~{3,})[^`]*$")
_ID = re.compile(r"\{[^}]*#(?P<id>[\w-]+)[^}]*\}")
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\([^)]*/(?P<id>[\w-]+)\.svg\)")


@dataclass(frozen=True)
class Section:
    """What begins with a `##`, or stands above the first, whose `id` is ""."""

    id: str
    blocks: tuple[str, ...]

    @property
    def title(self) -> str:
        """The words of its heading."""
        head = self.blocks[0] if self.blocks else ""
        return _ID.sub("", MARK.sub("", head)).lstrip("# ").strip()

    @property
    def body(self) -> tuple[str, ...]:
        return self.blocks[1:] if self.id else self.blocks


@dataclass(frozen=True)
class Parts:
    """A page: the lines of its front matter, a key each, and its sections."""

    front: tuple[str, ...]
    sections: tuple[Section, ...]


def parts(text: str) -> Parts:
    """Return the parts of a page's text, line feeds only."""
    front: tuple[str, ...] = ()
    if text.startswith("---\n") and "\n---\n" in text:
        head, _, text = text[4:].partition("\n---\n")
        front = tuple(re.split(r"\n(?=[^\s#-])", head))
    sections: list[tuple[str, list[str]]] = [("", [])]
    for block in blocks(text):
        if block.startswith("## "):
            found = _ID.search(block)
            is_own = found and found["id"] not in dict(sections)  # another of that id is kept, too
            sections.append((found["id"] if found and is_own else f"?{len(sections)}", []))
        sections[-1][1].append(block)
    return Parts(front, tuple(Section(name, tuple(found)) for name, found in sections))


def blocks(text: str) -> list[str]:
    """Return what blank lines part, code and what is indented with what it belongs to whole."""
    found: list[list[str]] = []
    marks, is_open = "", False
    for line in text.split("\n"):
        if marks:
            marks = "" if is_fence_end(line, marks) else marks
            found[-1].append(line)
            continue
        if not line.strip():
            is_open = False
            continue
        if not is_open and found and line.startswith(("    ", "\t")):
            found[-1].append("")
        elif not is_open or found[-1][-1].startswith("#"):
            found.append([])
        found[-1].append(line)
        is_open = True
        if fence := _FENCE.match(line):
            marks = fence["marks"]
    return ["\n".join(lines) for lines in found]


def line_of(text: str, name: str) -> int:
    """Return the line of the heading of the section `name` in a page's text, 1 without one."""
    lines = text.split("\n")
    heads = ((n, _ID.search(line)) for n, line in enumerate(lines, 1) if line.startswith("## "))
    return next((n for n, found in heads if found and found["id"] == name), 1)


def pictures(block: str) -> list[str]:
    """Return the ids of the screens that a block shows."""
    return [found["id"] for found in _PICTURE.finditer(block)]


def is_picture(block: str) -> bool:
    """Whether a block is a picture alone."""
    return bool(_PICTURE.match(block)) and not plain(_PICTURE.sub("", MARK.sub("", block)))


def key(block: str) -> str:
    """Return by what a block is known again: a picture and a heading by their ids."""
    if block.startswith("# "):
        return "#"
    if block.startswith("## ") and (found := _ID.search(block)):
        return f"## {found['id']}"
    if MARK.fullmatch(block):
        return "mark"
    said = _PICTURE.sub(lambda found: f" screen{found['id']} ", block)
    return plain(said) or block


def text_key(found: Sequence[str]) -> str:
    """Return the words of several blocks, without what names them."""
    return plain(" ".join(_PICTURE.sub("", _ID.sub("", MARK.sub("", one))) for one in found))


def plain(text: str) -> str:
    """Return a text's letters and figures alone, folded."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
