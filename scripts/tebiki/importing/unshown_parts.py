"""Finds what of pictures and links a page lacks: titles, the end of a text that is too long, ways.

| [![糸巻き](a.png "赤い糸")](https://shop.example/) |
-> the title of a picture: 赤い糸; the way of a picture's link to https://shop.example/
"""

from collections.abc import Iterator, Sequence

from tebiki.importing import picture_links, step_titles
from tebiki.importing.guide_tree import Inline, LeftOut, Node, images, own_inlines, plain, walk
from tebiki.rules import alt_texts


def unshown_parts(nodes: Sequence[Node]) -> Iterator[LeftOut]:
    """Yield them in order; the rest of what they belong to stands on a page."""
    for node in walk(nodes):
        for one in own_inlines(node):
            yield from _of(one, one.line or node.line, is_cell=bool(node.cells))


def _of(one: Inline, line: int, *, is_cell: bool) -> Iterator[LeftOut]:
    title = " ".join(one.title.split())
    if one.kind == "image" and title not in ("", one.text) and not _is_used(one):
        yield LeftOut(line, f"the title of a picture: {title}", f"画像の題: {title}", is_part=True)
    if one.kind == "image" and len(one.text) > alt_texts.LONGEST:
        yield LeftOut(
            line,
            f"a picture's text is cut, which was: {one.text}",
            f"画像の代わりの文を短くしました。元の文: {one.text}",
            is_part=True,
        )
    if one.kind != "link":
        return
    if title and title != plain(one.children).strip():
        yield LeftOut(line, f"the title of a link: {title}", f"リンクの題: {title}", is_part=True)
    if is_cell and images(one.children) and picture_links.leads_elsewhere(one):
        yield LeftOut(
            line,
            f"the way of a picture's link to {one.address}",
            f"画像に付いたリンクの行き先 {one.address}",
            is_part=True,
        )


def _is_used(one: Inline) -> bool:
    """A title that says more than a picture's own text stands for it."""
    return step_titles.is_poor(one.text) and not step_titles.is_poor(one.title)
