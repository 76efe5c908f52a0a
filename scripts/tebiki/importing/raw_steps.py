"""The steps of a page as they are found, and what of its blocks is seen or done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tebiki.importing import actions
from tebiki.importing.guide_tree import (
    Inline,
    Node,
    all_inlines,
    images,
    paragraph,
    plain,
    walk,
    without_images,
)


@dataclass(frozen=True)
class RawStep:
    """A step as it was found; `title` is empty where the guide gives none.

    `guessed` is why pictures went to it, where that was a guess; `mark` is the number of its item
    where it is not the step's own.
    """

    line: int
    title: tuple[Inline, ...]
    nodes: tuple[Node, ...]
    guessed: str = ""
    mark: str = ""
    anchor: str = ""  # the id that the guide gave it


@dataclass(frozen=True)
class Reading:
    """A page's way of being read, what stands above its first step, and its steps."""

    name: str
    intro: tuple[Node, ...]
    steps: tuple[RawStep, ...]


@dataclass
class OpenStep:
    """A step that is being put together."""

    line: int
    title: tuple[Inline, ...] = ()
    nodes: list[Node] = field(default_factory=list)
    guessed: str = ""
    is_shown: bool = False  # it has a picture or code
    asks: bool = False
    mark: str = ""
    anchor: str = ""

    def done(self) -> RawStep:
        nodes = tuple(self.nodes)
        return RawStep(self.line, self.title, nodes, self.guessed, self.mark, self.anchor)


def weight(nodes: Sequence[Node]) -> int:
    """Return how much there is to see or do in blocks: pictures, code, numbered items, actions."""
    count = sum(one.kind == "image" for one in all_inlines(nodes))
    for node in walk(nodes):
        if node.kind == "code" or (
            node.kind == "paragraph" and actions.is_action(plain(node.inlines))
        ):
            count += 1
    return count


def is_shown(nodes: Sequence[Node]) -> bool:
    """Whether blocks have a picture or code of their own."""
    return any(one.kind == "image" for one in all_inlines(nodes)) or any(
        node.kind == "code" for node in walk(nodes)
    )


def said(nodes: Sequence[Node]) -> str:
    return "\n".join(plain(node.inlines) for node in walk(nodes) if node.kind == "paragraph")


def as_line(node: Node) -> Node:
    """A heading that is no step of its own, as a bold line above the next one."""
    words = without_images(node.inlines)
    bold = [Inline("strong", children=words, line=node.line)] if words else []
    return paragraph(bold, node.line)


def pictures_of(node: Node) -> list[Node]:
    return [paragraph([one], node.line) for one in images(node.inlines)]
