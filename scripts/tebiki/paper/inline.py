"""Turns what stands in a line of a built page into Typst markup."""

import re
from urllib.parse import urldefrag, urlsplit

from lxml.html import HtmlElement

from tebiki.pages import footnotes
from tebiki.paper import said_faults
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter, Place, named
from tebiki.paper.links import Mark
from tebiki.paper.parts import BLOCKS, classes, is_site_only, plain_text, site_path

_INLINE = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emph"),
    **{"sup": "super", "sub": "sub", "kbd": "key", "u": "underline", "ins": "underline"},
    **{"s": "strike", "del": "strike", "mark": "highlight"},
}
_PLAIN = ("span", "time", "small", "abbr", "bdi", "bdo", "samp", "label")
_SPACE = re.compile(r"[ \t\r\n\f]+")  # not the ideographic space


def inline(element: HtmlElement, chapter: Chapter) -> str:
    """Return what stands in `element` as markup, its ends trimmed."""
    return trimmed(pieces(element, chapter))


def titled(element: HtmlElement, chapter: Chapter) -> str:
    """Return a heading's markup; one of code or bold words alone is text.

    A PDF's contents cannot name what a function draws.
    """
    said = inline(element, chapter)
    direct = [element.text, *(child.tail for child in element)]
    is_drawn = all(child.tag in ("code", "strong", "b", "a") for child in element)
    if any((text or "").strip() for text in direct) or not is_drawn or _has_link(element):
        return said
    return typ.text(plain_text(element))


def _has_link(heading: HtmlElement) -> bool:
    return any("headerlink" not in classes(link) for link in heading.iter("a"))


def trimmed(pieces: list[str]) -> str:
    """Join text (behind a NUL) and markup; white space runs become one space, at the ends none."""
    merged: list[str] = []
    for piece in filter(None, pieces):
        if piece.startswith("\0") and merged and merged[-1].startswith("\0"):
            merged[-1] += piece[1:]
        else:
            merged.append(piece)
    made = []
    for place, piece in enumerate(merged):
        if piece.startswith("\0"):
            words = _SPACE.sub(" ", piece[1:])
            words = words.lstrip(" ") if place == 0 else words
            piece = typ.text(words.rstrip(" ") if place == len(merged) - 1 else words)
        made.append(piece)
    return "".join(made)


def pieces(element: HtmlElement, chapter: Chapter, before_blocks: bool = False) -> list[str]:
    """Text (behind a NUL) and markup of what stands in `element`, in order."""
    pieces = ["\0" + (element.text or "")]
    for child in element:
        if before_blocks and child.tag in BLOCKS:
            if (child.tail or "").strip():
                chapter.refuse(child, said_faults.bare(named(child)), text=child.tail)
            continue
        if not is_site_only(child, chapter.audience):
            pieces += _piece(child, chapter)
        pieces.append("\0" + (child.tail or ""))
    return pieces


def _piece(element: HtmlElement, chapter: Chapter) -> list[str]:
    tag = element.tag
    if tag in ("strong", "b"):
        return [typ.call(_strength(element), inline(element, chapter))]
    if tag == "sup" and (note := element.find(f"a[@class='{footnotes.REF}']")) is not None:
        return [_note(element, note, chapter)]
    if tag in _INLINE:
        return [typ.call(_INLINE[tag], inline(element, chapter))]
    if tag == "code":
        return [f"#code({typ.string(element.text_content())})"]
    if tag == "a" and "term" in classes(element):
        return pieces(element, chapter)
    if tag == "a":
        return [_link(element, chapter)]
    if tag == "br":
        return ["#linebreak()"]
    if tag == "wbr":
        return ["#sym.zws"]
    if tag == "span" and "pin" in classes(element):
        return [f"#pin({element.get('data-pin') or element.text_content()})"]
    if tag == "span" and element.get("lang"):
        return [
            typ.call("text", inline(element, chapter), lang=typ.string(element.get("lang") or ""))
        ]
    if tag == "input" and element.get("type") == "number":
        return ["\0" + (element.get("value") or "")]
    if tag == "input" and element.get("type") == "checkbox":
        return ["\0■ " if element.get("checked") is not None else "\0□ "]
    if tag == "ruby":
        return _with_readings(element, chapter)
    if tag in _PLAIN:
        return pieces(element, chapter)
    chapter.refuse(element, said_faults.unknown(named(element)))
    return []


def _note(place: HtmlElement, ref: HtmlElement, chapter: Chapter) -> str:
    """A footnote where its text is named first, and its number wherever it is named again."""
    key = urldefrag(ref.get("href") or "").fragment
    label = f"<{chapter.name}--{key}>"
    if not (place.get("id") or "").startswith("fnref-"):
        return f"#footnote({label})"
    note = next(iter(ref.xpath("ancestor::*[last()]//li[@id=$key]", key=key)), None)
    said = "#linebreak()".join(_note_lines(note, chapter) if note is not None else [])
    return f"#footnote[{said}]{label}"


def _note_lines(note: HtmlElement, chapter: Chapter) -> list[str]:
    """A footnote's paragraphs, items and code, a line each: all that the foot of a page has."""
    lines = []
    for part in note.iter("p", "li", "pre"):
        if part.tag == "pre":
            lines.append(f"#code({typ.string(part.text_content().strip())})")
        elif part is not note and (said := trimmed(pieces(part, chapter, before_blocks=True))):
            is_item = part.tag == "li" or part.getparent() is not note
            lines.append(typ.text("・") + said if is_item else said)
    return lines


def _with_readings(element: HtmlElement, chapter: Chapter) -> list[str]:
    """The words, each with its reading in brackets behind it."""
    found = ["\0" + (element.text or "")]
    for child in element:
        if child.tag == "rt":
            found += ["\0（", *pieces(child, chapter), "\0）"]
        elif child.tag != "rp":
            found += _piece(child, chapter)
        found.append("\0" + (child.tail or ""))
    return found


def _strength(element: HtmlElement) -> str:
    """In a step, bold words are what stands on the screen; in `once`, what must not be missed."""
    if element.xpath("ancestor::div[contains(@class, 'once')]"):
        return "loud"
    return "ui" if element.xpath("ancestor::section[@data-step]") else "strong"


def _link(element: HtmlElement, chapter: Chapter) -> str:
    address = element.get("href") or ""
    said = element.text_content().strip()
    if urlsplit(address).scheme in ("mailto", "tel"):
        return f"#link({typ.string(address)})[{inline(element, chapter)}]"
    if urlsplit(address).scheme:
        return _outside(element, address, said, chapter)
    target = target_of(address, chapter)
    if isinstance(target, Place):
        return f"#inside({typ.string(target.label)})[{inline(element, chapter)}]"
    if isinstance(target, str):
        return _outside(element, target, said, chapter)
    return inline(element, chapter)


def target_of(address: str, chapter: Chapter) -> Place | str | None:
    """Where a link inside the site leads: a place on the paper, an address on the web, nothing."""
    path, anchor = site_path(chapter.path, address), urldefrag(address).fragment
    return chapter.resolve(path + (f"#{anchor}" if anchor else ""))


def _outside(element: HtmlElement, address: str, said: str, chapter: Chapter) -> str:
    """A link out of the paper, with the number of its code or its line at the end.

    A source is named there only; an address that stands in the text needs no line.
    """
    is_address = said == address
    label = urlsplit(address).hostname or address if is_address else said
    if chapter.in_sources:
        return _numbered("line", chapter.links.line(address, label))
    shown = typ.address(said) if is_address else inline(element, chapter)
    linked = f"#link({typ.string(address)})[{shown}]"
    if chapter.opens and (mark := chapter.links.code(address, label, chapter.name, chapter.step)):
        return linked + _numbered("code", mark)
    return linked if is_address else linked + _numbered("line", chapter.links.line(address, label))


def _numbered(kind: str, mark: Mark) -> str:
    return f"#{kind}-mark({mark.number}, {typ.string(mark.address)})"
