"""Leaves a guide's own list of contents out: the site and the paper have theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tebiki.importing.guide_tree import LeftOut, Node, plain, walk

_CONTENTS = re.compile(
    r"(?:この記事の|本書の)?(?:目次|もくじ|コンテンツ|contents|table of contents|toc|index)", re.I
)


def without_contents(
    nodes: Sequence[Node], file: int, notes: list[tuple[int, LeftOut]]
) -> list[Node]:
    """Return blocks without a list of contents: the site and the paper have their own."""
    kept: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        is_head = node.kind == "heading" or (
            node.kind == "paragraph" and after is not None and after.kind == "list"
        )
        named = is_head and _CONTENTS.fullmatch(plain(node.inlines).strip(" 　:：\n"))
        if named and (after is None or after.kind == "heading" or _is_list_of_links(after, 1)):
            has_list = after is not None and after.kind == "list"
            notes.append((file, _dropped(node.line)))
            at += 2 if has_list else 1
            continue
        if node.kind == "list" and _is_list_of_links(node, 2) and _leads_within(node):
            notes.append((file, _dropped(node.line)))
            at += 1
            continue
        kept.append(node)
        at += 1
    return kept


def _dropped(line: int) -> LeftOut:
    return LeftOut(
        line,
        "a list of contents; the site and the paper have their own",
        "目次（サイトと紙には、それぞれの目次があります）",
    )


def _is_list_of_links(node: Node, least: int) -> bool:
    if node.kind != "list":
        return False
    items = [one for one in walk([node]) if one.kind == "paragraph"]
    return len(items) >= least and all(_is_link(item) for item in items)


def _is_link(item: Node) -> bool:
    rest = [
        one for one in item.inlines
        if not (one.kind == "text" and not re.sub(r"[\d\s.:：、。-]", "", one.text))
    ]  # fmt: skip
    return len(rest) == 1 and rest[0].kind == "link"


def _leads_within(node: Node) -> bool:
    links = [one for item in walk([node]) for one in item.inlines if one.kind == "link"]
    return all(link.address.startswith("#") for link in links)
