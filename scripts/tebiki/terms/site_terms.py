"""Holds a site's terms in the language that is built: fills the page of words, marks the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tebiki.editions.note_blocks import Wording
from tebiki.files.text_files import read_text
from tebiki.markdown.page import Page
from tebiki.pages import reading_order
from tebiki.pages.reading_order import Place
from tebiki.source.project import Project
from tebiki.terms.term_marks import Explained, marked
from tebiki.terms.terms import Term, load
from tebiki.terms.terms_page import has_marker, terms_page
from tebiki.workshop.instructor_notes import relative

FILE = "terms.toml"


def read_terms(project: Project, languages: Sequence[str] = ()) -> dict[str, tuple[Term, ...]]:
    """Return guide -> its terms, for the guides that have some. Raises TermsError."""
    return {
        guide: load(read_text(path, project.shown(path)), project.shown(path), languages)
        for guide, path in project.data_files(FILE).items()
    }


@dataclass
class SiteTerms:
    """Made anew for each language. An edition without the page of words marks nothing."""

    terms: Mapping[str, Sequence[Term]]  # by guide
    words: Mapping[str, Mapping[str, str]]
    pages: Mapping[str, Page] = field(default_factory=dict)  # by path below docs/
    pages_of_words: dict[str, tuple[str, str]] = field(default_factory=dict)  # by guide

    def take_pages(self, pages: Iterable[Page], addresses: Mapping[str, str]) -> None:
        """Take the pages of the language, and their addresses by path."""
        self.pages = {page.path: page for page in pages}
        for path, page in self.pages.items():
            split = reading_order.split_path(path)
            if split and has_marker(page):
                self.pages_of_words[split[1]] = (path, addresses[path])

    def without_own_pages(self, places: Mapping[str, Place]) -> dict[str, Place]:
        """Return the guides' pages without those of words: what is done is found before them."""
        own = {path for path, _ in self.pages_of_words.values()}
        return {path: place for path, place in places.items() if path not in own}

    def with_terms(self, markdown: str, path: str, locale: str) -> str:
        """Return the Markdown of the page at `path`, written in `locale`, with its words."""
        split = reading_order.split_path(path)
        if split is None or self.pages_of_words.get(split[1], ("", ""))[0] != path:
            return markdown
        wording = Wording(locale, self.words[locale])
        folder = path.rpartition("/")[0]
        return terms_page(
            markdown, self.terms.get(split[1], ()), wording, lambda see: self._title(folder, see)
        )

    def marked(self, html: str, path: str, locale: str, address: str) -> str:
        """Return the finished HTML of that page, at `address`, with its terms explained."""
        split = reading_order.split_path(path)
        own, there = self.pages_of_words.get(split[1], ("", "")) if split else ("", "")
        if split is None or own in ("", path):
            return html
        known = {locale, own.partition("/")[0]}
        terms = [term for term in self.terms.get(split[1], ()) if known <= set(term.words)]
        words = self.words[locale]
        return marked(html, Explained(terms, locale, relative(there, address), words))

    def _title(self, folder: str, see: str) -> str | None:
        """What stands at "page#section" of the guide, None where this edition has no such place."""
        name, _, section = see.partition("#")
        page = self.pages.get(f"{folder}/{name}.md")
        if page is None or not section:
            return page.plain_title if page else None
        return next((heading.plain for heading in page.headings if heading.id == section), None)
