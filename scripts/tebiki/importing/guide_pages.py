"""Makes a guide's pages out of its chapters: names, steps with ids, pictures with texts, drafts.

A page is data here (`Page`); `page_texts` writes it as a file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tebiki.importing import picture_blocks, raw_steps, step_reading, step_titles, title_ways
from tebiki.importing.chapters import Book, GuideFile, RawChapter
from tebiki.importing.guide_links import GuideLinks, unique
from tebiki.importing.guide_tree import Inline, Node, paragraph, plain, walk
from tebiki.importing.named_pictures import NamedPictures, Picture

# Names that mean something in a guide's folder.
_TAKEN = (
    "index",
    "troubleshooting",
    "changes",
    "gallery",
    "before",
    "after",
    "for-instructors",
    *("words", "readme"),
)


@dataclass(frozen=True)
class Step:
    """A step with its id and title; `drafts` are what of it a person should look at."""

    id: str
    title: tuple[Inline, ...]
    nodes: tuple[Node, ...]
    line: int
    drafts: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Page:
    """A page; `reading` is how its steps were found, `pictures` are those on it, in order."""

    name: str
    title: tuple[Inline, ...]
    section: str
    file: int
    line: int
    reading: str
    intro: tuple[Node, ...]
    steps: tuple[Step, ...]
    end: tuple[Node, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass
class Pages:
    """The pages of a guide, the opening first, and where its links lead."""

    name: str
    pages: list[Page] = field(default_factory=list)
    links: GuideLinks = field(default_factory=GuideLinks)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(picture for page in self.pages for picture in page.pictures)


def make_pages(book: Book, files: Sequence[GuideFile], name: str) -> Pages:
    """Return the pages of the guide that is to be called `name`."""
    made = Pages(name)
    taken = dict.fromkeys(_TAKEN)
    opening = _lifted(book.opening)
    made.pages.append(
        _with_pictures(
            made,
            Page("index", book.title, "", book.opening_file, 1, "none", opening, ()),
        )
    )
    if book.opening:
        made.links.pages[files[book.opening_file].path] = "index"
    named: set[str] = set()
    sides: dict[int, str] = {}
    for number, chapter in enumerate(book.chapters, start=1):
        file = files[chapter.file]
        own = _slug(file.stem) if len(files) > 1 else ""
        page_name = unique(own or f"chapter-{number}", taken)
        taken[page_name] = None
        reading = step_reading.read(
            picture_blocks.parted(chapter.nodes), chapter.wish, sides.get(chapter.file, "")
        )
        sides[chapter.file] = reading.side or sides.get(chapter.file, "")
        page = _page(chapter, page_name, reading)
        if chapter.section and chapter.section not in named:
            named.add(chapter.section)
            if chapter.section not in (plain(book.title).strip(), plain(chapter.title).strip()):
                bold = Inline("strong", children=(Inline("text", chapter.section),))
                page = replace(page, intro=(paragraph([bold], chapter.line), *page.intro))
        made.pages.append(_with_pictures(made, page))
        made.links.pages.setdefault(file.path, page_name)
        _add_anchors(made.links, file.path, page, chapter)
    return made


def _page(chapter: RawChapter, name: str, reading: raw_steps.Reading) -> Page:
    steps = tuple(
        _step(step, f"step-{number}", chapter.title if number == 1 else ())
        for number, step in enumerate(reading.steps, start=1)
    )
    return Page(
        name, chapter.title, chapter.section, chapter.file, chapter.line, reading.name,
        _lifted([*title_ways.ways(chapter.title), *reading.intro]), steps, _lifted(chapter.end),
    )  # fmt: skip


def _step(raw: raw_steps.RawStep, identifier: str, above: Sequence[Inline]) -> Step:
    """A step that says nothing is called as what stands `above` it, or by its number."""
    drafts = []
    title = raw.title
    if not plain(title).strip():
        title = step_titles.title(raw.nodes)
        number = identifier.rpartition("-")[2]
        title = title or tuple(above) or (Inline("text", f"手順 {number}", line=raw.line),)
    if raw.is_drafted or title is not raw.title:
        drafts.append("title")
    if raw.mark:
        title = (Inline("text", f"{raw.mark} ", line=raw.line), *title)
    if raw.guessed:
        drafts.append("place")
    nodes = _lifted([*title_ways.ways(() if raw.is_drafted else raw.title), *raw.nodes])
    return Step(identifier, title, nodes, raw.line, tuple(drafts), raw.anchor)


def _lifted(nodes: Sequence[Node]) -> tuple[Node, ...]:
    return tuple(picture_blocks.lifted(nodes))


def _with_pictures(made: Pages, page: Page) -> Page:
    """Return the page with a screen for each picture: its address there is the screen's id."""
    title = plain(page.title).strip()
    named = NamedPictures(made.name, len(made.pictures), page.file, page.name, title)
    intro = named.blocks(page.intro, "", title)
    steps = tuple(
        replace(step, nodes=named.blocks(step.nodes, step.id, plain(step.title).strip()))
        for step in page.steps
    )
    last = page.steps[-1].id if page.steps else ""
    end = named.blocks(page.end, last, title)
    return replace(page, intro=intro, steps=steps, end=end, pictures=tuple(named.found))


def _add_anchors(links: GuideLinks, file: str, page: Page, chapter: RawChapter) -> None:
    links.add(file, plain(chapter.title), (page.name, ""))
    if chapter.anchor:
        links.add(file, chapter.anchor, (page.name, ""))
    for step in page.steps:
        links.add(file, plain(step.title), (page.name, step.id))
        if step.anchor:
            links.add(file, step.anchor, (page.name, step.id))
        for node in walk(step.nodes):
            if node.kind in ("heading", "paragraph") and len(plain(node.inlines)) < 80:
                links.add(file, plain(node.inlines), (page.name, step.id))
    for node in page.intro:
        if node.kind == "heading":
            links.add(file, plain(node.inlines), (page.name, ""))


def _slug(stem: str) -> str:
    """A page's name out of a file's, "" where nothing of it can stand in an address."""
    found = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return found if re.search("[a-z]", found) and stem.isascii() else ""
