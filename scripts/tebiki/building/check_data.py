"""Reads all data of a project once, so that all that is wrong with it is said at once."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tebiki.editions import notes, translations
from tebiki.files import ignores, text_files
from tebiki.files.data_faults import DataError, DataFault, together
from tebiki.files.toml import read_with_lines
from tebiki.importing import fidelity
from tebiki.markdown.page import read_page
from tebiki.paper import handout_words
from tebiki.rules import one_word
from tebiki.screens import catalogue
from tebiki.search import questions, synonyms
from tebiki.source import data_names
from tebiki.source.find_pages import find_pages
from tebiki.source.project import Project
from tebiki.source.read_words import read_words
from tebiki.terms import site_terms, terms
from tebiki.terms.find_term_faults import find_term_faults
from tebiki.workshop import workshop

_OF_A_GUIDE: dict[str, Callable[[str, str], object]] = {
    "changes.toml": notes.load,
    "errata.toml": fidelity.read_errata,
    "handout.toml": handout_words.load,
    "ignores.toml": ignores.read_ignores,
    questions.FILE: questions.load,
    "screens.toml": catalogue.load,
    "synonyms.toml": synonyms.load,
    "terms.toml": terms.load,
    "translations.toml": translations.load,
    "wording.toml": one_word.load,
}


class FrontMatterFaults(DataError):
    """Keys of a page's front matter are not read as they are meant."""


def check_data(project: Project, languages: Sequence[str]) -> list[DataFault]:
    """Read pages, their front matter, words, event and each guide's data.

    Return what names a page, guide or language that is not there: the build can go on to say
    more. Raises DataError with every fault of what cannot be read.
    """
    pages = find_pages(project.docs)
    errors = []
    for read in _readings(project, pages, languages):
        try:
            read()
        except DataError as error:
            errors.append(error)
    if errors:
        raise together(errors)
    return list(_names(project, pages, languages))


def _readings(
    project: Project, pages: Sequence[Path], languages: Sequence[str]
) -> Iterator[Callable[[], object]]:
    yield partial(workshop.read_event, project, languages)
    for path in pages:
        yield partial(_read, path, project.shown(path), _read_page)
    yield partial(read_words, project.root, languages)
    for path in sorted(project.data.glob("*/*.toml")):
        if load := _OF_A_GUIDE.get(path.name):
            if path.name == "changes.toml":
                load = partial(notes.load, languages=languages)
            if path.name == site_terms.FILE:
                load = partial(terms.load, languages=languages)
            if path.name == questions.FILE:
                load = partial(questions.load, languages=languages)
            yield partial(_read, path, project.shown(path), load)


def _read_page(text: str, shown: str) -> None:
    """Raise all that is wrong with a page's front matter: what follows from it is not said."""
    faults = read_page(text, shown).front_matter.faults
    if faults:
        raise FrontMatterFaults([DataFault(shown, line, said) for line, said in faults])


def _read(path: Path, shown: str, load: Callable[[str, str], object]) -> None:
    load(text_files.read_text(path, shown), shown)


def _names(
    project: Project, pages: Sequence[Path], languages: Sequence[str]
) -> Iterator[DataFault]:
    there = [path.name for path in (project.docs / languages[0]).glob("*/")]
    yield from data_names.file_faults(project.shown(path) for path in pages)
    yield from data_names.guide_faults(sorted(project.guides), there, languages[0])
    yield from data_names.data_file_faults(
        (project.shown(path) for path in sorted(project.data.glob("*/*")) if path.is_file()),
        tuple(_OF_A_GUIDE),
    )
    below = [path.relative_to(project.docs).as_posix() for path in pages]
    translated = [page for page in below if not page.startswith(f"{languages[0]}/")]
    for path in project.data_files("translations.toml").values():
        names, shown = _tables(project, path)
        yield from data_names.page_faults(names, translated, path.parent.name, shown)
    for path in project.data_files("handout.toml").values():
        names, shown = _tables(project, path)
        yield from data_names.language_faults(names, languages, shown)
    yield from find_term_faults(project, languages)
    yield from questions.find_question_faults(project, languages)


def _tables(project: Project, path: Path) -> tuple[list[tuple[str, int]], str]:
    """The file's tables with their lines, and its name in messages."""
    shown = project.shown(path)
    data, found = read_with_lines(text_files.read_text(path, shown), shown)
    return [(name, found.lines[name,]) for name in data], shown
