"""Reads the words of our own parts from a project's data."""

from collections.abc import Iterable
from pathlib import Path

from tebiki.files import text_files
from tebiki.source import words

NAME = "docs/_data/words.toml"


def read_words(root: Path, languages: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Return language -> key -> words. Raises DataError, also for one of `languages` without."""
    return words.load(text_files.read_text(root / NAME, NAME), NAME, languages)
