"""Finds what of a guide is due for review: pages, change notes, drafts, translations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tebiki.editions.notes import Note
from tebiki.markdown.page import Page
from tebiki.source import months

DRAFT = "draft"
KINDS = ("page", "note", "draft", "translation")


@dataclass(frozen=True)
class Due:
    """One thing to do; `since` is the month it was last looked at, "" if never or unknown."""

    kind: str
    place: str
    since: str
    what: str


def due_pages(pages: Iterable[Page], today: tuple[int, int], interval: int) -> list[Due]:
    """Return the pages with steps that nobody has followed for more than `interval` months."""
    found = []
    for page in pages:
        if not page.has_steps:
            continue
        since = str(page.meta.get("verified") or "")
        month = months.read_month(since)
        if month is None:
            found.append(Due("page", page.path, "", "was never followed; run tebiki rehearse"))
        elif (age := months.months_between(month, today)) > interval:
            what = f"was last followed {age} months ago; run tebiki rehearse"
            found.append(Due("page", page.path, since, what))
    return found


def due_notes(notes: Iterable[Note], path: str, today: tuple[int, int], interval: int) -> list[Due]:
    """Return the change notes whose sources were read more than `interval` months ago."""
    found = []
    for note in notes:
        month = months.read_month(note.checked)
        if month and (age := months.months_between(month, today)) > interval:
            what = f"the sources of {note.target} were read {age} months ago; read them again"
            found.append(Due("note", f"{path}:{note.line}", note.checked, what))
    return found


def waiting_drafts(drafts: Iterable[Mapping[str, str]], path: str) -> list[Due]:
    """Return what rehearsals saw and nobody has found a source for."""
    return [
        Due(
            "draft", path, str(draft.get("seen", "")),
            f"{draft.get('target')} was different; find a source and write a change note",
        )
        for draft in drafts
    ]  # fmt: skip


def as_text(found: Iterable[Due]) -> str:
    """Return a line a thing."""
    lines = [f"{due.place}: {due.what}" for due in found]
    return "\n".join(lines) or "Nothing is due."
