"""Reads a page's file, finds what is wrong in it, and puts in what the build adds to its text."""

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from tebiki.building import page_content, site_page
from tebiki.building.site_context import SiteContext
from tebiki.files.data_faults import Said, before, in_lines
from tebiki.markdown import drafts
from tebiki.markdown import page as guide
from tebiki.pages import galleries


def read_page(file: File) -> guide.Page:
    """Return what the file of a page says; PluginError names what makes it unreadable."""
    try:
        return guide.read_page(file.content_string, file.src_uri)
    except guide.PageError as error:
        lines = (in_lines(before("docs/", message)) for message in error.messages)
        raise PluginError("\n".join(lines)) from error


def markdown_of_page(site: SiteContext, page: Page) -> tuple[str, list[Said]]:
    """Return the page's Markdown with its change notes and gallery, and a line a fault.

    The page gets its front matter, and the site's extension what it needs to render this page.
    """
    path, text = page.file.src_uri, page.file.content_string
    source = site.pages.get(path) or read_page(page.file)
    page.meta = dict(source.meta)  # what the rules saw, not what MkDocs makes of it
    locale: str = page.file.locale  # type: ignore[attr-defined]  # set by i18n
    is_own = locale == site.language
    alternates: dict[str, File] = page.file.alternates  # type: ignore[attr-defined]
    original = alternates.get(site.languages[0][0], page.file)
    address = get_relative_url(original.url, page.url)
    site_page.open_page(
        site,
        path,
        page.meta,
        address,
        source if is_own else None,
        has_drafts=bool(drafts.words(text)),
    )
    gallery = site_page.gallery(site, path, page.meta)
    markdown = guide.body(text, source) + (galleries.headings(gallery) if gallery else "")
    place = site.places.get(path)
    guide_name = place.guide if place else ""
    added = site.pictures.added(guide_name)
    screens = site.catalogues[guide_name].screens if guide_name in site.catalogues else ()
    faults = page_content.source_faults(source, text, is_own=is_own)
    markdown = site.terms.with_terms(markdown, path, locale)
    return site.changes.with_notes(markdown, path, locale, added, screens), faults
