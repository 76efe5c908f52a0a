"""Finds where the catalogues of screens and one language's pages disagree."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.structure.pages import Page

from tebiki.building.site_context import SiteContext
from tebiki.screens import drawn_svg
from tebiki.screens import uses as screen_uses


def faults(context: SiteContext, pages: Sequence[Page], docs: Path) -> list[str]:
    """Return a message for each screen that a catalogue has and its page has not, or the reverse.

    `pages` are those of the navigation; the pages of the first language below `docs` count as
    written whether they are built or not.
    """
    first = context.languages[0][0]
    written = {path.relative_to(docs).as_posix() for path in (docs / first).glob("*/*.md")}
    sources = {
        page.file.src_uri
        for page in pages
        if page.file.locale == context.language  # type: ignore[attr-defined]  # set by i18n
    }
    found = []
    for name, catalogue in context.catalogues.items():
        prefix = f"{context.language}/{name}/"
        uses = [
            use
            for path in sorted(sources)
            if path.startswith(prefix)
            for use in screen_uses.uses(context.pages[path], f"docs/{path}")
        ]
        left_out = {
            screen.page
            for screen in catalogue.screens
            if f"{prefix}{screen.page}.md" not in sources
            and (context.language != first or f"{prefix}{screen.page}.md" in written)
        }
        found += screen_uses.faults(catalogue, uses, f"docs/{prefix[:-1]}", left_out)
        if context.language == first:
            found += _drawing_faults(docs, [screen.id for screen in catalogue.screens])
    return found


def _drawing_faults(docs: Path, screens: Sequence[str]) -> Iterator[str]:
    for path in (docs / f"assets/screens/{screen}.svg" for screen in screens):
        for line, message in drawn_svg.faults(path.read_bytes()) if path.is_file() else ():
            yield f"docs/{path.relative_to(docs).as_posix()}:{line}: {message}"
