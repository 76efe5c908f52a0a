"""Gives every form of a note for instructors one class, before the page's contents are listed."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element

from tebiki.pages import said_faults

KIND = "instructor"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OPAQUE = ("code", "pre", "script", "style", "textarea")
_WORD = re.compile(r"[A-Za-z-]+")
_BLOCKS = {
    *("p", "li", "dd", "dt", "td", "th", "summary", "blockquote", "div", "details", "ul", "ol"),
    *("table", "thead", "tbody", "tr", "dl", *_HEADINGS),
}
_GLUED = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+)*(?P<mark>!!!|\?\?\?\+?)(?P<type>[\w-]+)")
_LIKE = re.compile(
    r"(?:(?:^[ \t]*(?:[!！?？]{1,4}\+?|/{3}|:{3}|\[!)|[!！?？]{3,4}\+?)[ \t]*(?P<sign>[^\W\d]+).*"
    r"|\{[^{}\n]*\})",
    re.MULTILINE,
)


def is_note(classes: str | None) -> bool:
    """Tell whether one of an element's classes makes it a note, in whatever letters."""
    return KIND in (classes or "").casefold().split()


def is_like(word: str) -> bool:
    """Tell whether a word seems to be meant for `instructor`."""
    word = word.casefold().strip(".#")
    return word != KIND and (KIND in word or SequenceMatcher(None, word, KIND).ratio() >= 0.87)


def source_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of each mark that is glued to its type; no code is in it."""
    for number, line in enumerate(text.split("\n"), start=1):
        if (glued := _GLUED.match(line)) and (is_note(glued["type"]) or is_like(glued["type"])):
            mark, kind = glued["mark"], glued["type"]
            yield number, said_faults.NO_BLANK.filled(mark=mark, written=kind, kind=KIND)


def gather_notes(root: Element) -> None:
    """Make a heading of that class, and its section, one admonition; in place.

    Headings inside a note are bold text, so that no list of contents has them.
    """
    for parent in list(root.iter()):
        for heading in [child for child in parent if child.tag in _HEADINGS]:
            if is_note(heading.get("class")) and heading in list(parent):
                _gather_section(parent, heading)
    for note in root.iter():
        if is_note(note.get("class")):
            for heading in [inner for inner in note.iter() if inner.tag in _HEADINGS]:
                _make_bold(heading)


def unread_code(root: Element) -> Iterator[str]:
    """Yield the lines of indented code that would be a note, were they not too far to the right."""
    for code in root.iter("code"):
        for line in "".join(code.itertext()).split("\n"):
            if re.match(r"[ \t]*(?:!!!|\?\?\?\+?)", line):
                words = _WORD.findall(line)
                if any(word.casefold() == KIND or is_like(word) for word in words[:3]):
                    yield line.strip()


def unread(root: Element) -> Iterator[str]:
    """Yield what seems to be meant for a note, and stands in the texts as it was written."""
    for element in root.iter():
        yield from _unread_classes(element)
        if element.tag in _BLOCKS:
            yield from _unread_text(_own_text(element))


def _unread_classes(element: Element) -> Iterator[str]:
    classes = (element.get("class") or "").split()
    if element.tag != "details" and "admonition" not in classes:  # whose types others know
        yield from (name for name in classes if is_like(name))
    for key in element.attrib:
        if key not in ("id", "class") and (key.casefold() == KIND or is_like(key)):
            yield key


def _own_text(element: Element) -> str:
    """What a block says, but for its code and the blocks in it."""
    said = element.text or ""
    for child in element:
        is_line = child.tag not in _BLOCKS and child.tag not in _OPAQUE
        said += _own_text(child) if is_line else "\n" if child.tag in _BLOCKS else "\0"
        said += child.tail or ""
    return said


def _unread_text(text: str) -> Iterator[str]:
    for found in _LIKE.finditer(text):
        words = [found["sign"]] if found["sign"] else _WORD.findall(found[0])
        if any(word.casefold() == KIND or is_like(word) for word in words):
            yield found[0].strip()


def _gather_section(parent: Element, heading: Element) -> None:
    children = list(parent)
    start, level = children.index(heading), _HEADINGS.index(str(heading.tag))
    section = Element("div", {"class": f"admonition {KIND}"})
    for child in children[start:]:
        if child is not heading and child.tag in _HEADINGS[: level + 1]:
            break
        parent.remove(child)
        section.append(child)
    heading.tag = "p"
    heading.set("class", "admonition-title")
    parent.insert(start, section)


def _make_bold(heading: Element) -> None:
    strong = Element("strong")
    strong.text, heading.text = heading.text, None
    for child in list(heading):
        heading.remove(child)
        strong.append(child)
    heading.append(strong)
    heading.tag = "p"
