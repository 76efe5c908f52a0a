"""Reads change notes: what differs now from what a step or page says, or that it still holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from toml_source import TomlError, read_toml

KINDS = ("changed", "still-true")
PLACES = ("start", "end")

_TARGET = re.compile(r"[a-z0-9-]+(?:#[a-z0-9-]+)?")
_EDITION = re.compile(r"\d{4}\.(?:0[1-9]|1[0-2])")
_SINCE = re.compile(r"(?:by )?\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_KEYS = {
    "target",
    "place",
    "kind",
    "edition",
    "since",
    "since_reported",
    "fold",
    "facts",
    "sources",
}


class ChangesError(Exception):
    """A file of change notes cannot be used; each line names file, line and remedy."""


@dataclass(frozen=True)
class Source:
    """Where a note's statement was read; `month` is when, `dated` the source's own date or ""."""

    title: str
    url: str
    month: str
    official: bool
    dated: str


@dataclass(frozen=True)
class Note:
    """One note. `step` is "" for a note on the page; `place` tells above or below its steps."""

    page: str
    step: str
    place: str
    kind: str
    edition: str
    since: str
    since_reported: bool
    fold: bool
    facts: tuple[str, ...]
    sources: tuple[Source, ...]
    text: Mapping[str, str]  # by language, Markdown
    line: int

    @property
    def target(self) -> str:
        return f"{self.page}#{self.step}" if self.step else self.page

    @property
    def is_reported(self) -> bool:
        """No source is the service's own: the note may only say what its sources report."""
        return not any(source.official for source in self.sources)

    @property
    def checked(self) -> str:
        """The month in which the newest source was read."""
        return max(source.month for source in self.sources)


def load(text: str, path: str) -> tuple[Note, ...]:
    """Return the notes that stand in `text`, in order. Raises ChangesError with every fault."""
    try:
        tables = read_toml(text, path)
    except TomlError as error:
        raise ChangesError(str(error)) from error
    lines = [n for n, row in enumerate(text.splitlines(), 1) if row.strip() == "[[note]]"]
    faults: list[str] = []
    for key in sorted(set(tables) - {"note"}):
        faults.append(f"{path}:1: {key} stands outside a note; put it below a line [[note]]")
    notes = []
    for line, table in zip(lines, tables.get("note", []), strict=True):
        wrong = list(_faults(table))
        faults += [f"{path}:{line}: {fault}" for fault in wrong]
        if not wrong:
            notes.append(_note(table, line))
    for number, note in enumerate(notes):
        for other in notes[:number]:
            if (other.target, other.place) == (note.target, note.place):
                faults.append(
                    f"{path}:{note.line}: {note.target} has a note already in line "
                    f"{other.line}; write one note with both"
                )
    if faults:
        raise ChangesError("\n".join(faults))
    return tuple(notes)


def target_faults(
    notes: Iterable[Note], steps: Mapping[str, Iterable[str]], path: str
) -> list[str]:
    """Return a message for each note whose page or step is not there; `steps` is by page."""
    faults = []
    for note in notes:
        if note.page not in steps:
            faults.append(f"{path}:{note.line}: there is no page {note.page}; mend the target")
        elif note.step and note.step not in steps[note.page]:
            faults.append(
                f"{path}:{note.line}: the page {note.page} has no step {note.step}; mend the target"
            )
    return faults


def _faults(table: Mapping[str, Any]) -> Iterable[str]:
    if not _is(table.get("target"), _TARGET):
        yield 'the note lacks a target; write target = "page#step" or "page"'
    if table.get("place", "start") not in PLACES or ("place" in table and "#" in table["target"]):
        yield 'place is for notes on a page; write place = "end", or take it out'
    if table.get("kind") not in KINDS:
        yield f"kind is {table.get('kind')!r}; write one of {', '.join(KINDS)}"
    if not _is(table.get("edition"), _EDITION):
        yield 'the note lacks the edition that first carries it; write edition = "2026.11"'
    if "since" in table and not _is(table["since"], _SINCE):
        since = table["since"]
        yield f'since is {since!r}; write "2024", "2024-03" or "by 2024-03", or leave it out'
    if not isinstance(table.get("fold"), bool):
        yield "the note does not say whether the old text is folded; write fold = true or false"
    facts = table.get("facts")
    if not isinstance(facts, list) or not facts or not all(isinstance(x, str) for x in facts):
        yield 'the note does not name what it states; write facts = ["a-name"]'
    sources = table.get("sources")
    if not isinstance(sources, list) or not sources:
        yield "the note has no source; add the page that was read, or take the note out"
    elif not all(_is_source(source) for source in sources):
        yield (
            'a source is not whole; write { title = "…", url = "https://…", month = "2026-11", '
            "official = true }"
        )
    languages = set(table) - _KEYS
    if "ja" not in languages:
        yield 'the note has no Japanese text; write ja = """…"""'
    for name in sorted(languages):
        if not (re.fullmatch(r"[a-z]{2}", name) and _is(table[name], re.compile(r"(?s).*\S.*"))):
            yield f"{name} is neither a key of a note nor the text in a language; mend its name"


def _is(value: object, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _is_source(source: object) -> bool:
    return (
        isinstance(source, dict)
        and set(source) <= {"title", "url", "month", "official", "dated"}
        and bool(source.get("title"))
        and str(source.get("url", "")).startswith("https://")
        and _is(source.get("month"), _MONTH)
        and isinstance(source.get("official"), bool)
        and ("dated" not in source or _is(source["dated"], _MONTH))
    )


def _note(table: Mapping[str, Any], line: int) -> Note:
    page, _, step = table["target"].partition("#")
    return Note(
        page=page,
        step=step,
        place=table.get("place", "start"),
        kind=table["kind"],
        edition=table["edition"],
        since=table.get("since", ""),
        since_reported=table.get("since_reported") is True,
        fold=table["fold"],
        facts=tuple(table["facts"]),
        sources=tuple(
            Source(s["title"], s["url"], s["month"], s["official"], s.get("dated", ""))
            for s in table["sources"]
        ),
        text={name: table[name].strip() for name in sorted(set(table) - _KEYS)},
        line=line,
    )
