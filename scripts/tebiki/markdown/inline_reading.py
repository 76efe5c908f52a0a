"""Reads what stands in the lines of one block: its words, and the marks in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from tebiki.markdown.page_lines import PIPE
from tebiki.markdown.page_parts import Mark, Text

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ATTRIBUTE = r"\b{}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
_ADDRESS = re.compile(r"://|www\.")
_VOID = ("area", "br", "col", "hr", "img", "wbr")  # which have no end
_NOT_WRITTEN = "\0"  # stands for code and what is escaped, so that no mark reaches across


@dataclass
class Inline:
    """What one block's lines hold; `html` are raw tags and comments with their lines."""

    shown: str = ""
    texts: list[Text] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    images: list[tuple[Mark, str, bool]] = field(default_factory=list)  # title, is it raw
    html: list[tuple[str, int]] = field(default_factory=list)


def squeezed(text: str) -> str:
    """Return `text` without white space, by which two parsers may differ."""
    return "".join(text.split())


def tags(html: str) -> tuple[str, ...]:
    """Return the names of the tags in raw HTML, in small letters, comments left out."""
    return tuple(name.lower() for name in _TAG.findall(_COMMENT.sub("", html)))


def ends_of_nothing(html: str, opened: list[str]) -> Iterator[str]:
    """Yield each end tag of raw HTML for which no tag is open; `opened` are those that are."""
    for end, name in re.findall(r"<(/?)([A-Za-z][A-Za-z0-9-]*)", without_comments(html)):
        name = name.lower()
        if not end and name not in _VOID:
            opened.append(name)
        elif end and name in opened:
            del opened[len(opened) - 1 - opened[::-1].index(name) :]
        elif end:
            yield name


def comments(html: str) -> Iterator[tuple[str, int]]:
    """Yield each comment of raw HTML with the number of line ends above it."""
    for match in _COMMENT.finditer(html):
        yield match[0], html.count("\n", 0, match.start())


def without_comments(html: str) -> str:
    return _COMMENT.sub("", html)


def raw_images(html: str) -> Iterator[tuple[str, str, int]]:
    """Yield address and alternative text of each `<img>`, with the line ends above it."""
    for match in re.finditer(r"<img\b[^>]*>", html, re.IGNORECASE):
        found = []
        for name in ("src", "alt"):
            value = re.search(_ATTRIBUTE.format(name), match[0], re.IGNORECASE)
            found.append(next((group for group in value.groups() if group), "") if value else "")
        yield found[0], found[1], html.count("\n", 0, match.start())


def read_inline(token: Token, line: int) -> Inline:
    """Return what an inline token holds, whose first line is `line`."""
    return _Reader(token, line).read()


def alt_text(token: Token) -> str:
    """Return an image's alternative text, in one line."""
    parts = [
        alt_text(child) if child.type == "image" else
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    ]  # fmt: skip
    return " ".join("".join(parts).split())


class _Reader:
    def __init__(self, token: Token, line: int) -> None:
        self.token, self.first, self.line = token, line, line
        self.found = Inline()
        self.text = self.written = ""
        self.open: list[tuple[Token, int, int]] = []  # opening, its line, where its text begins

    def read(self) -> Inline:
        for child in self.token.children or ():
            self._child(child)
        self._end_line()
        return self.found

    def _child(self, child: Token) -> None:
        kind = child.type
        if kind == "text":
            # An address that is a link's own words is a link.
            is_linked = any(opening.type == "link_open" for opening, _, _ in self.open)
            written = _ADDRESS.sub(_NOT_WRITTEN, child.content) if is_linked else child.content
            self._add(child.content, written)
        elif kind == "text_special":
            self._add(child.content, _NOT_WRITTEN)
        elif kind in ("softbreak", "hardbreak"):
            self._next_line(self.line + 1)
        elif kind == "footnote_ref":
            self._add(str(child.meta["id"] + 1), _NOT_WRITTEN)
        elif kind == "code_inline":
            code = child.content.replace(PIPE, "|")
            self._mark("code", "", code, self.line)
            self.found.shown += code
            self.written += _NOT_WRITTEN
            self.text += " "
            self._behind(child)
        elif kind == "image":
            self._image(str(child.attrGet("src") or ""), alt_text(child),
                        str(child.attrGet("title") or ""), self.line, is_raw=False)  # fmt: skip
            self._behind(child)
        elif kind == "html_inline":
            self.found.html.append((child.content, self.line))
            for address, alt, below in raw_images(child.content):
                self._image(address, alt, "", self.line + below, is_raw=True)
            self._behind(child)
        elif kind in ("link_open", "strong_open", "em_open"):
            self.open.append((child, self.line, len(self.found.shown)))
        elif kind in ("link_close", "strong_close", "em_close") and self.open:
            opening, line, start = self.open.pop()
            name = kind.removesuffix("_close")
            address = str(opening.attrGet("href") or "")
            self._mark(name, address, self.found.shown[start:], line)
            if name == "link":
                self._behind(opening)

    def _add(self, text: str, written: str) -> None:
        self.found.shown += text
        self.text += text
        self.written += written

    def _mark(self, kind: str, address: str, text: str, line: int) -> None:
        self.found.marks.append(Mark(kind, address, " ".join(text.split()), line))

    def _image(self, address: str, alt: str, title: str, line: int, *, is_raw: bool) -> None:
        picture = Mark("picture", address, alt, line)
        self.found.images.append((picture, title, is_raw))
        if not is_raw:
            self.found.marks.append(picture)
        self.written += _NOT_WRITTEN

    def _behind(self, token: Token) -> None:
        """Go on in the line in which a mark ends, which may be below the one it begins in."""
        end = self.first + self.token.content.count("\n", 0, token.meta.get("end", 0))
        if end > self.line:
            self._next_line(end)

    def _next_line(self, line: int) -> None:
        self.found.shown += "\n"
        self._end_line()
        self.line = line

    def _end_line(self) -> None:
        if self.text.strip() or self.written.strip(_NOT_WRITTEN + " "):
            self.found.texts.append(Text(self.text, self.written, self.line))
        self.text = self.written = ""
