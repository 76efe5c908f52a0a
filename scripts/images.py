"""Finds the images in a page's Markdown, with line and step; code is left out."""

import re
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_STEP = re.compile(r"^##[ \t]+(?P<title>.*?)[ \t]*(?:\{:?(?P<attributes>[^{}]*)\})?[ \t]*$", re.M)
_ID = re.compile(r"#([^\s}]+)")
_IMAGE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?:\(\s*<?(?P<address>[^)\s>]*)>?(?:\s+\"(?P<title>[^\"]*)\")?\s*\)|\[(?P<label>[^\]]*)\])"
)


@dataclass(frozen=True)
class Image:
    """One image of a page; `step` and `step_title` are those of the last `##` above it."""

    alt: str
    address: str
    title: str
    line: int
    step: str | None
    step_title: str | None


def images(text: str) -> tuple[Image, ...]:
    """Return the images of a page's source in order; lines count from 1."""
    bare = _without_code(text)
    steps = list(_STEP.finditer(bare))
    found = []
    for match in _IMAGE.finditer(bare):
        step = next((step for step in reversed(steps) if step.start() < match.start()), None)
        identifier = _ID.search(step["attributes"] or "") if step else None
        found.append(
            Image(
                alt=" ".join(match["alt"].split()),
                address=match["address"] if match["label"] is None else match["label"],
                title=match["title"] or "",
                line=bare.count("\n", 0, match.start()) + 1,
                step=identifier[1] if identifier else None,
                step_title=step["title"] if step else None,
            )
        )
    return tuple(found)


def _without_code(text: str) -> str:
    """Blank what stands in code, so that every other character keeps its place."""
    lines = []
    fence = ""
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if fence or mark:
            if not fence and mark:
                fence = mark[1]
            elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            lines.append("")
        else:
            lines.append(_INLINE_CODE.sub(lambda code: " " * len(code[0]), line))
    return "\n".join(lines)
