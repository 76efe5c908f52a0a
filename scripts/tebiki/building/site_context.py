"""Holds what one language's build of the site has read: words, screens, the steps' numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from tebiki.editions import note_blocks
from tebiki.editions.built_edition import BuiltEdition
from tebiki.editions.site_changes import SiteChanges
from tebiki.files import text_files
from tebiki.files.data_faults import Said
from tebiki.markdown.page import Page
from tebiki.pages import authors_html, figures, galleries, reading_order
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.pages.steps import StepPage
from tebiki.pages.translation_marks import StaleMarks
from tebiki.rules.site_publication import Publication
from tebiki.screens import drawings
from tebiki.screens.catalogue import Catalogue, load
from tebiki.screens.screen import SECRET
from tebiki.screens.shown import SitePictures
from tebiki.source import months
from tebiki.source.read_words import read_words
from tebiki.source.site_defaults import project_of
from tebiki.terms import terms_page
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

    def open_page(
        self, path: str, meta: Mapping[str, Any], source: str = "", read: Page | None = None,
        *, has_drafts: bool = False,
    ) -> None:  # fmt: skip
        """Set the extension to the page at `path` below docs/ with that front matter.

        `source` is the address of the same page in the default language, from this one;
        `read` is the page that what comes out is held against.
        """
        place = self.places.get(path)
        stale = self.changes.stale_sections(path)
        step_page = None
        if place and path in self.has_steps:
            step_page = StepPage(
                guide=place.guide,
                name=place.name,
                first=place.first,
                total=place.total,
                edition=self.edition,
                report_to=self.report_to,
                words=self.words[self.language],
                secrets=self._secrets(place),
                standings=self.changes.standings(path),
            )
        self.extension.page = PageSetting(
            words=self.words[self.language],
            gallery=place.name if place else "page",
            screen=partial(self.screen, place.guide if place else "", page=path),
            step_page=step_page,
            minutes=meta.get("minutes"),
            age=self.changes.age(path),
            stale=StaleMarks(stale, source) if stale else None,
            chapter=self._chapter(place),
            gallery_of=self.gallery(path, meta),
            said=self.workshop.said,
            reading=read.reading if read and not self._is_made(path, read) else None,
            has_drafts=has_drafts,
        )

    def _is_made(self, path: str, page: Page) -> bool:
        """Whether a page's blocks are made from the guide's data, below an author's words."""
        return self.gallery(path, page.meta) is not None or any(
            comment.text in (note_blocks.MARKER, terms_page.MARKER)
            for comment in page.reading.comments
        )

    def authors_faults(self, path: str, source: str) -> list[Said]:
        """Return what of the page that was rendered just now may not stand on a page.

        `source` is the text of its file, at `path` below docs/.
        """
        found = self.extension.html_faults
        self.faulty.update([path] if found else [])
        place = self.places.get(path)
        notes = self.publication.notes.get(place.guide) if place else None
        own = (f"docs/{path}", source)
        return authors_html.messages(found, [own, notes] if notes else [own])

    def _secrets(self, place: reading_order.Place) -> frozenset[str]:
        """The steps of a page on whose screens a secret stands."""
        catalogue = self.catalogues.get(place.guide)
        on_page = catalogue.of_page(place.name) if catalogue else ()
        return frozenset(s.step for s in on_page if not SECRET.isdisjoint(s.sensitive))

    def gallery(self, path: str, meta: Mapping[str, Any]) -> galleries.Gallery | None:
        """Return what the page at `path` shows if its front matter says `gallery: true`."""
        place = self.places.get(path)
        if place is None or meta.get("gallery") is not True:
            return None
        shown = {s.id for chapter in self.chapters[place.guide] for s in chapter.screens}
        originals = len(shown & self.pictures.shown(place.guide))
        catalogue = self.catalogues.get(place.guide)
        now = sum(s.id in shown for s in catalogue.screens if s.drawn_of) if catalogue else 0
        return galleries.Gallery(self.chapters[place.guide], originals, now)

    def _chapter(self, place: reading_order.Place | None) -> galleries.Chapter | None:
        shown = self.chapters.get(place.guide, ()) if place else ()
        return next((chapter for chapter in shown if place and chapter.name == place.name), None)

    def screen(self, guide_name: str, screen_id: str, page: str = "") -> figures.ScreenView | None:
        """Return what a page of the guide shows of the screen, None for an unknown one."""
        try:
            screen = self.catalogues[guide_name][screen_id]
        except KeyError:
            return None
        width, height = screen.drawing or (0, 0)
        locale = page.partition("/")[0] or self.language
        words = self.words.get(locale, self.words[self.language])
        caption = drawings.caption(screen, words, locale)
        photo = self.pictures.photo(guide_name, screen_id, self.addresses.get(page, page))
        # The source is the address of the fetched one, not of a later one.
        source = "" if screen_id in self.pictures.added(guide_name) else screen.source
        drawing = self.pictures.drawing(screen_id, locale)
        return figures.ScreenView(
            screen.id, width, height, source, photo, drawing, caption,
            is_now=bool(screen.drawn_of), on_paper=screen.paper,
        )  # fmt: skip

    def homes(self, directory_urls: bool) -> dict[str, str]:
        """Return locale -> address of its first page, from the site's root."""
        default = self.languages[0][0]
        end = "" if directory_urls else "index.html"
        return {
            locale: (end or "./") if locale == default else f"{locale}/{end}"
            for locale, _ in self.languages
        }

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
        walk = self.walk(path)
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
            "checked": months.in_words(self.changes.checked(walk.guide), self.language)
            if walk
            else "",
            "alternates": [
                {"lang": lang, "name": name, "url": addresses[lang]}
                for lang, name in self.languages
                if lang in addresses
            ],
        }
