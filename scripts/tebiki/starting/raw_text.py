"""Looks for what stands in a guide's raw text and in nothing that was read of it.

Only Japanese words are looked for: whatever a dialect of Markdown marks them with, they are words.

    :::column 道具      is read as      (a block without its title)      -> line 1: 道具
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from tebiki.importing.guide_tree import Node, own_inlines, walk

_WORDS = re.compile(r"[ぁ-んァ-ヶー一-龥々]{2,}")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# What no reader sees: comments, scripts, names of notes, definitions of links, ids, attributes.
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1>|\[\^[^\]\n]*\]|^\s*\[[^\]\n]+\]:.*$|\{\s*[#.:][^{}\n]*\}"
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


class _Read:
    """All words that blocks hold, in one text."""

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


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n") or " "
