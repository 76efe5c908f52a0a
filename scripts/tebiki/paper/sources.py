"""Reads the files that a handout's text may come from, and says of its faults where they stand."""

import functools
from collections.abc import Iterator
from pathlib import Path

from tebiki.files.data_faults import Said, before
from tebiki.files.text_files import read_text
from tebiki.paper import authors_lines, glyphs
from tebiki.paper.chapter import PaperError, UnsetError
from tebiki.paper.glyphs import Text
from tebiki.paper.typesetting import GlyphError
from tebiki.source import page_sources
from tebiki.source.layout import DOCS
from tebiki.source.project import Project

PRINTED = ("changes.toml", "handout.toml")  # of a guide's data


def explained(error: PaperError, root: Path, guide: str, language: str) -> list[Said]:
    """Return what is wrong with a handout, by its authors' files: a message for each fault."""
    texts_of = functools.partial(_texts, root, guide, language)
    if isinstance(error, UnsetError):
        return [*authors_lines.messages(error.faults, texts_of)]
    if isinstance(error, GlyphError):
        return [
            *glyphs.messages(error.missing, texts_of),
            *authors_lines.messages(error.others, texts_of),
        ]
    return [before(f"{DOCS}/{language}/{guide}: ", error.said)]


def _texts(root: Path, guide: str, language: str, page: str) -> Iterator[list[Text]]:
    """The page's own file, the guide's data, its pages in the language, the event, the words."""
    project = Project(root)
    docs = project.docs
    files = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    own = page_sources.sources(files, lambda _: "").file_of(page)
    data = project.data
    event = project.event_file
    for group in (
        [docs / own] if own else [],
        [data / guide / name for name in PRINTED],
        sorted((docs / language / guide).glob("*.md")),
        [event] if event and event.is_file() else [],
        [data / "words.toml", root / "mkdocs.yml"],
    ):
        yield [
            (_shown(path, root), read_text(path, _shown(path, root)))
            for path in group
            if path.is_file()
        ]


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
