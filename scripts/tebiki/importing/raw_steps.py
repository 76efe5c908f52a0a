"""The steps of a page as they are found, and what of its blocks is seen or done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tebiki.importing import actions, picture_links
from tebiki.importing.guide_tree import (
    Inline,
    Node,
    all_inlines,
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
    is_drafted: bool = False  # the title is made of its sentence


@dataclass(frozen=True)
class Reading:
    """A page's way of being read, what stands above its first step, and its steps."""

    name: str
    intro: tuple[Node, ...]
    steps: tuple[RawStep, ...]
    side: str = ""  # where its last pictures stand, before or after their text


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
    is_drafted: bool = False

    def done(self) -> RawStep:
        return RawStep(
            self.line, self.title, tuple(self.nodes), self.guessed, self.mark, self.anchor,
            self.is_drafted,
        )  # fmt: skip


def closed(kind: str, intro: list[Node], steps: list[OpenStep], waiting: Sequence[Node]) -> Reading:
    """Return the reading, with what still waits for a step at the end of what is there."""
    (steps[-1].nodes if steps else intro).extend(waiting)
    return Reading(kind, tuple(intro), tuple(step.done() for step in steps))


def weight(nodes: Sequence[Node]) -> int:
    """Return how much there is to see or do in blocks: pictures, code, numbered items, actions."""
    count = sum(one.kind == "image" for one in all_inlines(nodes))
    for node in walk(nodes):
        if node.kind == "code" or (
            node.kind == "paragraph" and actions.is_action(plain(node.inlines))
        ):
            count += 1
    return count


def texts_of(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the text of each paragraph, those in lists and boxes too."""
    return (plain(node.inlines) for node in walk(nodes) if node.kind == "paragraph")


def is_task(heading: Node, own: Sequence[Node]) -> bool:
    """Whether a heading, with what stands right below it, is something to do."""
    name = plain(heading.inlines)
    if actions.explains(name):
        return False
    is_named = actions.names_action(name) and bool(own)
    return actions.is_action(name) or is_named or actions.are_tasks(texts_of(own))


def is_shown(nodes: Sequence[Node]) -> bool:
    """Whether blocks have a picture or code of their own."""
    return any(one.kind == "image" for one in all_inlines(nodes)) or any(
        node.kind == "code" for node in walk(nodes)
    )


def said(nodes: Sequence[Node]) -> str:
    return "\n".join(texts_of(nodes))


def as_line(node: Node) -> Node:
    """A heading that is no step of its own, as a bold line above the next one."""
    words = without_images(node.inlines)
    bold = [Inline("strong", children=words, line=node.line)] if words else []
    return paragraph(bold, node.line)


def pictures_of(node: Node) -> list[Node]:
    return picture_links.alone(node.inlines, node.line)
