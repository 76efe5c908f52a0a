"""Parts a guide's files into chapters: a file each, or the second headings of a single one.

# LINE の準備        opening: LINE の準備, with its text
会の前に…
## 登録             chapter 登録
## 確認             chapter 確認
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tebiki.importing import actions, contents_lists, front_words, raw_steps, step_reading
from tebiki.importing.guide_tree import (
    Inline,
    LeftOut,
    Node,
    images,
    paragraph,
    plain,
    without_images,
)
from tebiki.importing.tree_reading import Guide

_OPENING = ("readme", "index")
_NEXT = re.compile(
    r"次(?:は|へ|回(?:は|へ)?|のステップ|に進む|のページ)?|つぎ(?:は|へ)?|next(?: steps?)?|続き",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:手順|step|ステップ|その)?\s*[\d０-９①-⑳]+(?!\d)[.:：．)）\s、章]?", re.I
)
_CHAPTER = re.compile(r"第\s*[\d０-９一二三四五六七八九十]+\s*[章部回]")


@dataclass(frozen=True)
class GuideFile:
    """One file of a guide as it was read; `path` is what messages call it."""

    path: str
    stem: str
    guide: Guide


@dataclass(frozen=True)
class RawChapter:
    """A chapter: whose `file` it is (its place in the list), its title, its blocks.

    `section` is the heading above it in the navigation; `end` stands below its last step.
    """

    file: int
    line: int
    title: tuple[Inline, ...]
    nodes: tuple[Node, ...]
    section: str = ""
    end: tuple[Node, ...] = ()
    wish: str = ""
    anchor: str = ""  # the id that the guide gave its heading


@dataclass(frozen=True)
class Book:
    """A guide as a whole: its title, what stands before its chapters, its chapters in order."""

    title: tuple[Inline, ...]
    opening: tuple[Node, ...]
    opening_file: int
    chapters: tuple[RawChapter, ...]
    left_out: tuple[tuple[int, LeftOut], ...]


def read_book(files: Sequence[GuideFile], title: str = "", wish: str = "") -> Book:
    """Return the guide that the files make up, in their order; `title` is a book's own."""
    book = _single(files[0], title, wish) if len(files) == 1 else _several(files, title, wish)
    unread = [
        (number, front_words.NOT_READ)
        for number, file in enumerate(files)
        if not front_words.is_read(file.guide)
    ]
    return replace(book, left_out=(*unread, *book.left_out))


def _wish(guide: Guide, wish: str) -> str:
    word = str(front_words.front_matter(guide).get("steps", "")).lower()
    return wish or (word if word in (*step_reading.READINGS, *step_reading.LEVELS) else "")


def _title_of(file: GuideFile) -> tuple[tuple[Inline, ...], list[Node]]:
    """Return a file's title, and its blocks without the heading that says it."""
    nodes = list(file.guide.nodes)
    said = str(front_words.front_matter(file.guide).get("title") or "").strip()
    first = next((n for n, node in enumerate(nodes) if node.kind == "heading"), None)
    tops = [node for node in nodes if node.kind == "heading" and node.number == 1]
    if first is not None and nodes[first].number == 1 and len(tops) == 1:
        heading = nodes.pop(first)
        nodes[first:first] = [paragraph([one], heading.line) for one in images(heading.inlines)]
        text = without_images(heading.inlines)
        if not said or plain(text).strip() == said:
            return text, nodes
        nodes.insert(first, heading)
    if said:
        return (Inline("text", said, line=1),), nodes
    return (), nodes


def _single(file: GuideFile, title: str, wish: str) -> Book:
    found, nodes = _title_of(file)
    wish = _wish(file.guide, wish)
    notes: list[tuple[int, LeftOut]] = []
    nodes = contents_lists.without_contents(nodes, 0, notes)
    tops = [node for node in nodes if node.kind == "heading" and node.number == 1]
    seconds = [node for node in nodes if node.kind == "heading" and node.number == 2]
    if not found and len(tops) > 1:
        found = without_images(tops[0].inlines)
    if title:
        found = (Inline("text", title, line=1),)
    level = 2 if seconds else (1 if tops else 0)
    if level == 2 and len(tops) > 1 and _are_chapters(nodes):
        level = 1
    found = found or ((Inline("text", file.stem, line=1),) if not level else ())
    if level and (wish == f"h{level}" or (not wish and _are_steps(nodes, level))):
        level = 0
    if not level:
        line = nodes[0].line if nodes else 1
        chapter = RawChapter(0, line, found, tuple(nodes), wish=wish)
        return Book(found, (), 0, (chapter,), tuple(notes))
    opening: list[Node] = []
    chapters: list[RawChapter] = []
    section, at_section = "", None
    for node in [*nodes, None]:
        is_top = node is not None and node.kind == "heading" and node.number == 1 and level == 2
        is_head = node is not None and node.kind == "heading" and node.number == level
        if at_section is not None and not is_head:
            chapters.append(_chapter(at_section, section, wish))
        at_section = None
        if node is None:
            break
        if is_top:
            section, at_section = plain(without_images(node.inlines)).strip(), node
        elif is_head:
            chapters.append(_chapter(node, section, wish))
        elif chapters:
            chapters[-1] = replace(chapters[-1], nodes=(*chapters[-1].nodes, node))
        else:
            opening.append(node)
    return _finished(found, opening, chapters, notes, wish)


def _chapter(heading: Node, section: str, wish: str) -> RawChapter:
    title = without_images(heading.inlines)
    pictures = tuple(paragraph([one], heading.line) for one in images(heading.inlines))
    return RawChapter(0, heading.line, title, pictures, section, (), wish, heading.label)


def _are_chapters(nodes: Sequence[Node]) -> bool:
    """Whether most headings of the first level have text of their own, as chapters have."""
    own = [
        after.kind != "heading"
        for node, after in pairwise([*nodes, Node("heading")])
        if node.kind == "heading" and node.number == 1
    ]
    return sum(own) * 2 > len(own)


def _finished(
    title: tuple[Inline, ...], opening: list[Node], chapters: list[RawChapter],
    notes: list[tuple[int, LeftOut]], wish: str,
) -> Book:  # fmt: skip
    """A preface in which something is done is a chapter; what leads on ends the one before."""
    kept: list[RawChapter] = []
    for chapter in chapters:
        name = plain(chapter.title).strip()
        is_short = len(chapter.nodes) <= 3 and not raw_steps.is_shown(chapter.nodes)
        if kept and _NEXT.fullmatch(name) and is_short:
            bold = paragraph([Inline("strong", children=chapter.title)], chapter.line)
            kept[-1] = replace(kept[-1], end=(*kept[-1].end, bold, *chapter.nodes))
        else:
            is_read = not wish and actions.frames(name)
            kept.append(replace(chapter, wish="none") if is_read else _read_only(chapter))
    if opening and kept and raw_steps.is_shown(opening) and _has_steps(opening, wish):
        line = opening[0].line
        kept.insert(0, RawChapter(0, line, title, tuple(opening), wish=wish))
        opening = []
    return Book(title, tuple(opening), 0, tuple(kept), tuple(notes))


def _read_only(chapter: RawChapter) -> RawChapter:
    """A chapter whose title explains is read, unless something in it is asked for all the same."""
    explains = actions.explains(plain(chapter.title).strip())
    if chapter.wish or not explains or actions.requests(raw_steps.texts_of(chapter.nodes)):
        return chapter
    return replace(chapter, wish="none")


def _has_steps(nodes: Sequence[Node], wish: str) -> bool:
    found = step_reading.read(nodes, wish)
    return len(found.steps) >= 2


def _are_steps(nodes: Sequence[Node], level: int) -> bool:
    """Whether the headings of a level are a guide's steps themselves: numbered, one action each."""
    heads = [node for node in nodes if node.kind == "heading" and node.number == level]
    deeper = any(node.kind == "heading" and node.number > level for node in nodes)
    lists = any(node.is_ordered for node in nodes)
    names = [plain(node.inlines).strip() for node in heads]
    numbered = sum(bool(_NUMBERED.match(name)) and not _CHAPTER.match(name) for name in names)
    shown = sum(raw_steps.is_shown([node]) for node in nodes if node.kind != "heading")
    return (
        len(heads) >= 3 and numbered * 3 >= len(heads) * 2 and not deeper and not lists
        and shown <= 2 * len(heads)
    )  # fmt: skip


def _several(files: Sequence[GuideFile], title: str, wish: str) -> Book:
    notes: list[tuple[int, LeftOut]] = []
    chapters: list[RawChapter] = []
    opening: list[Node] = []
    opening_file = 0
    name: tuple[Inline, ...] = (Inline("text", title, line=1),) if title else ()
    for number, file in enumerate(files):
        found, nodes = _title_of(file)
        nodes = contents_lists.without_contents(nodes, number, notes)
        own = _wish(file.guide, wish)
        if number == 0 and file.stem.lower() in _OPENING and not _has_steps(nodes, own):
            name = name or found
            opening, opening_file = nodes, number
            continue
        if not found:
            head = next((node for node in nodes if node.kind == "heading"), None)
            found = without_images(head.inlines) if head else ()
            if head is not None and nodes and nodes[0] is head:
                nodes = nodes[1:]
        found = found or (Inline("text", file.stem, line=1),)
        line = nodes[0].line if nodes else 1
        chapters.append(_read_only(RawChapter(number, line, found, tuple(nodes), wish=own)))
    name = name or (chapters[0].title if chapters else ())
    return Book(name, tuple(opening), opening_file, tuple(chapters), tuple(notes))
