"""Reads the names of a project's pages and guides, and refuses those that do not do everywhere."""

from collections.abc import Iterator, Sequence

from tebiki.files.data_faults import DataError
from tebiki.files.text_files import read_text
from tebiki.source import page_names
from tebiki.source.project import Project
from tebiki.source.site_settings import SETTINGS


class PageNamesError(DataError):
    """Names that a machine, an address or the site itself cannot have; a line each."""


def check_page_names(project: Project, languages: Sequence[str], nav: object) -> None:
    """Hold the names below docs/ and in `nav` to the rules. Raises PageNamesError with all."""
    paths = [page.path for language in languages for page in project.pages(language)]
    pages = [path.relative_to(project.docs).as_posix() for path in paths]
    named = list(_pages_of(nav))
    # MkDocs builds nothing whose name begins with a dot, and links to it all the same.
    hidden = [f"{languages[0]}/{name}" for name in named if name.startswith(".") or "/." in name]
    config = project.root / SETTINGS
    source = read_text(config, SETTINGS) if config.is_file() else ""
    found = [
        *page_names.faults([*pages, *hidden], project.guides, languages),
        *page_names.nav_faults(named, pages, languages[0], source),
    ]
    if found:
        raise PageNamesError(found)


def _pages_of(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _pages_of(entry)
