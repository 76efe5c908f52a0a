"""Holds the data beside a guide's pages to the rules that hold for any text."""

from collections.abc import Iterator
from itertools import chain

from tebiki.files.toml import TomlError, read_toml
from tebiki.markdown import page_reading
from tebiki.pages import inert_marks
from tebiki.rules import text_rules
from tebiki.safety import invisible_signs


def faults(name: str, text: str) -> Iterator[tuple[str, int, str]]:
    """Yield (rule, line, message) for the file called `name`; its form is the build's to judge."""
    for line, said in text_rules.secrets(text):
        yield "secrets", line, said
    is_toml = name.endswith(".toml")
    escaped = invisible_signs.in_escapes(text) if is_toml else ()
    for line, unseen in chain(invisible_signs.faults(text), escaped):
        yield "invisible", line, unseen
    if name == "changes.toml":
        for line, message in _marks_in_notes(text):
            yield "leftovers", line, message


def _marks_in_notes(text: str) -> Iterator[tuple[int, str]]:
    """Marks without an effect in the texts of change notes, which are parts of pages."""
    try:
        notes = read_toml(text, "").get("note", [])
    except TomlError:
        return
    lines = text.split("\n")
    at = 0
    for note in notes if isinstance(notes, list) else []:
        for said in note.values():
            if not isinstance(said, str):
                continue
            for line, message in inert_marks.faults(page_reading.read(said, "")):
                wanted = said.split("\n")[line - 1]
                at = next((n for n in range(at, len(lines)) if wanted in lines[n]), at)
                yield at + 1, message
