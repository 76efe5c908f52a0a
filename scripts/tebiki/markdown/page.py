"""Reads a guide's pages: front matter, headings and steps, and all else that stands on them."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tebiki.markdown import front_matter, page_lines, page_reading
from tebiki.markdown.front_matter import FrontMatter
from tebiki.markdown.front_matter import FrontMatterError as FrontMatterError
from tebiki.markdown.page_parts import NOTHING, Reading
from tebiki.markdown.page_parts import Heading as Heading
from tebiki.markdown.page_parts import PageError as PageError


@dataclass(frozen=True)
class Page:
    """One Markdown file of a guide; `headings` are those that stand in no other block.

    `skipped` are the ids of its steps that are no steps in the edition that is built.
    """

    path: str
    meta: Mapping[str, Any]
    headings: tuple[Heading, ...]
    reading: Reading = NOTHING
    front_matter: FrontMatter = front_matter.NONE
    skipped: frozenset[str] = frozenset()

    @property
    def has_steps(self) -> bool:
        return self.meta.get("steps") is True

    @property
    def title(self) -> str | None:
        """The first heading of level 1, else the front matter's title."""
        for heading in self.headings:
            if heading.level == 1:
                return heading.title
        return self._title_in_front

    @property
    def plain_title(self) -> str | None:
        """The title as a reader sees it, without marks."""
        for heading in self.headings:
            if heading.level == 1:
                return heading.plain
        return self._title_in_front

    @property
    def _title_in_front(self) -> str | None:
        title = self.meta.get("title")
        return str(title) if title else None

    @property
    def steps(self) -> tuple[Heading, ...]:
        """The `##` sections, if the page has steps."""
        if not self.has_steps:
            return ()
        sections = (heading for heading in self.headings if heading.level == 2)
        return tuple(heading for heading in sections if heading.id not in self.skipped)

    def lines_below(self, heading: Heading) -> range:
        """The lines below a heading, up to the next of its rank."""
        until = (one.line for one in self.headings
                 if one.line > heading.line and one.level <= heading.level)  # fmt: skip
        return range(heading.end + 1, next(until, sys.maxsize))


def read_page(text: str, path: str) -> Page:
    """Return the page that stands in `text`; code and comments hide what looks like a heading.

    Raises PageError for a page that cannot be read, with the line counted from 1.
    """
    front = front_matter.read(text, path)
    reading = page_reading.read(text, path, front.lines)
    headings = tuple(heading for heading in reading.headings if not heading.inside)
    return Page(path, front.meta, headings, reading, front)


def body(text: str, page: Page) -> str:
    """Return what stands below the front matter of a page's `text`, as Markdown is given it."""
    return "\n".join(page_lines.lines_of(text)[page.front_matter.lines :]).lstrip("\n")
