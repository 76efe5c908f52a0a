"""Reads the names of a project's pages and guides, and refuses those that do not do everywhere."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tebiki.files.data_faults import DataError
from tebiki.source import page_names
from tebiki.source.find_pages import find_pages


class PageNamesError(DataError):
    """Names that a machine, an address or the site itself cannot have; a line each."""

    says_japanese = True


def check_page_names(root: Path, languages: Sequence[str], nav: object) -> None:
    """Hold the names below docs/ and in `nav` to the rules. Raises PageNamesError with all."""
    docs = root / "docs"
    all_pages = [path.relative_to(docs).as_posix() for path in find_pages(docs)]
    pages = [page for page in all_pages if page.split("/")[0] in languages]
    named = list(_pages_of(nav))
    # MkDocs builds nothing whose name begins with a dot, and links to it all the same.
    hidden = [f"{languages[0]}/{name}" for name in named if name.startswith(".") or "/." in name]
    guides = sorted(path.name for path in (docs / "_data").iterdir() if path.is_dir())
    config = root / "mkdocs.yml"
    source = config.read_text(encoding="utf-8") if config.is_file() else ""
    found = [
        *page_names.faults([*pages, *hidden], guides, languages),
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
