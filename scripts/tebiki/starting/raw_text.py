"""Looks for what stands in a guide's raw text and in nothing that was read of it.

Japanese words are looked for, which no dialect of Markdown has for marks, and pictures.

    :::column 道具      is read as      (a block without its title)      -> line 1: 道具
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from urllib.parse import unquote

from tebiki.importing.guide_tree import Node, all_inlines, own_inlines, walk

_WORDS = re.compile(r"[ぁ-んァ-ヶー一-龥々]{2,}")
_PICTURE = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?([^)\s>\"]+)|<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_FENCE = re.compile(r"[\s>]*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)[^`].*?\1")
_UNSHOWN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# What no reader sees: comments, scripts, names of notes, definitions of links, ids, attributes.
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1>|\[\^[^\]\n]*\]|^[ \t]*\[[^\]\n]+\]:[^\n]*"
    r"|\{\s*[#.:][^{}\n]*\}"
    r"|<[a-zA-Z][^<>]*>",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


def unread(text: str, nodes: Sequence[Node], dropped: Container[int]) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and Japanese words of `text` that stand in none of the blocks read.

    What begins in a line that was `dropped`, of which the report tells, is left out.
    """
    read = _Read(nodes)
    blank = _FRONT_MATTER.sub(_blank, text.replace("\r\n", "\n"))
    for number, line in enumerate(_UNSEEN.sub(_blank, blank).split("\n"), start=1):
        if number in dropped:
            continue
        for found in _WORDS.finditer(line):
            if found[0] not in read.text:
                yield number, found[0]
    for number, address in _pictures(blank):
        name = unquote(address)  # up to a space
        is_read = name in read.pictures or any(one.startswith(f"{name} ") for one in read.pictures)
        if number not in dropped and not is_read:
            yield number, address


def _pictures(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and address of what is written as a picture, code left out."""
    fence = ""
    for number, line in enumerate(_UNSHOWN.sub(_blank, text).split("\n"), start=1):
        if mark := _FENCE.match(line):
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        elif not fence:
            for found in _PICTURE.finditer(_CODE.sub(" ", line)):
                yield number, found[1] or found[2]


class _Read:
    """All words that blocks hold, in one text, and the addresses of their pictures."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        parts: list[str] = []
        for node in walk(nodes):
            parts += [node.text, node.title, node.label]
            line: list[str] = []
            for one in own_inlines(node):
                if one.kind == "text":
                    line.append(one.text)
                else:
                    parts += [one.text, one.title, one.address]
            parts += ["".join(line), *line]
        self.text = "\n".join(parts)
        self.pictures = {unquote(one.address) for one in all_inlines(nodes) if one.kind == "image"}


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "
