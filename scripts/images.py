"""Finds the images in a page's Markdown, with line and step; code is left out."""

import re
from dataclasses import dataclass

from markdown_code import without_code

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
    bare = without_code(text)
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
