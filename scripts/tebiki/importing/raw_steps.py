"""The steps of a page as they are found, and what of its blocks is seen or done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

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


def parts(nodes: Sequence[Node], level: int = 6) -> list[tuple[Node | None, list[Node]]]:
    """Return each heading, of the level or above it, with what stands below; first, without one."""
    found: list[tuple[Node | None, list[Node]]] = [(None, [])]
    for node in nodes:
        if node.kind == "heading" and node.number <= level:
            found.append((node, []))
        else:
            found[-1][1].append(node)
    return found


def headed(heading: Node, above: Sequence[Node], own: Sequence[Node]) -> OpenStep:
    """A step with the words of a heading, what leads to it `above`, and its `own` blocks."""
    step = OpenStep(heading.line, without_images(heading.inlines), anchor=heading.label)
    step.nodes += [*above, *pictures_of(heading), *own]
    return step


def closed(kind: str, intro: list[Node], steps: list[OpenStep], waiting: Sequence[Node]) -> Reading:
    """Return the reading, with what still waits for a step at the end of what is there."""
    (steps[-1].nodes if steps else intro).extend(waiting)
    return Reading(kind, tuple(intro), tuple(step.done() for step in steps))


def weight(nodes: Sequence[Node]) -> int:
    """Return how much there is to see or do in blocks: pictures, code, numbered items, actions."""
    count = sum(one.kind == "image" for one in all_inlines(nodes))
    for node in walk(nodes):
        if node.kind == "code" or (
            node.kind == "paragraph"
            and not _is_way(node)
            and actions.is_action(plain(node.inlines))
        ):
            count += 1
    return count


def texts_of(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the text of each paragraph, those in lists and boxes too, but no ways to pages."""
    return (
        plain(node.inlines)
        for node in walk(nodes)
        if node.kind == "paragraph" and not _is_way(node)
    )


def _is_way(node: Node) -> bool:
    """Whether a paragraph only leads to pages: ⬅ 前の章 | 次の章 ➡."""
    links = sum(one.kind == "link" for one in node.inlines)
    between = "".join(one.text for one in node.inlines if one.kind == "text")
    return links > 1 and not re.search(r"[^\W_]", between)


def is_task(heading: Node, own: Sequence[Node], asides: Set[int] = frozenset()) -> bool:
    """Whether a heading, with what stands right below it, is something to do.

    `asides` are the headings in parts that stand around the steps, as `asides_of` gives them.
    """
    name = plain(heading.inlines)
    if id(heading) in asides or actions.explains(name):
        return False
    if actions.is_action(name) or (own and actions.names_action(name)):
        return True
    if not (actions.are_tasks(texts_of(own)) or _asks_with_code(own)):
        return False
    # What bullets without a picture or code tell is what a thing does, unless they ask.
    rest = [node for node in own if node.kind != "list" or node.is_ordered]
    return is_shown(own) or actions.requests(texts_of(own)) or actions.are_tasks(texts_of(rest))


def is_done_here(nodes: Sequence[Node]) -> bool:
    """Whether something is done in blocks above others to do, rather than told of these."""
    return is_shown(nodes) and (
        any(node.kind == "code" for node in walk(nodes))
        or actions.requests(texts_of(nodes))
        or _asks_with_code(nodes)
    )


def _asks_with_code(nodes: Sequence[Node]) -> bool:
    """Whether a text asks for something right before code or a picture."""
    return any(
        node.kind == "paragraph" and actions.is_action(plain(node.inlines)) and is_shown([after])
        for node, after in pairwise(nodes)
    )


def asides_of(nodes: Sequence[Node]) -> frozenset[int]:
    """Return the headings, by id(), below one around the steps: ## FAQ / ### 音が出ない.

    Of one that explains, these are the headings with nothing to see below them.
    """
    found: set[int] = set()
    above: list[tuple[int, bool]] = []  # the levels of such headings, and whether for all
    for at, node in enumerate(nodes):
        if node.kind != "heading":
            continue
        while above and above[-1][0] >= node.number:
            above.pop()
        own = list(takewhile(lambda one: one.kind != "heading", nodes[at + 1 :]))
        is_told = not (is_shown(own) or actions.requests(texts_of(own)))
        if any(is_all for _, is_all in above) or (above and is_told):
            found.add(id(node))
        name = plain(node.inlines)
        if actions.is_aside(name) or actions.explains(name):
            above.append((node.number, actions.is_aside(name)))
    return frozenset(found)


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
