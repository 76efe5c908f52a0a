"""Makes the inlines of a guide's tree out of markdown-it's tokens, raw HTML in a line included."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from tebiki.importing import html_marks, markdown_reader
from tebiki.importing.guide_tree import Inline, LeftOut, plain

_MARKS = {"strong": "strong", "em": "em", "link": "link", "s": "html"}
_STRESS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em"}
_LINES = ("div", "p", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "blockquote")
_PLAYERS = ("iframe", "video", "audio", "embed", "source")


@dataclass
class _Frame:
    kind: str
    line: int
    tag: str = ""
    address: str = ""
    title: str = ""
    found: list[Inline] = field(default_factory=list)


class InlineTree:
    """Reads one inline token; `line` is its first, `note` gives a footnote's number."""

    def __init__(
        self, line: int, left_out: Callable[[LeftOut], None], note: Callable[[Token], str]
    ) -> None:
        self.line = line
        self.left_out = left_out
        self.note = note
        self.frames = [_Frame("", line)]
        self.counts: list[int] = []  # the next number of each list around, 0 for bullets
        self.dropped = ""  # the element whose text is for no reader

    def read(self, children: Sequence[Token]) -> tuple[Inline, ...]:
        for child in children:
            self._child(child)
        while len(self.frames) > 1:
            self._close(self.frames[-1].kind, self.frames[-1].tag)
        return tuple(self.frames[0].found)

    def _child(self, child: Token) -> None:
        kind = child.type
        if self.dropped:
            end = html_marks.read_tag(child.content) if kind == "html_inline" else None
            if end and end.closes and end.name == self.dropped:
                self.dropped = ""
            self.line += kind in ("softbreak", "hardbreak")
        elif kind in ("text", "text_special"):
            self._text(child.content)
        elif kind == "code_inline":
            self._add(Inline("code", child.content.replace("\n", " "), line=self.line))
        elif kind in ("softbreak", "hardbreak"):
            self._add(Inline("break", "hard" if kind == "hardbreak" else "", line=self.line))
            self.line += 1
        elif kind == "image":
            alt = " ".join(markdown_reader.alt_text(child).split())
            address, title = str(child.attrs.get("src", "")), str(child.attrs.get("title", ""))
            self._add(Inline("image", alt, address, title, line=self.line))
        elif kind == "footnote_ref":
            self._add(Inline("note", self.note(child), line=self.line))
        elif kind == "html_inline":
            self._html(child.content)
        elif kind.endswith("_open"):
            name = kind.removesuffix("_open")
            tag = "del" if name == "s" else ""
            address, title = str(child.attrs.get("href", "")), str(child.attrs.get("title", ""))
            self.frames.append(_Frame(_MARKS.get(name, ""), self.line, tag, address, title))
        elif kind.endswith("_close"):
            name = kind.removesuffix("_close")
            self._close(_MARKS.get(name, ""), "del" if name == "s" else "")

    def _html(self, content: str) -> None:
        tag = html_marks.read_tag(content, self.line)
        self.line += content.count("\n")
        if tag is None:
            self._text(content)
        elif tag.name == "!":
            self.left_out(comment(tag))
        elif not html_marks.is_known(tag.name):
            self._text(content)
        elif tag.name in html_marks.DROPPED and not tag.closes:
            self.dropped = tag.name
            self.left_out(html_marks.lost(tag.line, tag.name))
        elif tag.name == "br":
            self._add(Inline("break", "hard", line=tag.line))
        elif tag.name == "img":
            self._add(image(tag))
        elif tag.name in _PLAYERS and not tag.closes:
            if link := player(tag):
                self._add(link)
        elif tag.name == "input" and tag.attributes.get("type") == "checkbox":
            self._text("☑" if "checked" in tag.attributes else "☐")
        elif tag.name in _LINES:
            self._block(tag)
        else:
            self._tag(tag)

    def _block(self, tag: html_marks.Tag) -> None:
        """Give what stands in a block's tags, as in a table's cell, a line of its own."""
        found = self.frames[-1].found
        if found and found[-1].kind != "break":
            self._add(Inline("break", "hard", line=tag.line))
        if tag.name in ("ul", "ol") and not tag.closes:
            self.counts.append(1 if tag.name == "ol" else 0)
        elif tag.name in ("ul", "ol") and self.counts:
            self.counts.pop()
        elif tag.name == "li" and not tag.closes:
            number = self.counts[-1] if self.counts else 0
            self._text(f"{number}. " if number else "・")
            self.counts[-1:] = [number + 1 if number else 0]

    def _tag(self, tag: html_marks.Tag) -> None:
        kept = html_marks.kept_as(tag.name)
        kind = _STRESS.get(tag.name) or ("html" if kept else "")
        if tag.name in ("code", "tt", "samp"):
            kind = "code"
        address = tag.attributes.get("href", "")
        if tag.name == "a" and (tag.closes or address):
            kind = "link"
        if tag.closes:
            self._close(kind, kept)
        else:
            title = tag.attributes.get("title", "")
            self.frames.append(_Frame(kind, tag.line, kept, address if kind else "", title))

    def _close(self, kind: str, tag: str) -> None:
        """End the innermost open mark of that kind, and what was left open in it."""
        match = next(
            (n for n in range(len(self.frames) - 1, 0, -1)
             if (self.frames[n].kind, self.frames[n].tag) == (kind, tag)), 0,
        )  # fmt: skip
        while match and len(self.frames) > match:
            frame = self.frames.pop()
            if not frame.kind or (frame.kind == "link" and not frame.address):
                for one in frame.found:
                    self._add(one)
            elif frame.kind == "code":
                self._add(Inline("code", plain(frame.found).strip(), line=frame.line))
            else:
                inner = tuple(frame.found)
                self._add(
                    Inline(frame.kind, frame.tag, frame.address, frame.title, inner, frame.line)
                )

    def _text(self, text: str) -> None:
        found = self.frames[-1].found
        if found and found[-1].kind == "text":
            text = found.pop().text + text
        if text:
            found.append(Inline("text", text, line=self.line))

    def _add(self, one: Inline) -> None:
        if one.kind == "text":
            self._text(one.text)
        else:
            self.frames[-1].found.append(one)


def image(tag: html_marks.Tag) -> Inline:
    """Return the picture that an `<img>` shows."""
    known = tag.attributes
    alt = " ".join(known.get("alt", "").split())
    address = known.get("src") or known.get("data-src", "")
    return Inline("image", alt, address.strip(), known.get("title", ""), line=tag.line)


def player(tag: html_marks.Tag) -> Inline | None:
    """Return the link that stands for what plays in a frame: no page has one."""
    address = (tag.attributes.get("src") or tag.attributes.get("data", "")).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    if not address.startswith("http"):
        return None
    return Inline("link", "", address, "", (Inline("text", address, line=tag.line),), tag.line)


def comment(tag: html_marks.Tag) -> LeftOut:
    text = " ".join(tag.raw.split())
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return LeftOut(tag.line, f"a comment, which no reader sees: {shown}", f"コメント: {shown}")
