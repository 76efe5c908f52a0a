"""Takes the notes for instructors out of the pages, and gathers them for the instructors' page."""

import posixpath
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from tebiki.markdown.html_source import inner_html
from tebiki.pages.admonitions import CHANGES
from tebiki.pages.figures import screen_id
from tebiki.pages.note_forms import KIND, is_note

_BLOCKS = {"p", "ul", "ol", "pre", "table", "blockquote", "figure", "dl", "hr"}
_PARTS = {"li", "td", "th", "dt", "dd", "summary"}  # of what does not come along
_HOLDERS = {"p", "li", "ul", "ol", "blockquote", "dl", "dd"}


@dataclass(frozen=True)
class Note:
    """One `instructor` admonition; `url` is its page's address, `step` "" outside of steps.

    `number` is "" for a step that is skipped.
    """

    url: str
    step: str
    number: str
    title: str
    html: str
    of_change: bool = False  # a part of a change note, which stands on two pages

    @property
    def text(self) -> str:
        """What the note says, without its form."""
        return "".join(lxml.html.fragment_fromstring(self.html).text_content().split())


def take_notes(html: str, url: str) -> tuple[str, tuple[Note, ...]]:
    """Return the page's HTML without its notes, and the notes, each one admonition."""
    if KIND not in html.casefold():
        return html, ()
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    notes = []
    for found in [element for element in root.iter() if is_note(element.get("class"))]:
        if any(is_note(outer.get("class")) for outer in found.iterancestors()):
            continue
        section = next(iter(found.xpath("ancestor::section[@data-step]")), None)
        written = lxml.html.tostring(_admonition(found), encoding="unicode")
        outer = {name for one in found.iterancestors() for name in one.get("class", "").split()}
        of_change = not outer.isdisjoint(CHANGES)
        if section is None:
            notes.append(Note(url, "", "", "", written, of_change))
        else:
            step, number = section.get("data-step"), section.get("data-no", "")
            title = _plain(section.xpath(".//h2")[0])
            notes.append(Note(url, step, number, title, written, of_change))
        _take_out(found)
    return (inner_html(root), tuple(notes)) if notes else (html, ())


def screens(note: Note) -> tuple[str, ...]:
    """Return the screens that a note shows."""
    root = lxml.html.fragment_fromstring(note.html)
    found = [screen_id(image.get("src", "")) for image in root.iter("img")]
    return tuple(dict.fromkeys(name for name in found if name))


def notes_html(
    notes: Mapping[str, Sequence[Note]],
    pages: Sequence[tuple[str, str]],
    url: str,
    words: Mapping[str, str],
) -> str:
    """Return all notes for the page at `url`; `pages` are address and title in reading order."""
    parts = []
    seen: set[str] = set()
    for address, title in pages:
        there = notes.get(address, ())
        own = [note for note in there if not note.of_change or note.text not in seen]
        seen |= {note.text for note in own if note.of_change}
        for number, note in enumerate(own):
            if number == 0:
                parts.append(f"<h3>{escape(title)}</h3>")
            if note.step:
                kind = "notes_step" if note.number else "step_skipped"
                said = words[kind].format(no=note.number, title=note.title)
                target = f"{relative(address, url)}#{note.step}"
                parts.append(f'<p><a href="{escape(target)}">{escape(said)}</a></p>')
            parts.append(_moved(note, url))
    return "\n".join(parts)


def relative(target: str, url: str) -> str:
    """Return the address of `target` as a link from `url`, both from the site's root."""
    folder = posixpath.dirname(url) or "."
    end = "/" if target.endswith("/") else ""
    return posixpath.relpath(target or ".", folder) + end


def _moved(note: Note, url: str) -> str:
    """The note's HTML with its links led anew from the page at `url`."""
    root = lxml.html.fragment_fromstring(note.html)
    for link in root.iter("a"):
        parts = urlsplit(link.get("href", ""))
        if parts.scheme or parts.netloc:
            continue
        target = note.url
        if parts.path:
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(note.url), parts.path))
            target = joined + ("/" if parts.path.endswith("/") else "")
        link.set("href", parts._replace(path=relative(target, url)).geturl())
    written: str = lxml.html.tostring(root, encoding="unicode")
    return written


def _admonition(found: HtmlElement) -> HtmlElement:
    """A copy of a note as an open admonition, whatever element it was."""
    note = deepcopy(found)
    note.tail = None
    if note.tag in ("div", "section", "details", "aside"):
        note.tag = "div"
        for title in note.findall("summary"):
            title.tag = "p"
            title.set("class", "admonition-title")
        note.attrib.pop("open", None)
    else:
        inner = note
        inner.attrib.pop("class")
        if inner.tag in _PARTS:
            inner.tag = "p"
        note = lxml.html.Element("div")
        note.append(inner)
        if inner.tag not in _BLOCKS:
            note.text, inner.tail = None, None
            paragraph = lxml.html.Element("p")
            paragraph.append(inner)
            note.append(paragraph)
    note.set("class", f"admonition {KIND}")
    return note


def _take_out(found: HtmlElement) -> None:
    """Take a note out of its page, and what holds nothing else; a table keeps its cell."""
    if found.tag in ("td", "th"):
        for child in list(found):
            found.remove(child)
        found.text = None
        del found.attrib["class"]
        return
    outer = found.getparent()
    found.drop_tree()
    while outer.tag in _HOLDERS and len(outer) == 0 and not (outer.text or "").strip():
        empty, outer = outer, outer.getparent()
        empty.drop_tree()


def _plain(heading: HtmlElement) -> str:
    text = heading.text or ""
    for child in heading:
        if child.get("class") != "headerlink":
            text += child.text_content()
        text += child.tail or ""
    return text.strip()
