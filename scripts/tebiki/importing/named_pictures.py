"""Gives each picture of a guide's page the id of its screen, and a text where it has none.

![](a.png) in 設定を開きます   ->   ![「設定を開きます」の画面。](guide-1), drafted
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tebiki.importing import step_titles
from tebiki.importing.guide_tree import Inline, Node, images, plain
from tebiki.rules import alt_texts


@dataclass(frozen=True)
class Picture:
    """A picture of the guide: its screen's id, where it is from, what it says, where it stands.

    `drafted` where the text was made here.
    """

    id: str
    address: str
    alt: str
    drafted: bool
    file: int
    line: int
    page: str
    step: str


@dataclass
class NamedPictures:
    """The pictures of a page, in order; `before` is how many the guide has before it."""

    guide: str
    before: int
    file: int
    page: str
    title: str
    found: list[Picture] = field(default_factory=list)

    def blocks(self, nodes: Sequence[Node], step: str, said: str) -> tuple[Node, ...]:
        """Return the blocks of a step, "" for none, with its pictures named; `said` is its title.

        Where there is no step, a picture is told by the words before it.
        """
        part = _Part(self, step, said)
        return tuple(part.node(node) for node in nodes)

    def name(self, picture: Inline, step: str, alt: str, *, drafted: bool) -> Inline:
        """Note a picture, and return it with its id and text."""
        identifier = f"{self.guide}-{self.before + len(self.found) + 1}"
        self.found.append(
            Picture(
                identifier, picture.address, alt, drafted, self.file, picture.line, self.page, step
            )
        )
        return replace(picture, text=alt, address=identifier, title="draft" if drafted else "")


@dataclass
class _Part:
    of: NamedPictures
    step: str
    said: str
    last: str = ""  # what was said last
    number_of: dict[str, int] = field(default_factory=dict)  # pictures of one text

    def node(self, given: Node) -> Node:
        if given.kind == "table":
            return self._table(given)
        if given.kind in ("paragraph", "heading") and not images(given.inlines):
            self.last = plain(given.inlines).partition("。")[0]
        return replace(
            given,
            inlines=self._inlines(given.inlines),
            children=tuple(self.node(child) for child in given.children),
            cells=tuple(self._inlines(cell) for cell in given.cells),
        )

    def _table(self, given: Node) -> Node:
        """Each picture is of its column's head, or of the words of its cell."""
        heads = [plain(cell).strip() for cell in given.children[0].cells]
        rows = []
        for row in given.children:
            cells = []
            for head, cell in zip(heads, row.cells, strict=False):
                self.last = " ".join(plain(cell).split()) or head or self.last
                cells.append(self._inlines(cell, of_cell=True))
            rows.append(replace(row, cells=tuple(cells)))
        return replace(given, children=tuple(rows))

    def _inlines(self, given: Sequence[Inline], *, of_cell: bool = False) -> tuple[Inline, ...]:
        found = []
        for part in given:
            if part.kind == "image":
                part = self._named(part, of_cell=of_cell)
            elif part.children:
                part = replace(part, children=self._inlines(part.children, of_cell=of_cell))
            found.append(part)
        return tuple(found)

    def _named(self, picture: Inline, *, of_cell: bool) -> Inline:
        alt = picture.text
        titles = {alt_texts.plain(one) for one in (self.of.title, self._step_said) if one}
        drafted = step_titles.is_poor(alt) or alt_texts.plain(alt) in titles
        if drafted and not step_titles.is_poor(picture.title):
            alt, drafted = picture.title, False
        if drafted:
            text = self.last if of_cell or not self.step else self.said
            self.number_of[text] = self.number_of.get(text, 0) + 1
            alt = step_titles.alternative(text or self.of.title, "", self.number_of[text])
        if len(alt) > alt_texts.LONGEST:
            alt, drafted = _cut(alt), True
        return self.of.name(picture, self.step, alt, drafted=drafted)

    @property
    def _step_said(self) -> str:
        return self.said if self.step else ""


def _cut(alt: str) -> str:
    """The first sentences of a text that is too long; the report has all of it."""
    room = alt_texts.LONGEST
    sentences = alt[: alt.rfind("。", 0, room) + 1]
    return f"{alt[: room - 1]}…" if step_titles.is_poor(sentences) else sentences
