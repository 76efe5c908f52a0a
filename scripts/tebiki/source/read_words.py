"""Reads the words of our own parts, and over them what a project has in their places."""

from collections.abc import Iterable
from pathlib import Path

from tebiki.files import text_files
from tebiki.source import words
from tebiki.source.layout import DATA

NAME = f"{DATA}/words.toml"


def read_words(root: Path | None, languages: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Return language -> key -> words; without a project (None) those that we bring along.

    Raises DataError, also for one of `languages` without words.
    """
    own = root / NAME if root else None
    text = text_files.read_text(own, NAME) if own and own.is_file() else ""
    return words.over(tool_words(), text, NAME, languages)


def tool_words() -> dict[str, dict[str, str]]:
    """Return the words that we bring along, by language."""
    return words.load(text_files.read_text(words.FILE, words.FILE.name), words.FILE.name)
