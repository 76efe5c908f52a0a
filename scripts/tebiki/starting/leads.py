"""Finds what in a project leads to a guide's pages and steps, or shows its pictures.

docs/ja/index.md:            [始める](plants/chapter-1.md)         ->  ("chapter-1", "")
changes.toml:                target = "chapter-1#step-2"        ->  ("chapter-1", "step-2")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tebiki.files import text_files
from tebiki.importing import page_blocks
from tebiki.source.project import Project

_STEP = re.compile(r"(?P<page>[\w-]+)?(?:\.md)?#(?P<id>[\w-]+)|(?P<alone>[\w-]+)\.md")
_HEADING = re.compile(r"(?m)^## .*$")


@dataclass(frozen=True)
class Leads:
    """The files of a project that can lead to the guide `name`, but for its translations."""

    project: Project
    name: str

    def wanted(self, made: Mapping[str, str], mine: Mapping[str, str]) -> set[tuple[str, str]]:
        """Return the pages, with "", and the steps that more leads to than the guide itself.

        `made` are its pages as they were made, `mine` as they are.
        """
        written = {block for text in made.values() for block in page_blocks.blocks(text)}
        found: set[tuple[str, str]] = set()
        for page, text in mine.items():
            own = (block for block in page_blocks.blocks(text) if block not in written)
            found |= _places(own, page)
        for path in sorted((self.project.data / self.name).glob("*.toml")):
            found |= _places([text_files.read_text(path, self.project.shown(path))], "")
        here = re.compile(rf"(?<=\b{re.escape(self.name)}/)[\w-]+\.md(?:#[\w-]+)?")
        for text in self._elsewhere():
            found |= _places(here.findall(text), "")
        return {place for place in found if place[0] in mine}

    def shown(self, texts: Mapping[str, str]) -> set[str]:
        """Return the screens that the guide's `texts`, or pages elsewhere, show."""
        every = [*texts.values(), *self._elsewhere()]
        blocks = (block for text in every for block in page_blocks.blocks(text))
        return {name for block in blocks for name in page_blocks.pictures(block)}

    def _elsewhere(self) -> Iterator[str]:
        for page in self.project.every_page():
            if page.guide != self.name:
                yield text_files.read_text(page.path, self.project.shown(page.path))


def _places(texts: Iterable[str], page: str) -> set[tuple[str, str]]:
    found = set()
    for text in texts:
        for link in _STEP.finditer(_HEADING.sub("", text)):
            name = link["alone"] or link["page"] or page
            found |= {(name, link["id"] or ""), (name, "")}
    return found
