"""Reads a page whose steps are the items of its numbered lists.

## 登録 / 1. 開きます。 2. 名前を入れます。 / ## 確認 / 保存を押します。
-> 開きます (登録 stands above it), 名前を入れます, 確認
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tebiki.importing import actions, step_titles, text_steps
from tebiki.importing.guide_tree import Node, all_inlines, plain, walk
from tebiki.importing.raw_steps import (
    OpenStep,
    Reading,
    as_line,
    asides_of,
    closed,
    headed,
    is_shown,
    is_task,
    parts,
    pictures_of,
    said,
)

_MANY = 4  # pictures of an item that goes from screen to screen


def doing_lists(nodes: Sequence[Node], *, is_wished: bool = False) -> list[Node]:
    """Return the numbered lists most of whose items are something to do; all, where `is_wished`.

    What goes on counting where the last one has ended belongs to it, whatever stands between.
    """
    found: list[Node] = []
    is_framed = False
    after = 0  # the number behind the last item of the last list
    asides = asides_of(nodes)
    for node in nodes:
        if node.kind == "heading":
            is_framed = id(node) in asides or actions.explains(plain(node.inlines))
        elif node.is_ordered:
            goes_on = node.number == after > 1
            if is_wished or goes_on or (not is_framed and _are_done(node.children)):
                found.append(node)
                after = node.number + len(node.children)
    return found


def opened(nodes: Sequence[Node]) -> list[Node]:
    """Return blocks with the lists of steps that stand in bullets, or a single item, out of these.

    - 手順 / 1. 開きます。 2. 閉じます。  ->  a bullet 手順, and a list of two items
    """
    found: list[Node] = []
    for node in nodes:
        is_around = node.kind == "list" and (not node.is_ordered or len(node.children) == 1)
        if is_around and any(doing_lists(one.children) for one in walk([node])):
            for item in node.children:
                found += _opened(node, item)
        else:
            found.append(node)
    return found


def _opened(bullets: Node, item: Node) -> list[Node]:
    found: list[Node] = []
    kept: list[Node] = []
    for child in [*opened(item.children), None]:
        if (
            child is not None
            and (child.kind != "list" or child in item.children)
            and not (child.kind == "list" and doing_lists([child]))
        ):
            kept.append(child)
            continue
        if kept:
            found.append(replace(bullets, children=(replace(item, children=tuple(kept)),)))
            kept = []
        if child is not None:
            found.append(child)
    return found


def _are_done(items: Sequence[Node]) -> bool:
    if sum(map(_leads_to_page, items)) * 2 > len(items) and not is_shown(items):
        return False
    asking = [is_shown([item]) or actions.is_action(said([item])) for item in items]
    naming = [actions.names_action(said(item.children[:1])) for item in items]
    done = sum(asks or names for asks, names in zip(asking, naming, strict=True))
    return any(asking) and done * 2 >= len(items)


def _leads_to_page(item: Node) -> bool:
    """Whether an item names a page, as those of a list of contents do."""
    links = (one for one in all_inlines([item]) if one.kind == "link")
    return any(one.address.partition("#")[0].endswith(".md") for one in links)


def by_items(nodes: Sequence[Node], *, is_wished: bool) -> Reading:
    """A heading without such a list is a step where it is something to do, else it is read."""
    doing = {id(node) for node in doing_lists(nodes, is_wished=is_wished)}
    intro: list[Node] = []
    steps: list[OpenStep] = []
    waiting: list[Node] = []
    asides = asides_of(nodes)
    for heading, own in parts(nodes):
        has_list = any(id(node) in doing for node in own)
        if heading is not None:
            if not has_list and own and not is_wished and is_task(heading, own, asides):
                steps.append(headed(heading, waiting, own))
                waiting = []
                continue
            waiting += [as_line(heading), *pictures_of(heading)]
        if not has_list:
            if own:
                (steps[-1].nodes if steps else intro).extend([*waiting, *own])
                waiting = []
            continue
        for node in own:
            if id(node) in doing:
                _add_items(steps, node, waiting)
                waiting = []
            elif steps and not waiting:
                steps[-1].nodes.append(node)
            elif heading is None and not steps:
                intro.append(node)
            else:
                waiting.append(node)
    return closed("items", intro, steps, waiting)


def _add_items(steps: list[OpenStep], node: Node, above: Sequence[Node]) -> None:
    for number, item in enumerate(node.children, start=node.number):
        own = _parted(item)
        own[0].nodes[:0] = above
        above = ()
        if number != len(steps) + 1:
            own[0].mark = f"{number}."
        steps += own


def _parted(item: Node) -> list[OpenStep]:
    """Return an item as a step, or the steps of one that goes from screen to screen."""
    pictures = sum(one.kind == "image" for one in all_inlines([item]))
    found = text_steps.by_texts(item.children, is_wished=False) if pictures >= _MANY else None
    if found is None or len(found.steps) < 2:
        title = step_titles.title(item.children)
        return [OpenStep(item.line, title, list(item.children), is_drafted=bool(title))]
    steps = []
    for one in found.steps:
        title = step_titles.title(one.nodes)
        steps.append(OpenStep(one.line, title, list(one.nodes), one.guessed))
        steps[-1].is_drafted = bool(title)
    if found.intro:  # the item's own name
        steps[0].title = step_titles.title(found.intro[:1]) or steps[0].title
        steps[0].nodes[:0] = found.intro
    return steps
