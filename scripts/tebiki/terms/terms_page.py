"""Makes the page of words from a guide's terms: a section each, in the order of an index."""

import re
from collections.abc import Callable, Sequence

from tebiki.editions.note_blocks import Wording, sources_line
from tebiki.markdown.page import Page
from tebiki.terms.kana_order import order
from tebiki.terms.term_marks import is_read
from tebiki.terms.terms import READ_ALOUD, Term

MARKER = "<!-- terms -->"
READING = "term-reading"  # the class of a word's reading
ON_PAPER = "list"  # what data-paper says of a word that stands on the handout
_SIGNS = re.compile(r"([\\`*_\[\]{}#!|~^=+>-])")


def has_marker(page: Page) -> bool:
    """Whether the page is its guide's page of words."""
    return any(comment.text == MARKER for comment in page.reading.comments)


def terms_page(
    markdown: str, terms: Sequence[Term], wording: Wording, title: Callable[[str], str | None]
) -> str:
    """Return the page's Markdown with its marker filled.

    `title` gives what stands at "page#section" of the guide, None where nothing does.
    """
    language = wording.language
    there = [term for term in terms if language in term.words]
    out: list[str] = []
    for term in sorted(there, key=lambda term: _place(term, language)):
        paper = f" data-paper={ON_PAPER}" if term.paper else ""
        out += [f"## {_escaped(term.words[language][0])} {{ #{term.id}{paper} }}", ""]
        if is_read(term, language):
            out += [term.reading, f"{{ .{READING} }}", ""]
        out += [_escaped(term.text[language]), ""]
        if term.see and (there_is := title(term.see)):
            page, _, section = term.see.partition("#")
            link = f"[{_escaped(there_is)}]({page}.md{'#' + section if section else ''})"
            out += [wording.words["term_see"].format(link=link), ""]
        if term.sources:
            out += [*sources_line(term.sources, wording), ""]
    return markdown.replace(MARKER, "\n".join(out))


def _place(term: Term, language: str) -> tuple[str, str]:
    word = term.words[language][0]
    return order(term.reading or word) if language == READ_ALOUD else (word.casefold(), word)


def _escaped(text: str) -> str:
    """Return plain text as Markdown that says just that."""
    return _SIGNS.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
