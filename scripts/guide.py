"""Reads a guide's pages from Markdown into pages, headings and steps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

import markdown_reader

_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there: 10 × faster
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?(?:[ \t]*\{:?([^{}]*)\})?[ \t]*$")
_ATTRIBUTE = re.compile(r"#(?P<id>[^\s]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))")


class FrontMatterError(Exception):
    """A page's front matter cannot be read; the message names file and line."""


@dataclass(frozen=True)
class Heading:
    """One heading. `line` counts from 1; `body` is the source up to the next of its rank."""

    level: int
    title: str
    id: str | None
    line: int
    body: str
    attributes: Mapping[str, str]

    @property
    def plain(self) -> str:
        """The title as a reader sees it, without marks."""
        return markdown_reader.shown(self.title)


@dataclass(frozen=True)
class Page:
    """One Markdown file of a guide."""

    path: str
    meta: Mapping[str, Any]
    headings: tuple[Heading, ...]

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
        return tuple(heading for heading in self.headings if heading.level == 2)


def read_page(text: str, path: str) -> Page:
    """Return the page that stands in `text`; code fences hide headings.

    Raises FrontMatterError, with the line counted from 1.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    meta, start = _front_matter(lines, path)
    found: list[tuple[int, re.Match[str]]] = []
    fence = ""
    for number, line in enumerate(lines[start:], start=start):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif heading := _HEADING.match(line):
            found.append((number, heading))
    headings = []
    for position, (number, match) in enumerate(found):
        end = next(
            (later for later, other in found[position + 1 :] if len(other[1]) <= len(match[1])),
            len(lines),
        )
        attributes = read_attributes(match[3] or "")
        identifier = attributes.pop("id", None)
        body = "\n".join(lines[number + 1 : end]).strip()
        headings.append(Heading(len(match[1]), match[2], identifier, number + 1, body, attributes))
    return Page(path, meta, tuple(headings))


def read_attributes(text: str) -> dict[str, str]:
    """Return what an attribute list like `#name-key data-done="…"` holds, the id as `id`."""
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        if match["id"]:
            attributes["id"] = match["id"]
        else:
            attributes[match["key"]] = match["quoted"] or match["bare"] or ""
    return attributes


def _front_matter(lines: list[str], path: str) -> tuple[Mapping[str, Any], int]:
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return _read_yaml("\n".join(lines[1:number]), path), number + 1
    raise FrontMatterError(f"{path}:1: the front matter has no end; close it with a line of ---")


def _read_yaml(text: str, path: str) -> Mapping[str, Any]:
    try:
        meta = yaml.load(text, Loader=_YAML)
    except yaml.YAMLError:
        raise _yaml_error(text, path) from None
    if meta is None:
        return {}
    if not isinstance(meta, dict):
        raise FrontMatterError(f"{path}:2: the front matter is not a table; write key: value lines")
    return meta


def _yaml_error(text: str, path: str) -> FrontMatterError:
    """Read once more with the loader whose messages do not depend on what is installed."""
    line, problem = 2, "it cannot be read"
    try:
        yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else line
        problem = error.problem or problem
    except yaml.YAMLError:
        pass
    return FrontMatterError(
        f"{path}:{line}: the front matter is not valid YAML ({problem}); mend the line"
    )
