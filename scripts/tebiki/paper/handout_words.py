"""Reads what a guide's handout says and its pages do not, by language."""

from tebiki.files.data_faults import DataError
from tebiki.files.tables import Document


class HandoutWordsError(DataError):
    """The file cannot be used; each line names file, line and remedy."""


def load(text: str, path: str) -> dict[str, str]:
    """Return language -> the note on devices. Raises HandoutWordsError with every fault."""
    document = Document(text, path, HandoutWordsError)
    found = {}
    for language in document.root.keys:
        if table := document.root.table(language):
            found[language] = table.text("device_note", 'device_note = "…"')
            table.end()
    document.stop()
    return found
