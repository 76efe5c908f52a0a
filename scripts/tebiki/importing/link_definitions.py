"""Knows which link definitions of a guide are used; these come to stand in its links."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token


def needed(tokens: Sequence[Token], env: Mapping[str, Any]) -> list[str]:
    """Return the lines that follow a block which keeps its links by reference, if any."""
    known = env.get("references", {})
    lines = []
    for label in sorted(_labels(tokens)):
        title = known[label]["title"]
        quoted = f" {json.dumps(title, ensure_ascii=False)}" if title else ""
        lines.append(f"[{label}]: <{known[label]['href']}>{quoted}")
    return ["", *lines] if lines else []


def unused(
    tokens: Sequence[Token], env: Mapping[str, Any], lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield line (from 1) and text of the top-level definitions that no link or picture uses."""
    used = _labels(tokens)
    covered = {
        line
        for token in tokens
        if token.map and token.level == 0 and token.nesting >= 0
        for line in range(*token.map)
    }
    for label, reference in env.get("references", {}).items():
        start, end = reference["map"]
        if label not in used and covered.isdisjoint(range(start, end)):
            yield start + 1, "\n".join(lines[start:end]).strip()


def _labels(tokens: Sequence[Token]) -> set[str]:
    return {
        str(child.meta["label"])
        for token in tokens
        for child in token.children or ()
        if "label" in child.meta
    }
