"""Reads change notes: what differs now from what a step or page says, or that it still holds."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tebiki.editions.sources import Source, read_sources
from tebiki.files import forms
from tebiki.files.data_faults import DataError, Said
from tebiki.files.table_wording import Wording
from tebiki.files.tables import Document, Table

KINDS = ("changed", "still-true")
PLACES = ("start", "end")
DOOR = "door"  # the target of a note on the site's first page

_EDITION = re.compile(r"[0-9]{4}\.(?:0[1-9]|1[0-2])")
_SINCE = re.compile(r"(?:by )?[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_OR_NOT = Said("{form}, or leave it out", "要らなければ行を消し、要るなら {form} と")
_FOR_STEPS = Said(
    "{key} is for a note on a step; take it out, or name the step in the target",
    "{key} は手順へのノートにだけ使えます。消すか、target に手順を書いてください。",
)
_FOR_DOOR = Said(
    f'money is for a note on the site\'s first page; take it out, or write target = "{DOOR}"',
    f'money はサイトの最初のページへのノートにだけ使えます。消すか、target = "{DOOR}" '
    "と書いてください。",
)
_ABOVE = Said(
    "{key} = true wants the note above the old text; take place out",
    "{key} = true のノートは元の文の上に置きます。place を消してください。",
)
_PICTURE = Said(
    'picture = "screen-id" or ["screen-id", …], each drawn of now',
    'picture = "screen-id" か ["screen-id", …] の形で、いまの画面を',
)
_WORDING = Wording(
    missing=Said("{key} is missing; write {form}", "{key} がありません。{form}書いてください。"),
    wrong=Said(
        "{key} is {value}; write {form}", "{key} が {value} になっています。{form}書いてください。"
    ),
    unknown=Said(
        "{key} is neither a key of a note nor the text in a language; mend its name",
        "{key} は、ノートの項目でも言語でもありません。名前を直してください。",
    ),
    near=Said(
        "{key} is neither a key of a note nor the text in a language; write {near}",
        "{key} は、ノートの項目でも言語でもありません。{near} と書いてください。",
    ),
    no_array=Said(
        "a note begins with a line [[note]], in two brackets; write it so",
        "ノートは、二重のかっこの行 [[note]] で始めてください。",
    ),
)
_OUTSIDE = Said(
    "{key} stands outside a note; put it below a line [[note]]",
    "{key} がノートの外にあります。[[note]] の行の下に書いてください。",
)
_TWICE = Said(
    "{target} has a note already in line {first}; write one note with both",
    "{target} のノートは {first} 行目にもあります。一つのノートにまとめてください。",
)
_NO_JAPANESE = Said("the note has no Japanese text", "ノートに日本語の文がありません")
_NO_LANGUAGE = Said(
    "{key} is no language of the site; use one of {known}",
    "{key} はサイトの言語ではありません。使えるのは {known} です。",
)


class ChangesError(DataError):
    """A file of change notes cannot be used; each line names file, line and remedy."""


@dataclass(frozen=True)
class Note:
    """One note. `step` is "" for a note on the page; `place` tells above or below what it is on.

    `title` is what stands over it, by language, where it is not the usual words; `now` is how its
    step is called since the change. `skip`: what it says replaces the step, which is not counted.
    `picture` names the drawings of now that stand behind its text, in line `picture_line`.
    """

    page: str
    step: str
    place: str
    kind: str
    edition: str
    since: str
    since_reported: bool
    fold: bool
    title: Mapping[str, str]
    now: Mapping[str, str]
    money: Mapping[str, str]
    skip: bool
    facts: tuple[str, ...]
    sources: tuple[Source, ...]
    picture: tuple[str, ...]
    text: Mapping[str, str]  # by language, Markdown
    line: int
    picture_line: int

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


def load(text: str, path: str, languages: Collection[str] = ()) -> tuple[Note, ...]:
    """Return the notes that stand in `text`, in order. Raises ChangesError with every fault.

    With `languages`, a text in another one is a fault.
    """
    document = Document(text, path, ChangesError, _WORDING)
    notes = [_note(table, languages) for table in document.root.tables("note")]
    for key in document.root.keys:
        document.root.fault(key, _OUTSIDE.filled(key=key))
    seen: dict[tuple[str, str], int] = {}
    for number, note in enumerate(notes):
        first = seen.setdefault((note.target, note.place), note.line)
        if first != note.line and note.target:
            document.root.fault(
                ("note", number),
                _TWICE.filled(target=note.target, first=str(first)),
            )
    document.stop()
    return tuple(notes)


def _note(table: Table, languages: Collection[str]) -> Note:
    target = table.text(
        "target",
        Said('target = "page#step" or "page"', 'target = "page#step" か "page" と'),
        forms.PLACE,
        wrong=Said("the note lacks a target", "ノートに target がありません"),
    )
    page, _, step = target.partition("#")
    place = table.take("place")
    if place is not None and place not in PLACES:
        table.wrong("place", place, _OR_NOT.filled(form='place = "end"'))
    skip = table.flag("skip", _OR_NOT.filled(form="skip = true"), needed=False)
    note = Note(
        page=page,
        step=step,
        place=str(place or "start"),
        kind=table.choice("kind", KINDS),
        edition=table.text(
            "edition", 'edition = "2026.11"', _EDITION,
            wrong=Said(
                "the note lacks the edition that first carries it",
                "ノートに、最初に載る版（edition）がありません",
            ),
        ),
        since=_since(table),
        since_reported=table.flag(
            "since_reported", _OR_NOT.filled(form="since_reported = true"), needed=False
        ),
        fold=table.flag(
            "fold", Said("fold = true or false", "fold = true か fold = false と"),
            wrong=Said(
                "the note does not say whether the old text is folded",
                "元の文を折りたたむかどうか（fold）がありません",
            ),
            needed=not skip,
        ),
        title=table.by_language("title", _titles("title"), needed=False),
        now=table.by_language("now", _titles("now"), needed=False),
        money=table.by_language("money", _titles("money"), needed=False),
        skip=skip,
        facts=table.texts(
            "facts",
            'facts = ["a-name"]',
            wrong=Said("the note does not name what it states", "ノートに facts がありません"),
        ),
        sources=read_sources(table),
        picture=_pictures(table),
        text=_texts(table, languages),
        line=table.line,
        picture_line=table.line_of("picture"),
    )  # fmt: skip
    if note.page and not note.step:
        for key in (key for key in ("now", "picture", "skip") if getattr(note, key)):
            table.fault(key, _FOR_STEPS.filled(key=key))
    if note.money and note.page and note.page != DOOR:
        table.fault("money", _FOR_DOOR)
    if note.step and note.place == "end" and (note.skip or note.fold):
        key = "skip" if note.skip else "fold"
        table.fault("place", _ABOVE.filled(key=key))
    table.end()
    return note


_SINCE_FORM = Said(
    '"2024", "2024-03" or "by 2024-03", or leave it out',
    '要らなければ行を消し、要るなら "2024"、"2024-03"、"by 2024-03" のように',
)


def _since(table: Table) -> str:
    value = table.take("since")
    if value is None or (isinstance(value, str) and _SINCE.fullmatch(value)):
        return str(value or "")
    table.wrong("since", value, _SINCE_FORM)
    return ""


def _pictures(table: Table) -> tuple[str, ...]:
    value = table.take("picture")
    screens = [value] if isinstance(value, str) else value
    if screens is None:
        return ()
    if not isinstance(screens, list) or not all(forms.has(forms.NAME, one) for one in screens):
        table.wrong("picture", value, _PICTURE)
        return ()
    return tuple(screens)


def _titles(key: str) -> Said:
    """How is written what is called otherwise in each language."""
    return _OR_NOT.filled(form=f'{key} = {{ ja = "…", en = "…" }}')


def _texts(table: Table, languages: Collection[str]) -> dict[str, str]:
    """Take the note's text in each language, Japanese among them."""
    written = 'ja = """…"""'
    texts = {"ja": table.text("ja", written, several_lines=True, wrong=_NO_JAPANESE)}
    for key in sorted(table.keys):
        if forms.LANGUAGE.fullmatch(key):
            texts[key] = table.text(key, f'{key} = """…"""', several_lines=True)
            if languages and key not in languages:
                spoken = ", ".join(languages)
                table.fault(key, _NO_LANGUAGE.filled(key=key, known=spoken))
    return {language: texts[language] for language in sorted(texts)}
