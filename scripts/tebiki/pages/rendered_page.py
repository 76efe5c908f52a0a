"""Reads the tree that Python-Markdown made of a page, into what a reader sees of it."""

import re
from collections.abc import Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown_it.common.html_blocks import block_names

from tebiki.markdown.inline_reading import squeezed, without_comments
from tebiki.markdown.page_parts import Block, Mark
from tebiki.pages.pins import CIRCLED

_HEADINGS = {f"h{level}": f"{level}" for level in range(1, 7)}
_BLOCKS = {"p", "ul", "ol", "div", "details", "blockquote", "table", "pre", "hr", *_HEADINGS}
_MARKS = {"a": "link", "strong": "strong", "em": "em", "code": "code"}
_CODE = re.compile(r"<pre\b[^>]*>(.*)</pre>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Begins a block of raw HTML: https://spec.commonmark.org/0.31.2/#html-blocks, 6.
_HTML_BLOCK = re.compile(rf"</?(?:{'|'.join(block_names)})(?=[\s/>])", re.IGNORECASE)
# How Python-Markdown writes down what it has put aside: raw HTML and code, escapes, an ampersand.
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_AMPERSAND = "\x02amp\x03"
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)
NOTES = ("changed", "still-true")  # change notes are put into the page, no author's admonitions
FOLDED = "old-step"  # below a change note: the author's text, as it was
OLD_TITLE = "old-title"  # above that text: how a step that is called otherwise now was called


def read(
    root: Element, stash: Sequence[object]
) -> tuple[tuple[Block, ...], tuple[Mark, ...], tuple[tuple[str, str], ...]]:
    """Return blocks and marks as `page_reading` has them, and level and id of each heading.

    `stash` is what Python-Markdown put aside. Lines are 0: the tree has none.
    """
    reader = _Reader(stash)
    reader.children(root)
    return tuple(reader.blocks), tuple(reader.marks), tuple(reader.ids)


class _Reader:
    def __init__(self, stash: Sequence[object]) -> None:
        self.stash = stash
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.ids: list[tuple[str, str]] = []
        self.inside: list[str] = []

    def children(self, parent: Element) -> None:
        """Read the blocks in `parent`; text that stands bare between them is a block, too."""
        run = Element("p")
        run.text = parent.text
        for child in parent:
            if child.tag in _BLOCKS:
                self._text(run)
                self._block(child)
                run = Element("p")
                run.text = child.tail
            else:
                run.append(child)
        self._text(run)

    def _add(self, kind: str, detail: str, text: str) -> None:
        self.blocks.append(Block(kind, detail, text, 0, tuple(self.inside)))

    def _within(self, name: str, element: Element) -> None:
        self.inside.append(name)
        self.children(element)
        self.inside.pop()

    def _block(self, element: Element) -> None:
        tag = element.tag
        classes = element.get("class", "").split()
        if OLD_TITLE in classes:
            return
        if "footnote" in classes:
            for note in next(element.iter("ol"), element):
                self._within("footnote", note)
            return
        if tag in _HEADINGS:
            self.ids.append((_HEADINGS[tag], element.get("id", "")))
            self._add("heading", _HEADINGS[tag], self._words(element))
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "blockquote":
            self._add("quote", "", "")
            self._within("quote", element)
        elif tag == "hr":
            self._add("rule", "", "")
        elif tag == "pre":
            self._add("code", "", squeezed("".join(element.itertext())))
        elif tag == "table":
            for row in element.iter("tr"):
                self._add("row", "", "|".join(self._words(cell) for cell in row))
        elif tag == "div" and classes[:1] == ["admonition"]:
            if classes[1:2] and classes[1] in NOTES:
                return
            self._admonition(element, classes[1:])
        elif tag == "details" and FOLDED in classes:
            folded = Element("div")
            folded.extend(child for child in element if child.tag != "summary")
            self.children(folded)
        elif tag == "details" and classes[:1] and classes[0] in NOTES:
            folded = Element("div")
            folded.extend(c for c in element if FOLDED in c.get("class", "").split())
            self.children(folded)
        elif tag == "details":
            self._admonition(element, classes)
        else:
            self.children(element) if _has_blocks(element) else self._text(element)

    def _admonition(self, element: Element, classes: list[str]) -> None:
        title = element[0] if len(element) else None
        is_title = title is not None and (
            title.tag == "summary" or title.get("class") == "admonition-title"
        )
        words = self._words(title) if title is not None and is_title else ""
        self._add("admonition", " ".join(classes), words)
        body = Element("div")
        body.extend(list(element)[1:] if is_title else list(element))
        self._within("admonition", body)

    def _list(self, element: Element) -> None:
        number = int(element.get("start") or 1)
        for item in element:
            first = Element("p")
            first.text = item.text
            for child in item:
                if child.tag in _BLOCKS:
                    if not (self._quiet(first) or (first.text and first.text.strip())):
                        first = child if child.tag == "p" or child.tag in _HEADINGS else first
                    break
                first.append(child)
            mark = "•" if element.tag == "ul" else f"{number}."
            self._add("item", mark, self._quiet(first))
            self._within("item", item)
            number += 1

    def _text(self, run: Element) -> None:
        """A paragraph; one that holds only what was put aside is code, a comment or raw HTML.

        Raw HTML in a list or an admonition is put into a paragraph, which a browser ends at it.
        """
        text = (run.text or "").strip()
        stashed = _STASHED.fullmatch(text) if not len(run) else None
        if stashed:
            self._stashed(stashed)
            return
        run, html = self._parted(run)
        words = self._words(run)
        if words:
            self._add("text", "", words)
        if html:
            self._add("html", "", html)

    def _stashed(self, match: re.Match[str]) -> None:
        html = self._raw(match)
        code = _CODE.search(html)
        if code:
            self._add("code", "", squeezed(unescape(_TAG.sub("", code[1]))))
        elif rest := squeezed(without_comments(html)):
            self._add("html", "", rest)

    def _parted(self, run: Element) -> tuple[Element, str]:
        """A paragraph up to a line on which raw HTML begins a block, and that HTML."""
        text = run.text or ""
        for match in _STASHED.finditer(text) if not len(run) else ():
            before = text[: match.start()]
            if not before.rpartition("\n")[2].strip() and _HTML_BLOCK.match(self._raw(match)):
                words = Element(run.tag)
                words.text = before
                return words, squeezed(_STASHED.sub(self._raw, text[match.start() :]))
        return run, ""

    def _quiet(self, element: Element) -> str:
        """An element's words, its marks not taken: they are taken with its block."""
        element, _ = self._parted(element)
        count = len(self.marks)
        words = self._words(element)
        del self.marks[count:]
        return words if not _STASHED.search(words) else ""

    def _words(self, element: Element) -> str:
        return squeezed(self._inline(element))

    def _inline(self, element: Element) -> str:
        text = self._plain(element.text or "")
        for child in element:
            text += self._child(child) + self._plain(child.tail or "")
        return text

    def _child(self, child: Element) -> str:
        if child.get("class") in ("headerlink", "footnote-backref"):
            return ""
        if child.get("class") == "footnote-ref":
            return self._plain(child.text or "")
        if child.tag == "img":
            alt = " ".join(self._plain(child.get("alt", "")).split())
            self.marks.append(Mark("picture", self._plain(child.get("src", "")), alt, 0))
            return ""
        if child.tag == "br":
            return "\n"
        if child.get("class") == "pin":
            return CIRCLED[int(child.get("data-pin", "1")) - 1]
        text = self._inline(child)
        if child.tag == "code":  # which Python-Markdown keeps escaped
            text = unescape(text)
        if child.tag in _MARKS:
            address = self._plain(child.get("href", ""))
            self.marks.append(Mark(_MARKS[child.tag], address, " ".join(text.split()), 0))
        return text

    def _plain(self, text: str) -> str:
        """Text as a reader sees it: what was put aside is put back, tags are left out."""
        text = text.replace(NBSP_PLACEHOLDER, "")
        text = _ENTITY.sub(lambda match: unescape(match[0]), text.replace(_AMPERSAND, "&"))
        text = _STASHED.sub(lambda match: self._shown(self._raw(match)), text)
        return _ESCAPED.sub(lambda match: chr(int(match[1])), text)

    def _shown(self, html: str) -> str:
        return unescape(_TAG.sub("", without_comments(html)))

    def _raw(self, match: re.Match[str]) -> str:
        number = int(match[1])
        found = self.stash[number] if number < len(self.stash) else ""
        if isinstance(found, Element):
            return "".join(found.itertext())
        return str(found)


def _has_blocks(element: Element) -> bool:
    return any(child.tag in _BLOCKS for child in element)
