"""Reads the words that our own parts put on pages, in every language."""

from collections.abc import Iterable

from tebiki.files.data_faults import DataError, Said
from tebiki.files.tables import Document, Wording
from tebiki.safety import plain_texts

_SAID = 8  # lacking words of a language that are named
_WORDING = Wording(
    wrong=Said("[{table}] {key} is not a string; put it in quotes"),
    no_table=Said("{key} stands outside a language's table; move it"),
)


class WordsError(DataError):
    """The words file is not usable; the message names file, line, key and remedy."""


def load(text: str, path: str, languages: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Return language -> key -> words; every language has the same keys.

    Raises WordsError with every fault: text that is no TOML, a value that is no string, a key
    that one language has and another lacks, one of `languages` that has no table.
    """
    document = Document(text, path, WordsError, _WORDING)
    plain_texts.hold(document)
    found: dict[str, dict[str, str]] = {}
    tables = {name: document.root.table(name) for name in document.root.keys}
    every_key: dict[str, None] = {}
    for name, table in tables.items():
        found[name] = {}
        for key in table.keys if table else ():
            value = table.take(key) if table else None
            every_key[key] = None
            if not isinstance(value, str) and table:
                table.wrong(key, value, "")
            found[name][key] = str(value)
    for name in (name for name, table in tables.items() if table):
        lacking = [key for key in every_key if key not in found[name]]
        for key in lacking[:_SAID]:
            document.root.fault(name, f"[{name}] lacks {key}, which another language has; add it")
        if (more := len(lacking) - _SAID) > 0:
            document.root.fault(name, f"[{name}] lacks {more} more words; add them")
    for language in languages:
        if language not in tables:
            first = next(iter(tables), "ja")
            document.root.fault(
                "", f"the language {language} has no words; copy [{first}] as [{language}] and "
                "translate it"
            )  # fmt: skip
    document.stop()
    return found
