"""Reads the words of our own parts: a project's, or where it has none, those that came with us."""

from collections.abc import Iterable
from pathlib import Path

from tebiki.files import text_files
from tebiki.source import words

NAME = "docs/_data/words.toml"


def read_words(root: Path | None, languages: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Return language -> key -> words; without a project (None) those that came with the tool.

    Raises DataError, also for one of `languages` without.
    """
    own = root / NAME if root else None
    path = own if own and own.is_file() else _ours()
    shown = NAME if own else str(path)
    return words.load(text_files.read_text(path, shown), shown, languages)


def _ours() -> Path:
    package = Path(__file__).resolve().parents[1]
    packed = package / "words.toml"
    return packed if packed.is_file() else package.parents[1] / NAME
