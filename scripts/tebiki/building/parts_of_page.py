"""Fills what the build makes into a page's HTML: a workshop's parts, the door, terms."""

from mkdocs.structure.pages import Page

from tebiki.building import site_door
from tebiki.building.site_context import SiteContext
from tebiki.files.data_faults import Said, placed, told
from tebiki.pages.door import with_front


def parts_of_page(site: SiteContext, page: Page, *, is_versioned: bool) -> tuple[str, list[Said]]:
    """Return the page's HTML with its parts, and a line a fault; `site` has all pages' notes."""
    path, html = page.file.src_uri, page.content or ""
    place = site.places.get(path)
    faults = []
    try:
        plan = page.meta.get("timetable")
        html = site.workshop.fill(html, page.url, place.guide if place else "", plan)
    except ValueError as error:
        faults.append(placed(f"docs/{path}", 1, told(error)))
    if door := site_door.door_of(site, path, page.url, is_versioned=is_versioned):
        html = with_front(html, door, site.words[site.language])
    locale: str = page.file.locale  # type: ignore[attr-defined]  # set by i18n
    return site.terms.marked(html, path, locale, page.url), faults
