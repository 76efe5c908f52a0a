"""Gives what leads on from a title, its links and footnotes, a line below it.

## [豆を洗う](https://mame.example/)[^1]  ->  豆を洗う, and below it: [豆を洗う](…) / [^1]
"""

from collections.abc import Sequence

from tebiki.importing.guide_tree import Inline, Node, paragraph, walk_inlines


def ways(title: Sequence[Inline]) -> list[Node]:
    """Return a title's links and footnotes as a line below it: a title leads nowhere itself."""
    found = [
        one
        for one in walk_inlines(title)
        if one.kind == "note" or (one.kind == "link" and "://" in one.address)
    ]
    parted = [part for one in found for part in (Inline("text", " / ", line=one.line), one)]
    return [paragraph(parted[1:], found[0].line)] if found else []
