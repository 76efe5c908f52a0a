"""Reads what a guide's handout says and its pages do not, by language."""

import re
from dataclasses import dataclass

from tebiki.files.data_faults import DataError
from tebiki.files.tables import Document

EDITION = re.compile(r"\d{4}\.(?:0[1-9]|1[0-2])")
_EDITION = 'edition = "2026.11"'


class HandoutWordsError(DataError):
    """The file cannot be used; each line names file, line and remedy."""


@dataclass(frozen=True)
class HandoutWords:
    """The note on devices, and what cannot be undone, for the cover from an `edition` on."""

    device_note: str = ""
    undone: tuple[str, ...] = ()
    edition: str = ""

    def undone_in(self, edition: str) -> tuple[str, ...]:
        """What cannot be undone, as an edition says it: one before ours says nothing."""
        return self.undone if edition >= self.edition else ()


def load(text: str, path: str) -> dict[str, HandoutWords]:
    """Return language -> its words. Raises HandoutWordsError with every fault."""
    document = Document(text, path, HandoutWordsError)
    found = {}
    for language in document.root.keys:
        if table := document.root.table(language):
            note = table.text("device_note", 'device_note = "…"')
            undone = table.texts("undone", 'undone = ["…"]') if "undone" in table.keys else ()
            edition = table.text("edition", _EDITION, EDITION, needed=False)
            found[language] = HandoutWords(note, undone, edition)
            table.end(known=("undone",))
    document.stop()
    return found
