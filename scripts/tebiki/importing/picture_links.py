"""Tells of a link around a picture whether it leads anywhere, and gives it a line of its own.

[![紙](https://i.p.example/a1.png)](https://p.example/a1)  the picture's own page: nowhere
[![店](https://i.example/b.png)](https://shop.example/)    https://shop.example/
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tebiki.importing.guide_tree import Inline, Node, images, paragraph, plain, walk_inlines


def alone(inlines: Sequence[Inline], line: int) -> list[Node]:
    """Return each picture of a block's lines as a block of its own, then where their links lead."""
    shown = [paragraph([one], one.line or line) for one in images(inlines)]
    return [*shown, *_ways(inlines)]


def _ways(inlines: Sequence[Inline]) -> list[Node]:
    """Return a line for each link that holds pictures alone and leads elsewhere."""
    return [
        paragraph([_as_text(one)], one.line)
        for one in walk_inlines(inlines)
        if one.kind == "link" and not plain(one.children).strip() and leads_elsewhere(one)
    ]


def leads_elsewhere(link: Inline) -> bool:
    """Whether a link around pictures leads to something else than these."""
    shown = images(link.children)
    is_own = any(
        link.address == one.address or _page(link.address) == _page(one.address) for one in shown
    )
    return bool(shown and link.address) and not is_own


def _as_text(link: Inline) -> Inline:
    said = Inline("text", link.address, line=link.line)
    return Inline("link", "", link.address, "", (said,), link.line)


def _page(address: str) -> tuple[str, str]:
    """The site of an address and the name of its file, which a picture's own page shares."""
    parts = urlsplit(address)
    return ".".join((parts.hostname or "").split(".")[-2:]), PurePosixPath(parts.path).stem
