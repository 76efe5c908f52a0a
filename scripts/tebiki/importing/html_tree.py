"""Pairs the tags of raw HTML that stand between a guide's blocks, and makes blocks of them.

Tag details, Tag summary, paragraph 答え, Tag /summary, paragraph 42, Tag /details
-> Node(box, folded, title 答え) with the paragraph 42
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tebiki.importing import html_marks, inline_tree
from tebiki.importing.guide_tree import BULLETS, Inline, LeftOut, Node, paragraph, plain, trimmed
from tebiki.importing.html_marks import Tag

Event = Node | Tag
_VOID = ("hr", "col", "embed", "source")
_ENDS_ITSELF = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "p": ("p",),
                "tr": ("tr", "td", "th"), "td": ("td", "th"), "th": ("td", "th")}  # fmt: skip
_PLAYERS = ("iframe", "video", "audio", "embed", "object")


@dataclass
class _Element:
    tag: Tag | None
    found: list[Node | _Element] = field(default_factory=list)


def folded(events: Sequence[Event], left_out: Callable[[LeftOut], None]) -> list[Node]:
    """Return blocks with their HTML made into blocks; what is not closed ends with its parent."""
    if not any(isinstance(event, Tag) for event in events):
        return [event for event in events if isinstance(event, Node)]
    root = _Element(None)
    stack = [root]
    for event in events:
        if isinstance(event, Node):
            stack[-1].found.append(event)
        elif event.closes:
            _close(stack, (event.name,))
        else:
            last = stack[-1].tag
            if last and last.name in _ENDS_ITSELF.get(event.name, ()):
                _close(stack, (last.name,))
            element = _Element(event)
            stack[-1].found.append(element)
            if event.name not in _VOID and not event.raw and event.name not in html_marks.RAW:
                stack.append(element)
    return _Maker(left_out).nodes(root)


def _close(stack: list[_Element], names: tuple[str, ...]) -> None:
    match = next(
        (n for n in range(len(stack) - 1, 0, -1) if (tag := stack[n].tag) and tag.name in names), 0
    )
    if match:
        del stack[match:]


class _Maker:
    def __init__(self, left_out: Callable[[LeftOut], None]) -> None:
        self.left_out = left_out

    def nodes(self, element: _Element) -> list[Node]:
        found: list[Node] = []
        for one in element.found:
            found += [one] if isinstance(one, Node) else self._made(one)
        return found

    def _made(self, element: _Element) -> list[Node]:
        tag = element.tag
        assert tag is not None
        name, line = tag.name, tag.line
        inside = self.nodes(element)
        if name == "details":
            return [self._details(element, line)]
        if name == "table":
            return self._table(element, line)
        if name in ("ul", "ol"):
            return self._list(element, tag)
        if name == "blockquote":
            return [Node("quote", line, children=tuple(inside))] if inside else []
        if name == "pre":
            text = html_marks.raw_text(tag.raw).strip("\n")
            return [Node("code", line, text=text)] if text else []
        if name == "hr":
            return [Node("rule", line)]
        if name[0] == "h" and name[1:].isdigit():
            return [Node("heading", line, int(name[1:]), inlines=_flat(inside))] if inside else []
        if name in _PLAYERS:
            link = inline_tree.player(tag)
            if link is None:
                self.left_out(html_marks.lost(line, name))
            return [*([paragraph([link], line)] if link else []), *inside]
        if name in html_marks.DROPPED:
            self.left_out(html_marks.lost(line, name))
            return []
        if name == "dt":
            return [paragraph([Inline("strong", children=_flat(inside), line=line)], line)]
        return inside

    def _details(self, element: _Element, line: int) -> Node:
        title = ""
        body: list[Node] = []
        for one in element.found:
            if isinstance(one, _Element) and one.tag and one.tag.name == "summary" and not title:
                title = " ".join(plain(_flat(self.nodes(one))).split())
            else:
                body += [one] if isinstance(one, Node) else self._made(one)
        return Node("box", line, 1, "note", title, children=tuple(body))

    def _list(self, element: _Element, tag: Tag) -> list[Node]:
        items: list[Node] = []
        for one in element.found:
            nodes = [one] if isinstance(one, Node) else self.nodes(one)
            if isinstance(one, _Element) and one.tag and one.tag.name == "li":
                items.append(Node("item", one.tag.line, children=tuple(nodes)))
            elif nodes:
                items.append(Node("item", nodes[0].line, children=tuple(nodes)))
        start = tag.attributes.get("start", "1")
        number = (int(start) if start.isdigit() else 1) if tag.name == "ol" else BULLETS
        return [Node("list", tag.line, number, children=tuple(items))] if items else []

    def _table(self, element: _Element, line: int) -> list[Node]:
        rows: list[Node] = []
        before: list[Node] = []

        def look(parent: _Element) -> None:
            for one in parent.found:
                if isinstance(one, Node):
                    before.append(one)
                elif one.tag and one.tag.name == "tr":
                    cells = [
                        _flat(self.nodes(cell)) for cell in one.found if isinstance(cell, _Element)
                    ]
                    head = all(
                        cell.tag is not None and cell.tag.name == "th"
                        for cell in one.found
                        if isinstance(cell, _Element)
                    )
                    rows.append(Node("row", one.tag.line, int(head), cells=tuple(cells)))
                elif one.tag and one.tag.name == "caption":
                    before.extend(self.nodes(one))
                else:
                    look(one)

        look(element)
        rows = [row for row in rows if row.cells]
        if not rows:
            return before
        width = max(len(row.cells) for row in rows)
        if not rows[0].number:  # no head
            rows.insert(0, Node("row", line, 1, cells=((),) * width))
        full = tuple(
            Node("row", row.line, cells=(*row.cells, *(((),) * (width - len(row.cells)))))
            for row in rows
        )
        return [*before, Node("table", line, children=full, aligns=("",) * width)]


def _flat(nodes: Sequence[Node]) -> tuple[Inline, ...]:
    """Return blocks as the lines of a table's cell or a heading: a break between two."""
    found: list[Inline] = []
    for node in nodes:
        if found:
            found.append(Inline("break", "hard", line=node.line))
        if node.kind == "code":
            found.append(Inline("code", " ".join(node.text.split()), line=node.line))
        elif node.kind == "list":
            for number, item in enumerate(node.children):
                mark = f"{node.number + number}. " if node.is_ordered else "・"
                if number:
                    found.append(Inline("break", "hard", line=item.line))
                found += [Inline("text", mark, line=item.line), *_flat(item.children)]
        elif node.children:
            found += _flat(node.children)
        else:
            found += node.inlines
    return trimmed(found)
