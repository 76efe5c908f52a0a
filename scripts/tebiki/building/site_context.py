"""Holds what one language's build of the site has read: words, screens, the steps' numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from tebiki.editions.built_edition import BuiltEdition
from tebiki.editions.site_changes import SiteChanges
from tebiki.files import text_files
from tebiki.markdown.page import Page
from tebiki.pages import galleries, reading_order
from tebiki.pages.extension import GuideExtension
from tebiki.rules.site_publication import Publication
from tebiki.screens.catalogue import Catalogue, load
from tebiki.screens.shown import SitePictures
from tebiki.source import months
from tebiki.source.read_words import read_words
from tebiki.source.site_defaults import project_of
from tebiki.terms.site_terms import SiteTerms, read_terms
from tebiki.workshop.timetable import Chapter
from tebiki.workshop.workshop import Workshop, read_event


@dataclass
class SiteContext:
    """Made anew for each language; the plugin keeps it."""

    language: str
    languages: tuple[tuple[str, str], ...]  # locale and name, the default first
    words: Mapping[str, Mapping[str, str]]
    guide_names: frozenset[str]
    catalogues: Mapping[str, Catalogue]  # by guide
    edition: str
    report_to: str
    changes: SiteChanges
    terms: SiteTerms
    workshop: Workshop
    pictures: SitePictures
    publication: Publication
    extension: GuideExtension = field(default_factory=GuideExtension)
    pages: Mapping[str, Page] = field(default_factory=dict)  # by path below docs/
    places: dict[str, reading_order.Place] = field(default_factory=dict)
    walks: Mapping[str, reading_order.Walk] = field(default_factory=dict)
    has_steps: Sequence[str] = ()  # in reading order
    addresses: Mapping[str, str] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)  # pages of which something was said already
    chapters: Mapping[str, tuple[galleries.Chapter, ...]] = field(default_factory=dict)

    @classmethod
    def read(
        cls, config: MkDocsConfig, edition: BuiltEdition, report_to: str, review_months: int,
        before: "SiteContext | None",
    ) -> "SiteContext":  # fmt: skip
        """Read the data for the language that i18n builds now, `before` which another was built."""
        i18n: Any = config.plugins["i18n"]
        project = project_of(config)
        languages = tuple((entry.locale, entry.name) for entry in i18n.config.languages)
        root = project.root
        locales = [locale for locale, _ in languages]
        every_word = read_words(root, locales)
        event = read_event(project, locales)
        catalogues = {
            guide: load(text_files.read_text(path, project.shown(path)), project.shown(path))
            for guide, path in project.data_files("screens.toml").items()
        }
        pictures = SitePictures.read(project, catalogues, edition.name)
        shown = {guide: catalogue.until(edition.name) for guide, catalogue in catalogues.items()}
        return cls(
            language=i18n.current_language,
            languages=languages,
            words=every_word,
            guide_names=frozenset(project.guides),
            catalogues=shown,
            edition=edition.name,
            report_to=report_to,
            changes=SiteChanges.read(
                project, edition.name, review_months, locales, i18n.current_language, every_word
            ),
            terms=SiteTerms(read_terms(project, locales), every_word),
            workshop=Workshop(i18n.current_language, every_word[i18n.current_language], event),
            pictures=pictures,
            publication=before.publication
            if before
            else Publication.read(project, catalogues, pictures),
        )

    def number_steps(self, pages: Sequence[Page], addresses: Mapping[str, str]) -> None:
        """Take the pages in reading order, and their addresses by path."""
        self.pages = {page.path: page for page in pages}
        pages = [self.changes.as_of(page) for page in pages]
        self.terms.take_pages(pages, addresses)
        self.places = reading_order.places(pages, set(self.guide_names))
        self.addresses = addresses
        self.walks = reading_order.walks(pages, self.places, addresses)
        self.has_steps = [page.path for page in pages if page.has_steps]
        for page in pages:
            title = page.plain_title or ""  # as front matter has it, in which no field stands
            place = self.places.get(page.path)
            name = place.guide if place else ""
            self.workshop.pages.append((name, addresses[page.path], title))
            if place and page.has_steps:
                minutes = page.meta.get("minutes")
                chapter = Chapter(
                    place.name,
                    title,
                    minutes if isinstance(minutes, int) else 0,
                    addresses[page.path],
                )
                self.workshop.chapters.setdefault(name, []).append(chapter)
        self.chapters = {
            name: galleries.chapters(
                (
                    page
                    for page in pages
                    if (place := self.places.get(page.path)) and place.guide == name
                ),
                self._now(name),
            )
            for name in self.guide_names
        }

    def numbered(self, path: str, title: str | None) -> str | None:
        """Return a page's title as the menu has it: a chapter's with its number in the guide."""
        place = self.places.get(path)
        own = [p for p in self.has_steps if place and self.places[p].guide == place.guide]
        return f"{own.index(path) + 1}. {title}" if len(own) > 1 and path in own else title

    def _now(self, guide_name: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """Page and step -> id and alternative text of each drawing that a change note shows."""
        catalogue = self.catalogues.get(guide_name)
        alts = {screen.id: screen.alt for screen in catalogue.screens} if catalogue else {}
        return {
            (note.page, note.step): [
                (name, alts[name].get(self.language) or alts[name].get("ja", ""))
                for name in note.picture
                if name in alts
            ]
            for note in self.changes.notes.get(guide_name, ())
        }

    @property
    def missing_originals(self) -> int:
        """The number of screens with a source of their original, which the site does not show."""
        return sum(
            bool(screen.source) and screen.id not in self.pictures.shown(guide)
            for guide, catalogue in self.catalogues.items()
            for screen in catalogue.screens
        )

    def homes(self, directory_urls: bool) -> dict[str, str]:
        """Return locale -> address of its first page, from the site's root."""
        default = self.languages[0][0]
        end = "" if directory_urls else "index.html"
        return {
            locale: (end or "./") if locale == default else f"{locale}/{end}"
            for locale, _ in self.languages
        }

    def base_of_404(self, site_url: str | None, is_versioned: bool) -> str:
        """Where its links begin: one of several editions without an address is at a host's root."""
        own = f"/{self.edition}/" if is_versioned else "/"
        return urlsplit(site_url or own).path

    def walk(self, path: str) -> reading_order.Walk | None:
        """Return the steps that the progress on the page at `path` counts, None for no progress.

        A guide's first page and its step pages show it, and the door of a site with one guide.
        """
        place = self.places.get(path)
        if place and (path in self.has_steps or place.name == "index"):
            return self.walks.get(place.guide)
        if path == f"{self.language}/index.md" and len(self.walks) == 1:
            return next(iter(self.walks.values()))
        return None

    def for_template(
        self, locale: str, addresses: Mapping[str, str], path: str = ""
    ) -> dict[str, Any]:
        """Return what templates read as `tebiki`."""
        walk, place = self.walk(path), self.places.get(path)
        return {
            "words": self.words[self.language],
            "all_words": self.words,
            "language": self.language,
            "locale": locale,
            "is_fallback": locale != self.language,
            "edition": self.edition,
            "has_photos": self.pictures.any_shown,
            "offline_note": months.of_edition(
                self.words[self.language]["offline_note"], self.edition
            ),
            "edition_month": months.in_words(self.edition, self.language),
            "walk": walk,
            "guide": place.guide if place else walk.guide if walk else "",
            "checked": months.in_words(self.changes.checked(walk.guide), self.language)
            if walk
            else "",
            "alternates": [
                {"lang": lang, "name": name, "url": addresses[lang]}
                for lang, name in self.languages
                if lang in addresses
            ],
        }
