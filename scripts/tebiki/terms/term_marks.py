"""Marks the first use of each term in a page's running text, and puts the explanations below it.

    <p>本の貸出です。</p> → <p>本の<a class="term" href="words/#loan" …>貸出</a>です。</p>
                           <div class="term-notes"><div class="term-note" id="term-loan" popover>…

Without a script the word is a link to the page of words; `terms.js` shows the explanation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import lxml.html
from lxml.html import HtmlElement

from tebiki.markdown.html_source import inner_html
from tebiki.terms.terms import READ_ALOUD, Term
from tebiki.terms.word_finder import WordFinder

# Where text runs, and what parts one run from the next.
_TEXTS = {"p", "li", "td", "dd"}
_BLOCKS = _TEXTS | {
    *("ul", "ol", "dl", "dt", "th", "tr", "table", "thead", "tbody", "div", "section", "details"),
    *("blockquote", "figure", "pre", "hr", "form", "fieldset"),
}
# What is no running text: headings, what leads or acts, what stands on the screen, pictures.
_NOT_ENTERED = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "nav", "aside", "figure", "summary", "pre"),
    *("form", "script", "style", "template", "svg", "a", "button", "label", "input", "textarea"),
    *("strong", "b", "code", "kbd", "samp", "ruby", "math", "select"),
}
_NOT_ENTERED_CLASSES = {
    *("once", "admonition-title", "step-head", "step-foot", "page-meta"),
    *("change-origin", "gallery-count", "screen-missing", "downloads", "self-check", "timetable"),
    *("pin", "screens"),
}


@dataclass(frozen=True)
class Explained:
    """A guide's terms in one language; `page` is the address of the page of words from here."""

    terms: Sequence[Term]
    language: str
    page: str
    words: Mapping[str, str]


@dataclass
class _Piece:
    """Text before or behind an element's first child; where no word is marked, `owner` is None."""

    owner: HtmlElement | None
    is_tail: bool
    text: str


def finder(terms: Sequence[Term], language: str) -> WordFinder:
    """Return what finds the terms in text of that language."""
    meant = {word: "" for term in terms for word in term.others.get(language, ())}
    return WordFinder(
        meant | {word: term.id for term in terms for word in term.words.get(language, ())}
    )


def marked(html: str, explained: Explained) -> str:
    """Return the page with its terms marked; a page that uses none stays as it is.

    What is folded comes last: who opens nothing meets each word where it is open.
    """
    words = finder(explained.terms, explained.language)
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    known = {term.id: term for term in explained.terms}
    used: dict[str, None] = {}
    open_texts, folded_texts = list(_texts(root, False)), list(_texts(root, True))
    for text in [*open_texts, *folded_texts]:
        _mark(list(_pieces(text)), words, used, explained)
    if not used:
        return html
    notes = [_note(known[identifier], explained) for identifier in used]
    return f'{inner_html(root)}\n<div class="term-notes" data-paper="no">\n{"".join(notes)}</div>'


def _is_entered(element: HtmlElement) -> bool:
    kinds = set((element.get("class") or "").split())
    return (
        isinstance(element.tag, str)
        and element.tag not in _NOT_ENTERED
        and not kinds & _NOT_ENTERED_CLASSES
        and element.get("lang") is None
    )


def _texts(element: HtmlElement, folded: bool, inside: bool = False) -> Iterator[HtmlElement]:
    """The elements with running text, in order: those within a closed fold, or all others."""
    for child in element:
        if not _is_entered(child):
            continue
        hidden = inside or (child.tag == "details" and child.get("open") is None)
        if child.tag in _TEXTS and hidden == folded:
            yield child
        yield from _texts(child, folded, hidden)


def _pieces(element: HtmlElement) -> Iterator[_Piece]:
    """An element's own text in pieces; the blocks in it have texts of their own."""
    yield _Piece(element, False, element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            if child.tag in _BLOCKS or child.tag == "br":
                yield _Piece(None, False, "\n")
            elif _is_entered(child):
                yield from _pieces(child)
            else:
                yield _Piece(None, False, child.text_content() or "\ufffc")
        yield _Piece(child, True, child.tail or "")


def _mark(
    pieces: Sequence[_Piece], words: WordFinder, used: dict[str, None], explained: Explained
) -> None:
    """Mark in a run of text the terms that were not `used` before; they are from now on."""
    found = []
    ends = list(_ends(pieces))
    for start, end, identifier in words.find("".join(piece.text for piece in pieces)):
        if not identifier or identifier in used:
            continue
        number = next(n for n, (_, last) in enumerate(ends) if start < last)
        first, last = ends[number]
        if end <= last and pieces[number].owner is not None:
            used[identifier] = None
            found.append((pieces[number], start - first, end - first, identifier))
    for piece, start, end, identifier in reversed(found):
        _link(piece, start, end, identifier, explained)


def _ends(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in pieces:
        yield at, at + len(piece.text)
        at += len(piece.text)


def _link(piece: _Piece, start: int, end: int, identifier: str, explained: Explained) -> None:
    """Put the word into a link; words of one piece come from its last to its first."""
    owner = piece.owner
    assert owner is not None
    link = lxml.html.Element("a")
    link.set("class", "term")
    link.set("href", f"{explained.page}#{identifier}")
    link.set("aria-describedby", f"term-{identifier}-text")
    link.text = piece.text[start:end]
    link.tail = piece.text[end:]
    piece.text = piece.text[:start]
    if piece.is_tail:
        parent = owner.getparent()
        assert parent is not None
        owner.tail = piece.text
        parent.insert(parent.index(owner) + 1, link)
    else:
        owner.text = piece.text
        owner.insert(0, link)


def _note(term: Term, explained: Explained) -> str:
    """The explanation, which is nowhere on the page until it is asked for."""
    word = term.words[explained.language][0]
    said = f" <span>{escape(term.reading)}</span>" if is_read(term, explained.language) else ""
    more = explained.words["term_more"].format(word=word)
    return (
        f'<div class="term-note" id="term-{term.id}" popover>'
        f"<p><b>{escape(word)}</b>{said}</p>"
        f'<p id="term-{term.id}-text">{escape(term.text[explained.language])}</p>'
        f'<p><a href="{escape(explained.page)}#{term.id}">{escape(more)}</a></p></div>\n'
    )


def is_read(term: Term, language: str) -> bool:
    """Whether the term is shown with its reading, in that language."""
    return bool(term.reading) and language == READ_ALOUD
