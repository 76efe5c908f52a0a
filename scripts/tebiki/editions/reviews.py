"""Finds what of a guide is due for review: pages, change notes, drafts, translations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tebiki.editions.notes import Note
from tebiki.files.data_faults import Said, before, in_lines
from tebiki.markdown.page import Page
from tebiki.source import months

_NEVER = Said(
    "was never followed; run tebiki rehearse",
    "まだ、手順のとおりに試していません。tebiki rehearse で試してください。",
)
_FOLLOWED = Said(
    "was last followed {age} months ago; run tebiki rehearse",
    "最後に試したのは {age} か月前です。tebiki rehearse で試してください。",
)
_READ = Said(
    "the sources of {target} were read {age} months ago; read them again",
    "{target} の出典を読んだのは {age} か月前です。読み直してください。",
)
_DIFFERENT = Said(
    "{target} was different; find a source and write a change note",
    "{target} が違っていました。出典を見つけて、変更の注記を書いてください。",
)
_NOTHING = Said("Nothing is due.", "期限が来ているものはありません。")

DRAFT = "draft"
KINDS = ("page", "note", "draft", "translation")


@dataclass(frozen=True)
class Due:
    """One thing to do; `since` is the month it was last looked at, "" if never or unknown."""

    kind: str
    place: str
    since: str
    what: Said


def due_pages(pages: Iterable[Page], today: tuple[int, int], interval: int) -> list[Due]:
    """Return the pages with steps that nobody has followed for more than `interval` months."""
    found = []
    for page in pages:
        if not page.has_steps:
            continue
        since = str(page.meta.get("verified") or "")
        month = months.read_month(since)
        if month is None:
            found.append(Due("page", page.path, "", _NEVER))
        elif (age := months.months_between(month, today)) > interval:
            found.append(Due("page", page.path, since, _FOLLOWED.filled(age=str(age))))
    return found


def due_notes(notes: Iterable[Note], path: str, today: tuple[int, int], interval: int) -> list[Due]:
    """Return the change notes whose sources were read more than `interval` months ago."""
    found = []
    for note in notes:
        month = months.read_month(note.checked)
        if month and (age := months.months_between(month, today)) > interval:
            what = _READ.filled(target=note.target, age=str(age))
            found.append(Due("note", f"{path}:{note.line}", note.checked, what))
    return found


def waiting_drafts(drafts: Iterable[Mapping[str, str]], path: str) -> list[Due]:
    """Return what rehearsals saw and nobody has found a source for."""
    return [
        Due(
            "draft", path, str(draft.get("seen", "")),
            _DIFFERENT.filled(target=str(draft.get("target"))),
        )
        for draft in drafts
    ]  # fmt: skip


def as_text(found: Iterable[Due]) -> str:
    """Return a line a thing, and below it the same in Japanese."""
    lines = [in_lines(before(f"{due.place}: ", due.what)) for due in found]
    return "\n".join(lines) or in_lines(_NOTHING)
