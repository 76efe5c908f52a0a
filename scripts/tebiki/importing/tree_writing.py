"""Writes a guide's tree as the Markdown of a page, in the one form that all readers take alike.

Lists are nested by four spaces with a blank line before them, boxes are `!!!` and `???`, code is
fenced, and what would be taken for a mark is escaped.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from tebiki.importing import code_writing
from tebiki.importing.guide_tree import Inline, Node, plain, trimmed
from tebiki.importing.literal_text import literal
from tebiki.source import event_fields

_INDENT = "    "
_BARE = re.compile(r"https?://[!-$&-;=?-~]+")
_END = re.compile(r"[。．.！？!?、,:：）」』)\]をはがにへとの]$")
_SIGNS = re.compile(r"[<>&{}|]+")
_SHORT = 30  # signs of a line that its author has ended on purpose


@dataclass(frozen=True)
class Writer:
    """`picture` gives the Markdown of a picture, `address` what a link leads to, "" for nowhere."""

    picture: Callable[[Inline], str]
    address: Callable[[str], str]
    noted: set[str] = field(default_factory=set)  # the footnotes that stand there

    def blocks(self, nodes: Sequence[Node]) -> str:
        """Return blocks as Markdown, a blank line between two."""
        return "\n\n".join(text for node in _apart(nodes) if (text := self._block(node)))

    def line(self, inlines: Sequence[Inline], *, in_table: bool = False) -> str:
        """Return inlines as one line, for a heading or a table's cell."""
        parts: list[str] = []
        for one in _joined(trimmed(inlines)):
            if one.kind == "break":
                parts.append("<br>" if in_table and one.text else " ")
            else:
                parts.append(self._inline(one, at_start=not parts, in_table=in_table))
        return re.sub(r"[ \t]+", " ", "".join(parts)).strip()

    def _block(self, node: Node) -> str:
        if node.kind == "heading":
            text = self.line(_without_braces(node.inlines))
            return f"{'#' * node.number} {text}" if text else ""
        if node.kind == "paragraph":
            return self._paragraph(node.inlines)
        if node.kind == "code":
            return code_writing.block(node)
        if node.kind == "list":
            return self._list(node)
        if node.kind == "quote":
            inside = self.blocks(node.children)
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n")) if inside else ""
        if node.kind == "box":
            return self._box(node)
        if node.kind == "table":
            return self._table(node)
        if node.kind == "note":
            return self._note(node)
        return ""

    def _note(self, node: Node) -> str:
        """A footnote, once on a page."""
        if node.label in self.noted:
            return ""
        self.noted.add(node.label)
        said = _indented(self.blocks(node.children)).strip()
        return f"[^{node.label}]: {said or '—'}"

    def _paragraph(self, inlines: Sequence[Inline]) -> str:
        lines = [""]
        found = _joined(trimmed(inlines))
        if len(found) == 1 and found[0].kind == "text" and _SIGNS.fullmatch(found[0].text.strip()):
            return code_writing.span(found[0].text.strip())  # alone, an entity is taken for HTML
        for one in found:
            if one.kind == "break":
                before = re.sub(r"<!--.*?-->", "", lines[-1]).strip()
                is_hard = one.text == "hard" or (
                    bool(before) and len(before) < _SHORT and not _END.search(before)
                )
                lines[-1] = lines[-1].rstrip() + ("  " if is_hard and before else "")
                lines.append("")
            else:
                at_start = not lines[-1]
                lines[-1] += self._inline(one, at_start=at_start, in_table=False)
        kept = [line.lstrip(" \t\u3000") for line in lines if line.strip()]
        return "\n".join(kept).rstrip()

    def _inline(self, one: Inline, *, at_start: bool, in_table: bool) -> str:
        if one.kind == "text" and (field := event_fields.left(one.text)):
            before, _, after = one.text.partition(field)
            parts = [replace(one, text=before), Inline("code", field), replace(one, text=after)]
            return "".join(
                self._inline(part, at_start=at_start and not number, in_table=in_table)
                for number, part in enumerate(parts)
            )
        if one.kind == "text":
            text = one.text.replace("\t", " ").replace("\n", " ")
            return literal(text.lstrip(" \u3000") if at_start else text,
                           at_start=at_start, in_table=in_table)  # fmt: skip
        if one.kind == "code":
            return code_writing.span(one.text)
        if one.kind == "image":
            return self.picture(one)
        if one.kind == "note":
            return f"[^{one.text}]"
        inner = "".join(
            ("<br>" if in_table else " ") if child.kind == "break"
            else self._inline(child, at_start=number == 0 and (at_start or one.kind == "link"),
                              in_table=in_table)
            for number, child in enumerate(_joined(one.children))
        )  # fmt: skip
        if one.kind == "link":
            return self._link(one, inner)
        if one.kind == "html":
            return f"<{one.text}>{inner}</{one.text}>" if inner.strip() else inner
        mark = "**" if one.kind == "strong" else "*"
        other = "*" if one.kind == "strong" else "**"
        bare = re.sub(r"(?<!\\)\*+", "", inner)
        is_both = "*" not in bare and inner.strip() == f"{other}{bare.strip()}{other}"
        if not is_both:  # no mark in a mark of its kind, nor in a part of another
            inner = bare
        left, right = len(inner) - len(inner.lstrip()), len(inner.rstrip())
        text = inner.strip()
        return f"{inner[:left]}{mark}{text}{mark}{inner[right:]}" if text else inner

    def _link(self, one: Inline, inner: str) -> str:
        if one.children and all(child.kind == "image" for child in one.children):
            return inner  # a picture is enlarged; the way elsewhere is the report's
        address = self.address(one.address)
        said = plain(one.children).strip()
        if not address:
            return inner
        if address.startswith("`"):  # only one machine knows it
            return address if said in (one.address, address.strip("`")) else f"{inner} {address}"
        if said in ("", address, one.address) and _BARE.fullmatch(address):
            return f"<{address}>"
        if unquote(said) == unquote(address):  # shown as its author has written it
            inner = literal(unquote(said))
        if any(child.kind == "image" for child in one.children):
            return inner
        text = inner.strip().replace("\n", " ") or literal(address)
        address = address.replace(" ", "%20")
        return f"[{text}]({f'<{address}>' if re.search('[()]', address) else address})"

    def _list(self, node: Node) -> str:
        items = [item for item in node.children if item.children]
        number = node.number
        is_loose = _is_loose(node)
        parts = []
        for item in items:
            mark = f"{number}. " if node.is_ordered else "- "
            mark += f"{item.label} " if item.label else ""
            number += 1
            children = list(item.children)
            head = "↓"
            if children[0].kind == "paragraph":
                head = self._paragraph(children.pop(0).inlines) or head
            lines = head.split("\n")
            text = mark + lines[0] + "".join(f"\n{_INDENT}{line}" for line in lines[1:])
            for child in children:
                if inside := self._block(child):
                    text += ("\n\n" if is_loose else "\n") + _indented(inside)
            parts.append(text)
        return ("\n\n" if is_loose else "\n").join(parts)

    def _box(self, node: Node) -> str:
        body = self.blocks(node.children)
        title = " ".join(node.title.split())
        if not body:
            if not title:
                return ""
            body, title = literal(title, at_start=True), ""
        mark = "???" if node.number else "!!!"
        quoted = literal(title).replace('"', "&quot;")
        named = f' "{quoted}"' if title else ""
        return f"{mark} {node.label}{named}\n{_indented(body)}"

    def _table(self, node: Node) -> str:
        width = max(len(row.cells) for row in node.children)
        lines = []
        for number, row in enumerate(node.children):
            cells = [self.line(cell, in_table=True) or " " for cell in row.cells]
            lines.append(f"| {' | '.join([*cells, *[' '] * (width - len(cells))])} |")
            if number == 0:
                marks = [_ALIGNS.get(one, "---") for one in (*node.aligns, *[""] * width)][:width]
                lines.append(f"| {' | '.join(marks)} |")
        return "\n".join(lines)


_ALIGNS: Mapping[str, str] = {"left": ":--", "center": ":-:", "right": "--:"}


def _apart(nodes: Sequence[Node]) -> list[Node]:
    """Lists of one kind, and quotes, that follow each other are one: nothing could part them."""
    found: list[Node] = []
    for node in nodes:
        last = found[-1] if found else None
        is_same = last and last.kind == node.kind and last.is_ordered == node.is_ordered
        if last and is_same and node.kind in ("list", "quote"):
            found[-1] = replace(last, children=(*last.children, *node.children))
        else:
            found.append(node)
    return found


def _without_braces(inlines: Sequence[Inline]) -> list[Inline]:
    """Code with braces is text in a heading, at whose end braces are attributes."""
    return [
        replace(one, kind="text", text=event_fields.without_braces(one.text))
        if one.kind == "code" and re.search(r"[{}]", one.text)
        else one
        for one in inlines
    ]


def _is_loose(node: Node) -> bool:
    """Whether something stands in a list, or in one below it, that needs blank lines."""
    return any(
        [child.kind for child in item.children] not in (["paragraph"], ["paragraph", "list"])
        or any(_is_loose(child) for child in item.children[1:])
        for item in node.children
        if item.children
    )


def _joined(inlines: Sequence[Inline]) -> list[Inline]:
    """Marks of one kind that touch each other are one: `**a****b**` is none."""
    found: list[Inline] = []
    for one in inlines:
        last = found[-1] if found else None
        if last and last.kind == one.kind and one.kind in ("strong", "em", "text"):
            both = (*last.children, *one.children)
            found[-1] = replace(last, text=last.text + one.text, children=both)
        else:
            found.append(one)
    return found


def _indented(text: str) -> str:
    return "\n".join(f"{_INDENT}{line}" if line else "" for line in text.split("\n"))
