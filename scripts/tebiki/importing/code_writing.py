"""Writes code as Markdown: a fence that none of its own closes, a span, braces as they are."""

import re

from tebiki.importing.guide_tree import Node
from tebiki.source import event_fields


def block(node: Node) -> str:
    runs = [len(run) for run in re.findall(r"`{3,}", node.text)]
    fence = "`" * max([3, *(run + 1 for run in runs)])
    title = node.title.replace('"', "”")
    named = f' title="{title}"' if title else ""
    label = node.label or ("text" if title else "")
    lines = (
        event_fields.escaped(line) if event_fields.has_field(line) else line
        for line in node.text.split("\n")
    )
    return f"{fence}{label}{named}\n{chr(10).join(lines)}\n{fence}"


def span(text: str) -> str:
    if not text.strip():
        return text
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{event_fields.escaped(text)}{space}{fence}"
