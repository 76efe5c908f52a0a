"""Reads a guide's files into pages: their texts with drafts marked, what falls away, what is kept.

What is kept tells a person's changes from the guide's when it comes again: see made_before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from tebiki.importing import chapters, guide_pages, page_texts
from tebiki.importing.chapters import GuideFile
from tebiki.importing.front_words import front_matter
from tebiki.importing.guide_pages import Pages
from tebiki.importing.guide_tree import LeftOut, Node, plain
from tebiki.importing.tree_reading import read_guide
from tebiki.importing.unshown_parts import unshown_parts
from tebiki.markdown import drafts
from tebiki.markdown.page import read_page
from tebiki.rules.page_rules import OF_THE_BUILD, RULES, PageSource
from tebiki.starting import guide_pictures
from tebiki.starting.guide_files import GuideFiles
from tebiki.starting.guide_pictures import Taken
from tebiki.starting.made_before import Made, MadePicture


@dataclass(frozen=True)
class ReadPages:
    """A guide as it was read: its files, title, pages, their texts, and links that fell away."""

    files: tuple[GuideFile, ...]
    title: str
    pages: Pages
    texts: Mapping[str, str]
    left_out: tuple[tuple[int, LeftOut], ...]


def read_pages(source: GuideFiles, *, name: str, month: str, steps: str) -> ReadPages:
    """Return the pages of a guide, drafts marked."""
    files = [
        GuideFile(text.path, PurePosixPath(text.path).stem, read_guide(text.text))
        for text in source.texts
    ]
    book = chapters.read_book(files, source.title, steps)
    made = guide_pages.make_pages(book, files, name)
    title = " ".join(plain(book.title).split()) or name
    texts, links = page_texts.page_texts(made, [file.path for file in files], month)
    marked = {page: with_rule_marks(text, f"{page}.md") for page, text in texts.items()}
    return ReadPages(tuple(files), title, made, marked, (*book.left_out, *links))


def as_before(source: GuideFiles, name: str, month: str, steps: str, before: str) -> ReadPages:
    """Steps are found as they are asked for: now, in the guide itself, or the last time."""
    read = read_pages(source, name=name, month=month, steps=steps)
    if steps or not before or any("steps" in front_matter(f.guide) for f in read.files):
        return read
    return read_pages(source, name=name, month=month, steps=before)


def left_out(read: ReadPages, pictures: Mapping[str, Taken]) -> tuple[tuple[int, LeftOut], ...]:
    """Return what of the guide does not stand on its pages, by file and line."""
    found = [(number, one) for number, file in enumerate(read.files) for one in file.guide.left_out]
    found += read.left_out
    found += [
        (number, one)
        for number, file in enumerate(read.files)
        for one in unshown_parts(file.guide.nodes)
    ]
    found += [
        (number, LeftOut(1, "the front matter of the guide", "元の front matter（先頭の設定）"))
        for number, file in enumerate(read.files)
        if set(front_matter(file.guide)) - {"title", "steps"}
    ]
    for one in read.pages.pictures:
        if one.id in pictures and (fault := pictures[one.id].fault):
            found.append((one.file, LeftOut(one.line, *fault)))
    return tuple(sorted(found, key=lambda entry: (entry[0], entry[1].line)))


def trees(read: ReadPages, source: GuideFiles) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """Return each file, as messages call it, with its blocks."""
    return tuple(
        (text.shown, file.guide.nodes) for text, file in zip(source.texts, read.files, strict=True)
    )


def shown(source: GuideFiles) -> list[str]:
    """Return what messages call a guide's files."""
    return [text.shown for text in source.texts]


def remembered(read: ReadPages, source: GuideFiles, month: str, steps: str) -> Made:
    """Return what is to be known of a guide when it comes again."""
    pictures = {}
    for one in read.pages.pictures:
        data = guide_pictures.data_of(one, source)
        sha256 = hashlib.sha256(data).hexdigest() if data else ""
        pictures[one.id] = MadePicture(one.address, sha256, one.page, one.step)
    return Made(read.texts, month, steps, pictures)


def with_rule_marks(text: str, path: str) -> str:
    """Return a page's text, marked as a draft of the rules that it does not keep yet."""
    source = PageSource(path, text, read_page(text, path))
    broken = [
        rule
        for rule, judge in RULES.items()
        if rule not in OF_THE_BUILD and next(iter(judge(source)), None) is not None
    ]
    if not broken:
        return text
    first, mark = next(iter(drafts.marks(text)), None), drafts.mark(*broken)
    head, _, rest = text.partition("\n---\n")
    if first and rest.startswith(drafts.mark(*first.words)):
        mark = drafts.mark(*first.words, *broken)
        rest = rest.partition("\n\n")[2]
    return f"{head}\n---\n{mark}\n\n{rest}"
