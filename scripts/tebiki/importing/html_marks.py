"""Parts raw HTML of a guide into the tags that make blocks and the text between them.

<div align="center">            Tag div (opens)
  <img src="a.png">             Chunk: <img src="a.png">
</div>                          Tag div (closes)
"""

import html
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.html import defs

from tebiki.importing.guide_tree import LeftOut

# What begins and ends a block; all other tags stand in a line.
BLOCKS = frozenset(
    (
        *("details", "summary", "div", "center", "p", "section", "article", "main", "header"),
        *("footer", "aside", "figure", "figcaption", "table", "thead", "tbody", "tfoot", "tr"),
        *("td", "th", "caption", "colgroup", "col", "ul", "ol", "li", "dl", "dt", "dd"),
        *("blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "video"),
        *("audio", "embed", "object", "script", "style", "svg", "noscript", "picture", "source"),
        *("form", "fieldset", "nav", "address"),
    )
)
KEPT = ("kbd", "sub", "sup", "del", "ins", "u", "mark", "ruby", "rt", "rp")  # as they stand
_AS = {"s": "del", "strike": "del"}
RAW = ("pre", "script", "style", "svg", "iframe", "object", "video", "audio")
DROPPED = ("script", "style", "svg")  # nobody reads what they hold
_TAG = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][\w:.-]*)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass(frozen=True)
class Tag:
    """A tag, or a comment (`name` is !); `raw` is what an element holds that is no Markdown."""

    name: str
    line: int
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""


@dataclass(frozen=True)
class Chunk:
    """Text between block tags, which may hold Markdown."""

    text: str
    line: int


def is_known(name: str) -> bool:
    """Whether HTML has a tag of that name: a reader of `<token>` is meant to see it."""
    return name.lower() in defs.tags or name.lower() in BLOCKS | {"ruby", "rt", "rp", "mark"}


def read_tag(text: str, line: int = 0) -> Tag | None:
    """Return the tag or comment that `text` is, None for anything else."""
    found = _TAG.fullmatch(text.strip())
    return _tag(found, line) if found else None


def kept_as(name: str) -> str:
    """Return the tag that an inline one is kept as, "" where only its text is."""
    name = _AS.get(name, name)
    return name if name in KEPT else ""


def parts(text: str, line: int) -> Iterator[Tag | Chunk]:
    """Yield the block tags, comments and chunks of raw HTML that begins in `line`."""
    at = start = 0
    while found := _TAG.search(text, at):
        tag = _tag(found, line + text.count("\n", 0, found.start()))
        at = found.end()
        if tag.name != "!" and tag.name not in BLOCKS:
            continue
        yield from _chunk(text, start, found.start(), line)
        if tag.name in RAW and not tag.closes and not found["rest"].endswith("/"):
            end = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(text, at)
            stop, at = (end.start(), end.end()) if end else (len(text), len(text))
            raw = text[found.end() : stop]
            tag = Tag(tag.name, tag.line, attributes=tag.attributes, raw=raw)
        start = at
        yield tag
    yield from _chunk(text, start, len(text), line)


def raw_text(source: str) -> str:
    """Return what a reader sees of an element's raw HTML."""
    return html.unescape(_TAG.sub("", source))


def lost(line: int, name: str) -> LeftOut:
    return LeftOut(line, f"<{name}>, which no page may hold", f"<{name}>（ページに置けません）")


def _chunk(text: str, start: int, end: int, line: int) -> Iterator[Chunk]:
    if text[start:end].strip():
        yield Chunk(_aligned(text[start:end]), line + text.count("\n", 0, start))


def _aligned(text: str) -> str:
    """Text that begins behind a tag begins at its line's first column."""
    head, sign, rest = text.partition("\n")
    return head.lstrip() + sign + textwrap.dedent(rest.rstrip())


def _tag(found: re.Match[str], line: int) -> Tag:
    if found["name"] is None:
        return Tag("!", line, raw=found["comment"] or "")
    attributes = {
        name.lower(): html.unescape(next((value for value in values if value), ""))
        for name, *values in _ATTRIBUTE.findall(found["rest"])
    }
    return Tag(found["name"].lower(), line, found["end"] == "/", attributes)
