"""Takes out of a page's HTML what nobody is to read, and fills its fields; finds what is wrong."""

from mkdocs.structure.pages import Page

from tebiki.building import page_content, site_page
from tebiki.building.site_context import SiteContext
from tebiki.files.data_faults import placed
from tebiki.source import event_fields


def content_of_page(
    html: str, site: SiteContext, page: Page, site_url: str | None
) -> tuple[str, list[str]]:
    """Return the page's HTML without comments and notes for instructors, and a line a fault.

    The files that it names are noted with the site.
    """
    shop, extension, source = site.workshop, site.extension, page.file.content_string
    path = page.file.src_uri
    html = page_content.without_comments(event_fields.fill_html(html, shop.said))
    faults = page_content.faults(html, extension.unread, extension.faults, source)
    noted = site.publication.take_page(html, page.file, page.url, site_url)
    html = shop.take_notes(html, page.url)
    said = [*faults, *shop.note_faults(page.url, source)]
    return html, [
        *(placed(f"docs/{path}", line, message) for line, message in said),
        *site_page.authors_faults(site, path, source),
        *(placed(name, line, message) for name, line, message in noted),
    ]
