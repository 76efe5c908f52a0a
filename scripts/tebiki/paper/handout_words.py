"""Reads what a guide's handout says and its pages do not, by language."""

from dataclasses import dataclass

from tebiki.files.data_faults import DataError
from tebiki.files.tables import Document


class HandoutWordsError(DataError):
    """The file cannot be used; each line names file, line and remedy."""


@dataclass(frozen=True)
class HandoutWords:
    """The note on devices, and what of the guide cannot be undone, for the cover."""

    device_note: str = ""
    undone: tuple[str, ...] = ()


def load(text: str, path: str) -> dict[str, HandoutWords]:
    """Return language -> its words. Raises HandoutWordsError with every fault."""
    document = Document(text, path, HandoutWordsError)
    found = {}
    for language in document.root.keys:
        if table := document.root.table(language):
            note = table.text("device_note", 'device_note = "…"')
            undone = table.texts("undone", 'undone = ["…"]') if "undone" in table.keys else ()
            found[language] = HandoutWords(note, undone)
            table.end(known=("undone",))
    document.stop()
    return found
