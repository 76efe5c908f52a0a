"""Gathers what one page shows of its site: steps, pictures, a gallery, marks of a translation."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tebiki.building.site_context import SiteContext
from tebiki.editions import changes_page
from tebiki.files.data_faults import Said
from tebiki.markdown.page import Page
from tebiki.pages import authors_html, figures, galleries, reading_order
from tebiki.pages.extension import PageSetting
from tebiki.pages.steps import StepPage
from tebiki.pages.translation_marks import StaleMarks
from tebiki.screens import drawings
from tebiki.screens.screen import SECRET
from tebiki.terms import terms_page


def open_page(
    site: SiteContext,
    path: str,
    meta: Mapping[str, Any],
    source: str = "",
    read: Page | None = None,
    *,
    has_drafts: bool = False,
) -> None:
    """Set the extension to the page at `path` below docs/ with that front matter.

    `source` is the address of the same page in the default language, from this one;
    `read` is the page that what comes out is held against.
    """
    place = site.places.get(path)
    stale = site.changes.stale_sections(path)
    step_page = None
    if place and path in site.has_steps:
        step_page = StepPage(
            guide=place.guide,
            name=place.name,
            first=place.first,
            total=place.total,
            edition=site.edition,
            report_to=site.report_to,
            words=site.words[site.language],
            secrets=_secrets(site, place),
            standings=site.changes.standings(path),
        )
    site.extension.page = PageSetting(
        words=site.words[site.language],
        gallery=place.name if place else "page",
        screen=partial(screen, site, place.guide if place else "", page=path),
        step_page=step_page,
        minutes=meta.get("minutes"),
        age=site.changes.age(path),
        stale=StaleMarks(stale, source) if stale else None,
        chapter=_chapter(site, place),
        gallery_of=gallery(site, path, meta),
        said=site.workshop.said,
        reading=read.reading if read and not _is_made(site, path, read) else None,
        has_drafts=has_drafts,
    )


def _is_made(site: SiteContext, path: str, page: Page) -> bool:
    """Whether a page's blocks are made from the guide's data, below an author's words."""
    return gallery(site, path, page.meta) is not None or any(
        comment.text in (changes_page.MARKER, terms_page.MARKER)
        for comment in page.reading.comments
    )


def authors_faults(site: SiteContext, path: str, source: str) -> list[Said]:
    """Return what of the page that was rendered just now may not stand on a page.

    `source` is the text of its file, at `path` below docs/.
    """
    found = site.extension.html_faults
    site.faulty.update([path] if found else [])
    place = site.places.get(path)
    notes = site.publication.notes.get(place.guide) if place else None
    own = (f"docs/{path}", source)
    return authors_html.messages(found, [own, notes] if notes else [own])


def _secrets(site: SiteContext, place: reading_order.Place) -> frozenset[str]:
    """The steps of a page on whose screens a secret stands."""
    catalogue = site.catalogues.get(place.guide)
    on_page = catalogue.of_page(place.name) if catalogue else ()
    return frozenset(s.step for s in on_page if not SECRET.isdisjoint(s.sensitive))


def gallery(site: SiteContext, path: str, meta: Mapping[str, Any]) -> galleries.Gallery | None:
    """Return what the page at `path` shows if its front matter says `gallery: true`."""
    place = site.places.get(path)
    if place is None or meta.get("gallery") is not True:
        return None
    shown = {s.id for chapter in site.chapters[place.guide] for s in chapter.screens}
    originals = len(shown & site.pictures.shown(place.guide))
    catalogue = site.catalogues.get(place.guide)
    now = sum(s.id in shown for s in catalogue.screens if s.drawn_of) if catalogue else 0
    return galleries.Gallery(site.chapters[place.guide], originals, now)


def _chapter(site: SiteContext, place: reading_order.Place | None) -> galleries.Chapter | None:
    shown = site.chapters.get(place.guide, ()) if place else ()
    return next((chapter for chapter in shown if place and chapter.name == place.name), None)


def screen(
    site: SiteContext, guide_name: str, screen_id: str, page: str = ""
) -> figures.ScreenView | None:
    """Return what a page of the guide shows of the screen, None for an unknown one."""
    try:
        screen = site.catalogues[guide_name][screen_id]
    except KeyError:
        return None
    width, height = screen.drawing or (0, 0)
    locale = page.partition("/")[0] or site.language
    words = site.words.get(locale, site.words[site.language])
    caption = drawings.caption(screen, words, locale)
    photo = site.pictures.photo(guide_name, screen_id, site.addresses.get(page, page))
    # The source is the address of the fetched one, not of a later one.
    source = "" if screen_id in site.pictures.added(guide_name) else screen.source
    drawing = site.pictures.drawing(screen_id, locale)
    return figures.ScreenView(
        screen.id, width, height, source, photo, drawing, caption,
        is_now=bool(screen.drawn_of), on_paper=screen.paper,
    )  # fmt: skip
