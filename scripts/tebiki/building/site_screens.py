"""Finds where the catalogues of screens and one language's pages disagree."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

from mkdocs.structure.pages import Page

from tebiki.building.site_context import SiteContext
from tebiki.editions import note_pictures
from tebiki.files.data_faults import Said, placed
from tebiki.rules import alt_texts
from tebiki.screens import drawings, drawn_svg
from tebiki.screens import uses as screen_uses
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.shown import drawing_name
from tebiki.source.layout import SCREENS


def faults(context: SiteContext, pages: Sequence[Page], docs: Path) -> list[Said]:
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
    found: list[Said] = []
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
            found += _drawing_faults(docs, [screen.id for screen in catalogue.screens], context)
            found += _note_faults(context, name, catalogue, docs)
    return found


def _drawing_faults(docs: Path, screens: Sequence[str], context: SiteContext) -> Iterator[Said]:
    names = [
        drawing_name(screen, language)
        for screen in screens
        for language in ("", *(language for language, _ in context.languages))
    ]
    for path in (docs / SCREENS / name for name in names if name in context.pictures.drawings):
        for line, message in drawn_svg.faults(path.read_bytes()):
            yield placed(f"docs/{path.relative_to(docs).as_posix()}", line, message)


def _note_faults(
    context: SiteContext, guide: str, catalogue: Catalogue, docs: Path
) -> Iterator[Said]:
    """Yield what is wrong with the drawings of now that the guide's change notes show."""
    drawn = {}
    for screen in catalogue.screens:
        for language, _ in context.languages if screen.drawn_of else ():
            path = docs / SCREENS / context.pictures.drawing(screen.id, language)
            if path.is_file():
                with suppress(ElementTree.ParseError):  # drawn_svg says that
                    text = path.read_text(encoding="utf-8")
                    drawn[screen.id, language] = drawings.read(screen.id, text)
        for language, alt in screen.alt.items():
            if said := alt_texts.fault(f"{screen.id}, {language}", alt):
                yield placed(catalogue.path, screen.line, said)
    project = context.changes.project
    notes, sources = (
        project.shown(project.data_file(guide, name)) for name in ("changes.toml", "drawings")
    )
    yield from note_pictures.faults(
        context.changes.notes.get(guide, ()), catalogue, notes, sources, drawn
    )
