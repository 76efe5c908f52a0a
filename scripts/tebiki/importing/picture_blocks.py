"""Puts a guide's pictures on lines of their own, where a page shows them large.

設定を開きます。 ![](a.png)      ->  設定を開きます。

                                   ![](a.png)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tebiki.importing import picture_links
from tebiki.importing.guide_tree import (
    Inline,
    Node,
    images,
    own_inlines,
    paragraph,
    plain,
    trimmed,
    without_images,
)


def parted(nodes: Sequence[Node]) -> list[Node]:
    """Return blocks with their paragraphs parted where a picture has a line of its own."""
    return [part for node in nodes for part in _parts(node)]


def lifted(nodes: Sequence[Node], *, is_top: bool = True) -> list[Node]:
    """Return blocks whose pictures stand alone, behind the text that they stood in.

    In a table they stay in their cells. A heading in another block is a bold line.
    """
    found: list[Node] = []
    for node in nodes:
        if node.children and node.kind != "table":
            node = replace(node, children=tuple(lifted(node.children, is_top=False)))
        if node.kind == "heading" and not is_top:
            bold = Inline("strong", children=without_images(node.inlines), line=node.line)
            node = paragraph((bold, *images(node.inlines)), node.line)
        if node.kind in ("paragraph", "heading") and images(node.inlines):
            said = without_images(node.inlines)
            if said:
                found.append(replace(node, inlines=said))
            found += picture_links.alone(node.inlines, node.line)
        elif node.kind != "paragraph" or any(True for _ in own_inlines(node)):
            found.append(node)
    return found


def _parts(node: Node) -> list[Node]:
    if node.kind != "paragraph" or not images(node.inlines):
        return [node]
    lines: list[list[Inline]] = [[]]
    for one in node.inlines:
        if one.kind == "break":
            lines.append([])
        else:
            lines[-1].append(one)
    found: list[list[Inline]] = []
    was_picture = True
    for line in lines:
        is_picture = bool(images(line)) and not plain(without_images(line)).strip()
        if is_picture or was_picture or not found:
            found.append(list(line))
        else:
            found[-1] += [Inline("break", line=line[0].line if line else 0), *line]
        was_picture = is_picture
    return [paragraph(kept, kept[0].line or node.line) for part in found if (kept := trimmed(part))]
