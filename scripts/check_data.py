"""Reads all data of a project once, so that all that is wrong with it is said at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import changes
import fidelity
import ignores
import screens
import synonyms
import text_files
import translations
import workshop
from data_faults import DataError, together
from find_pages import find_pages
from read_words import read_words

_OF_A_GUIDE: dict[str, Callable[[str, str], object]] = {
    "changes.toml": changes.load,
    "errata.toml": fidelity.read_errata,
    "ignores.toml": ignores.read_ignores,
    "screens.toml": screens.load,
    "synonyms.toml": synonyms.load,
    "translations.toml": translations.load,
}


def check_data(root: Path, languages: Sequence[str]) -> None:
    """Read pages' texts, words, event and each guide's data. Raises DataError with every fault."""
    errors = []
    for read in _readings(root, languages):
        try:
            read()
        except DataError as error:
            errors.append(error)
    if errors:
        raise together(errors)


def _readings(root: Path, languages: Sequence[str]) -> Iterator[Callable[[], object]]:
    yield partial(workshop.read_event, root, languages)
    yield partial(text_files.read_all, find_pages(root / "docs"), root)
    yield partial(read_words, root, languages)
    for path in _guides_files(root):
        yield partial(_read, path, text_files.shown(path, root), _OF_A_GUIDE[path.name])


def _guides_files(root: Path) -> Iterable[Path]:
    return [path for path in sorted(root.glob("docs/_data/*/*.toml")) if path.name in _OF_A_GUIDE]


def _read(path: Path, shown: str, load: Callable[[str, str], object]) -> None:
    load(text_files.read_text(path, shown), shown)
