"""Takes the notes for instructors out of the pages, and gathers them for the instructors' page."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement

from html_source import inner_html

_MARK = 'class="admonition instructor"'


@dataclass(frozen=True)
class Note:
    """One `instructor` admonition; `url` is its page's address, `step` "" outside of steps."""

    url: str
    step: str
    number: str
    title: str
    html: str


def take_notes(html: str, url: str) -> tuple[str, tuple[Note, ...]]:
    """Return the page's HTML without its notes, and the notes."""
    if _MARK not in html:
        return html, ()
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    notes = []
    for found in root.xpath(".//div[@class='admonition instructor']"):
        section = next(iter(found.xpath("ancestor::section[@data-step]")), None)
        found.tail = None
        written = lxml.html.tostring(found, encoding="unicode")
        if section is None:
            notes.append(Note(url, "", "", "", written))
        else:
            heading = section.xpath(".//h2")[0]
            title = _plain(heading)
            notes.append(
                Note(url, section.get("data-step"), section.get("data-no"), title, written)
            )
        found.getparent().remove(found)
    return inner_html(root), tuple(notes)


def notes_html(
    notes: Mapping[str, Sequence[Note]],
    pages: Sequence[tuple[str, str]],
    url: str,
    words: Mapping[str, str],
) -> str:
    """Return all notes for the page at `url`; `pages` are address and title in reading order."""
    parts = []
    for address, title in pages:
        for number, note in enumerate(notes.get(address, ())):
            if number == 0:
                parts.append(f"<h3>{escape(title)}</h3>")
            if note.step:
                said = words["notes_step"].format(no=note.number, title=note.title)
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


def _plain(heading: HtmlElement) -> str:
    text = heading.text or ""
    for child in heading:
        if child.get("class") != "headerlink":
            text += child.text_content()
        text += child.tail or ""
    return text.strip()
