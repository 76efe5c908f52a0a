"""Tells which editions there are, and what is in the one that is built."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from tebiki.editions import editions
from tebiki.editions.notes import Note, load
from tebiki.files import text_files
from tebiki.screens import catalogue
from tebiki.source.project import Project
from tebiki.source.site_defaults import project_of


def page_editions(project: Project) -> dict[str, str]:
    """Return path below docs/ -> edition of each page. Raises FrontMatterError and ProjectError."""
    paths = [page.path for page in project.every_page()]
    return {
        path.relative_to(project.docs).as_posix(): editions.page_edition(text, project.shown(path))
        for path, text in text_files.read_all(paths, project.root).items()
    }


def read_notes(project: Project) -> dict[str, tuple[Note, ...]]:
    """Return guide -> change notes, of all editions. Raises ChangesError."""
    return {
        guide: load(_read(path, project), project.shown(path))
        for guide, path in project.data_files("changes.toml").items()
    }


def known_editions(project: Project) -> tuple[str, ...]:
    """Return the editions that there are, the oldest first: those that pages and notes name.

    A screenshot that was put in later than all of them begins the next one.
    Raises ChangesError and catalogue.CatalogueError.
    """
    notes = [note.edition for guide_notes in read_notes(project).values() for note in guide_notes]
    there_are = editions.known([*page_editions(project).values(), *notes])
    added = [
        screen.added.captured.replace("-", ".")
        for path in project.data_files("screens.toml").values()
        for screen in catalogue.load(_read(path, project), project.shown(path)).screens
        if screen.added and screen.added.file
    ]
    last = there_are[-1] if there_are else ""
    return editions.known([*there_are, *(month for month in added if month > last)])


@dataclass(frozen=True)
class BuiltEdition:
    """The edition that is built, the newest that there is, the pages that are later than it."""

    name: str
    newest: str
    later_pages: frozenset[str]


def choose_edition(config: MkDocsConfig, wanted: object, language: str) -> BuiltEdition:
    """Return the edition to build; its later pages are taken out of `config.nav`, in place.

    Raises editions.EditionError, ChangesError and catalogue.CatalogueError.
    """
    project = project_of(config)
    pages = page_editions(project)
    if isinstance(wanted, float):  # YAML reads 2023.10 as a number and drops the zero
        wanted = f"{wanted:.2f}"
    there_are = known_editions(project)
    edition = editions.choose(str(wanted), there_are)
    later = frozenset(path for path, first in pages.items() if editions.is_later(first, edition))
    if config.nav and later:
        left_out = frozenset(path.removeprefix(f"{language}/") for path in later)
        config.nav = editions.prune(config.nav, left_out)
    return BuiltEdition(edition, there_are[-1] if there_are else edition, later)


def _read(path: Path, project: Project) -> str:
    return text_files.read_text(path, project.shown(path))
