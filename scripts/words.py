"""Reads the words that our own parts put on pages, in every language."""

from collections.abc import Mapping

from toml_source import TomlError, read_toml


class WordsError(Exception):
    """The words file is not usable; the message names file, key and remedy."""


def load(text: str, path: str) -> dict[str, dict[str, str]]:
    """Return language -> key -> words; every language has the same keys.

    Raises WordsError for text that is no TOML, a value that is no string, and
    a key that one language has and another lacks.
    """
    try:
        tables = read_toml(text, path)
    except TomlError as error:
        raise WordsError(str(error)) from error
    for language, table in tables.items():
        if not isinstance(table, Mapping):
            raise WordsError(f"{path}: {language} stands outside a language's table; move it")
        for key, value in table.items():
            if not isinstance(value, str):
                raise WordsError(f"{path}: [{language}] {key} is not a string; put it in quotes")
    every_key = {key for table in tables.values() for key in table}
    for language, table in tables.items():
        for key in sorted(every_key - set(table)):
            raise WordsError(
                f"{path}: [{language}] lacks {key}, which another language has; add it"
            )
    return tables
