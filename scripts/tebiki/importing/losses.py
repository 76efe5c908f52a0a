"""Judges what an import lost or invented: text, addresses, pictures and alternative texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from markdown_it.token import Token

from tebiki.files.toml import read_toml
from tebiki.importing import markdown_reader

_UNIT = re.compile(r"[^。]*。|[^。]+")
_STEP_ID = re.compile(r" *\{ #step-\d+ \}$")
_READER = markdown_reader.make_reader()


@dataclass(frozen=True)
class Item:
    """One thing that a text holds; `line` counts from 1 and is not compared.

    `kind` is heading, text (up to 。 or a line end), code, html, address, picture, alt, title
    (of a link or picture) or front matter. `drafted` is a heading that the import may make up.
    """

    kind: str
    text: str
    line: int
    drafted: bool = False


@dataclass(frozen=True)
class Verdict:
    """What stands in the guide and not in the drafts, and the reverse; both empty when whole."""

    lost: tuple[Item, ...]
    invented: tuple[Item, ...]

    @property
    def whole(self) -> bool:
        return not self.lost and not self.invented


def read_items(
    text: str, env: dict[str, object] | None = None, page: bool = False
) -> tuple[Item, ...]:
    """Return what a Markdown text holds, in its order, as markdown-it reads it.

    `env` has link definitions from elsewhere; on a draft `page`, headings of the second
    level are steps, whose titles may be made up.
    """
    items: list[Item] = []
    heading = ""
    title = False
    for token in _READER.parse(markdown_reader.normal_lines(text), env if env is not None else {}):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open":
            heading = token.tag if token.level == 0 else "h"
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "admonition_open":
            title = token.content.lower() == token.meta["tag"].lower()
        elif token.type == "admonition_title_close":
            title = False
        elif token.type in ("fence", "code_block"):
            code = f"{token.info.strip()}\n{token.content}".lstrip("\n").rstrip(" \t\n")
            items.append(Item("code", code, line))
        elif token.type == "html_block":
            items.append(Item("html", single(token.content), line))
        elif token.type == "front_matter":
            items.extend(_lines("front matter", token.content, line + 1))
        elif token.type == "inline" and not title:
            items.extend(inline_items(token, heading, line, page))
    return tuple(items)


def read_drafts(
    pages: Mapping[str, str], screens: str, sections: Iterable[tuple[str, str]]
) -> tuple[Item, ...]:
    """Return what drafts hold: pages (Markdown), catalogue (TOML), sections of the navigation.

    A section is its name and the path of its first page, under whose title it may stand again.
    """
    sources = {
        key: str(table["source"]) for key, table in read_toml(screens, "screens.toml").items()
    }
    items: list[Item] = []
    titles: dict[str, str] = {}
    for path, text in pages.items():
        for item in read_items(text, page=True):
            if item.kind == "front matter":
                if item.text.startswith("# "):
                    items.append(Item(item.kind, item.text[2:].strip(), item.line))
            elif item.kind == "picture":
                address = sources.get(PurePosixPath(item.text).stem, item.text)
                items.append(Item(item.kind, address, item.line))
            else:
                if item.kind == "heading":
                    titles.setdefault(path, item.text)
                items.append(item)
    for name, first in sections:
        items.append(Item("heading", name, 0, drafted=titles.get(first) == name))
    return tuple(items)


def single(text: str) -> str:
    """Return `text` with single ASCII spaces and none at its ends; full-width ones stay inside."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def compare(source: Iterable[Item], drafts: Iterable[Item]) -> Verdict:
    """Hold the drafts against the source; each thing counts as often as it stands there."""
    source, drafts = tuple(source), tuple(drafts)
    wanted = Counter((item.kind, item.text) for item in source)
    found = Counter((item.kind, item.text) for item in drafts)
    fixed = Counter((item.kind, item.text) for item in drafts if not item.drafted)
    return Verdict(
        tuple(_pick(reversed(source), wanted - found)), tuple(_pick(drafts, fixed - wanted))
    )


def inline_items(token: Token, heading: str, line: int, page: bool = False) -> Iterator[Item]:
    """Yield what an inline token holds; `heading` is its tag if it is one, `line` its first."""
    text = markdown_reader.plain_text(token)
    if heading:
        drafted = page and heading == "h2" and _STEP_ID.search(text) is not None
        title = single(_STEP_ID.sub("", text) if drafted else text)
        if title:
            yield Item("heading", title, line, drafted)
    else:
        for number, content in enumerate(text.split("\n"), start=line):
            for match in _UNIT.finditer(content):
                if unit := single(match[0]):
                    yield Item("text", unit, number)
    at = line
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            at += 1
        elif child.type == "html_inline":
            yield Item("html", single(child.content), at)
        elif child.type == "link_open":
            yield Item("address", str(child.attrs["href"]), at)
        elif child.type == "image":
            yield Item("picture", str(child.attrs["src"]), at)
            yield Item("alt", single(markdown_reader.alt_text(child)), at)
        if child.type in ("link_open", "image") and child.attrs.get("title"):
            yield Item("title", single(str(child.attrs["title"])), at)


def _pick(items: Iterable[Item], counts: Counter[tuple[str, str]]) -> Iterator[Item]:
    for item in items:
        if counts[item.kind, item.text] > 0:
            counts[item.kind, item.text] -= 1
            yield item


def _lines(kind: str, text: str, line: int) -> Iterator[Item]:
    for number, content in enumerate(text.split("\n"), start=line):
        if content.strip():
            yield Item(kind, content.strip(), number)
