"""Puts into boxes what a step's text marks itself: notes that begin with ※, what is shown once.

キーが表示されます。一度しか表示されません。  ->  キーが表示されます。

                                              !!! once
                                                  一度しか表示されません。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tebiki.importing.guide_tree import Inline, Node, images, paragraph, plain, trimmed

_SHOWN = "(?:表示|見られ|見え|見る|確認|出ま)"
_ONCE = re.compile(
    rf"(?:一|1|１)(?:度|回)(?:切り|きり|しか|だけ).{{0,12}}{_SHOWN}|二度と.{{0,12}}{_SHOWN}"
    r"|再(?:度)?表示(?:は|することは)?でき(?:ません|ない)"
)
_END = re.compile(r"(?<=。)(?![」』）)])")


def boxed(nodes: Sequence[Node]) -> list[Node]:
    """Return a step's blocks, with such sentences of its own paragraphs in boxes.

    With what a step begins, it is no note.
    """
    found: list[Node] = []
    for node in nodes:
        if node.kind == "paragraph" and not images(node.inlines):
            found += _parts(node, is_first=not found)
        else:
            found.append(node)
    return found


def _parts(node: Node, *, is_first: bool) -> list[Node]:
    sentences = _sentences(node.inlines)
    kinds = [_kind(sentence) for sentence in sentences]
    if is_first and kinds[:1] == ["note"]:
        kinds[0] = ""
    if not any(kinds):
        return [node]
    parts = []
    for kind, group in groupby(zip(kinds, sentences, strict=True), key=lambda one: one[0]):
        inlines = trimmed([one for _, sentence in group for one in sentence])
        line = next((one.line for one in inlines if one.line), node.line)
        said = replace(node, inlines=tuple(inlines)) if not kind else paragraph(inlines, line)
        if inlines:
            parts.append(Node("box", line, label=kind, children=(said,)) if kind else said)
    return parts


def _sentences(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """Part a paragraph behind each 。 that stands in no mark, and at the ends of its lines."""
    found: list[list[Inline]] = [[]]
    for one in inlines:
        if one.kind == "break":
            found[-1].append(one)
            found.append([])
            continue
        pieces = _END.split(one.text) if one.kind == "text" else [one.text]
        for number, text in enumerate(pieces):
            if number:
                found.append([])
            if text or one.kind != "text":
                found[-1].append(replace(one, text=text))
    return [sentence for sentence in found if sentence]


def _kind(sentence: Sequence[Inline]) -> str:
    said = plain(sentence).strip()
    if _ONCE.search(said):
        return "once"
    return "note" if said.startswith("※") else ""
