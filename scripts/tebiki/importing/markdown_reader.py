"""Reads Markdown as markdown-it does, with bare addresses as links and the place of each mark."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tebiki.markdown import emphasis

_Rule = Callable[[StateInline, bool], bool]

# Printable ASCII, without what Markdown or a sentence puts around an address.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][!#-)+-;=?-Z^_a-z{}~]*", re.IGNORECASE)
_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?$", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`\[\\&<]")


@dataclass(frozen=True)
class Span:
    """A mark in an inline token's content: link, image, autolink, code, html or bare address.

    `end` is exclusive; `label` is where the label of a link or image ends (its `]`), else -1.
    """

    kind: str
    start: int
    end: int
    label: int
    token: Token


def make_reader() -> MarkdownIt:
    """Return a parser for CommonMark with tables, front matter, `!!!` blocks and bare addresses."""
    md = MarkdownIt("commonmark", {"store_labels": True}).enable("table")
    md.use(front_matter_plugin).use(admon_plugin).use(emphasis.emphasis_plugin)
    for name, rule in (
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("backticks", backtick),
        ("html_inline", html_inline),
    ):
        md.inline.ruler.at(name, _recorded(name, rule))
    md.inline.ruler.after("text", "bare_address", _bare_address)
    return md


@cache
def _reader() -> MarkdownIt:
    return make_reader()


def is_paragraph(md: MarkdownIt, text: str) -> bool:
    """Whether `text` alone is one paragraph."""
    tokens = md.parse(text)
    return len(tokens) == 3 and tokens[0].type == "paragraph_open"


def normal_lines(text: str) -> str:
    """Return `text` without BOM and with line feeds only, as markdown-it takes it."""
    return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")).replace("\0", "\ufffd")


def spans(token: Token) -> Iterator[Span]:
    """Yield the marks of an inline token in the order of their starts; links before their text."""
    for child in token.children or ():
        if "span" in child.meta:
            yield child.meta["span"]


def address_at(text: str, start: int, end: int) -> str:
    """Return the bare address at `start`, before `end`, "" if none; Japanese signs end it."""
    match = _ADDRESS.match(text, start, end)
    address = match[0] if match else ""
    while address:
        last = address[-1]
        loose = (last == ")" and address.count("(") < address.count(")")) or (
            last == "}" and address.count("{") < address.count("}")
        )
        if not loose and last not in ".,;:!?'_~&":
            break
        address = address[:-1]
    return address if _ADDRESS.fullmatch(address) else ""


def plain_text(token: Token) -> str:
    """Return what a reader sees of an inline token, pictures left out; breaks are line feeds."""
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
    return "".join(parts)


def shown(text: str) -> str:
    """Return what a reader sees of one line of Markdown, such as a heading's."""
    return plain_text(_reader().parseInline(text)[0]) if _MARKUP.search(text) else text


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is seen, and the marks of emphasis and code that it was written with."""

    plain: str
    marks: tuple[str, ...]


def sentences(text: str) -> Iterator[Sentence]:
    """Yield a text's sentences, up to 。 or a line's end; what is emphasised is not parted.

    The titles that `!!! note` has of itself are none.
    """
    before = ""
    for token in _reader().parse(normal_lines(text)):
        if token.type == "inline" and before != "admonition_title_open":
            yield from _sentences(token)
        before = token.type


def _sentences(token: Token) -> Iterator[Sentence]:
    plain, marks, depth = "", list[str](), 0
    for child in token.children or ():
        if child.type.startswith(("em_", "strong_")):
            depth += child.nesting
        if child.markup and child.type in ("em_open", "strong_open", "code_inline"):
            marks.append(child.markup)
        if child.type in ("softbreak", "hardbreak"):
            said = ["\n"]
        elif child.type in ("text", "text_special"):
            said = re.split(r"(?<=。)", child.content)
        else:
            said = [child.content] if child.type == "code_inline" else []
        for part in said:
            plain += part
            if depth == 0 and part.endswith(("。", "\n")):
                yield Sentence(plain.strip().removesuffix("。"), tuple(dict.fromkeys(marks)))
                plain, marks = "", []
    if plain.strip():
        yield Sentence(plain.strip(), tuple(dict.fromkeys(marks)))


def stray_marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the asterisks that would be seen, two or more, once a line, which counts from 1."""
    env: dict[str, object] = {}
    reader = _reader()
    for token in reader.parse(normal_lines(text), env):
        if token.type == "inline" and "**" in token.content:
            line = token.map[0] + 1 if token.map else 1
            found = (
                (line + token.content.count("\n", 0, start), run)
                for start, run in emphasis.strays(reader, token, env)
                if run.startswith("*")
            )
            yield from dict.fromkeys(found)


def alt_text(token: Token) -> str:
    """Return an image token's alternative text."""
    parts = []
    for child in token.children or ():
        if child.type == "image":
            parts.append(alt_text(child))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(child.content)
    return "".join(parts)


def _recorded(name: str, rule: _Rule) -> _Rule:
    def record(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count:]:
                if token.type != "text":
                    label = -1
                    if name in ("link", "image"):
                        at = start + (name == "image")
                        label = state.md.helpers.parseLinkLabel(state, at, name == "link")
                    token.meta["span"] = Span(name, start, state.pos, label, token)
                    break
        return True

    return record


def _bare_address(state: StateInline, silent: bool) -> bool:
    if state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src, max(0, state.pos - 6), state.pos)
    if not scheme:
        return False
    start = scheme.start()
    address = address_at(state.src, start, state.posMax)
    shown = address.replace("&amp;", "&")
    href = state.md.normalizeLink(shown)
    if len(address) <= len(scheme[0]) + 3 or not state.md.validateLink(href):
        return False
    if not silent:
        if not state.pending.endswith(scheme[0]):
            return False
        state.pending = state.pending[: -len(scheme[0])]
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": href}
        opening.meta["span"] = Span("bare", start, start + len(address), -1, opening)
        state.push("text", "", 0).content = shown
        state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True
