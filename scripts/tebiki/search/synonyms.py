"""Reads words that mean the same, ours and a guide's, and readings the dictionary gets wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tebiki.files.data_faults import DataError, Said
from tebiki.files.table_wording import Wording
from tebiki.files.tables import Document, Table, shown
from tebiki.files.text_files import read_text
from tebiki.search.normal_form import is_all_kana, normal_form

FILE = Path(__file__).with_name("synonyms.toml")
_WORDING = Wording(
    unknown=Said(
        "{key} is not known here; write groups, ignored, heeded or [readings]",
        "{key} という項目はありません。"
        "groups、ignored、heeded、[readings] のどれかを書いてください。",
    ),
    near=Said(
        "{key} is not known here; write {near}",
        "{key} という項目はありません。{near} と書いてください。",
    ),
)
_NO_STRING = Said(
    "{key} is not one string; write its words with spaces",
    "{key} が一つの文字列ではありません。言葉を空白で区切って書いてください。",
)
_NO_LIST = Said(
    'groups is not a list; write groups = [["…", "…"], …]',
    'groups が並びになっていません。groups = [["…", "…"], …] と書いてください。',
)
_NO_WORDS = Said(
    "{entry} is not a list of words; put each in quotes",
    "{entry} が言葉の並びになっていません。一つずつ引用符で囲んでください。",
)
_ALONE = Said(
    "a group needs two words or more; add one",
    "組には二つ以上の言葉が要ります。書き足してください。",
)
_NO_LETTERS = Said(
    "{word} has no letters; remove it", "{word} に文字がありません。消してください。"
)
_SAME = Said(
    "{word} is the same to the search as {other}; remove one of them",
    "{word} は、検索では {other} と同じです。どちらかを消してください。",
)
_NO_KANA = Said(
    "the reading of {word} is not kana; write it in kana",
    "{word} の読みがかなではありません。かなで書いてください。",
)


class SynonymsError(DataError):
    """A synonyms file is not usable; each line names file, line and remedy."""


@dataclass(frozen=True)
class Synonyms:
    """Groups of words that mean the same, word -> reading in kana, words that weigh nothing.

    `heeded` are those of others' ignored words that weigh something here.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    heeded: tuple[str, ...] = ()

    def and_also(self, other: "Synonyms") -> "Synonyms":
        """Return the groups and readings of both; the other's readings win."""
        return Synonyms(
            self.groups + other.groups,
            {**self.readings, **other.readings},
            self.ignored + other.ignored,
            self.heeded + other.heeded,
        )

    def under(self, own: "Synonyms") -> "Synonyms":
        """Return these, the tool's, with a project's `own` in their places.

        [["mail", "メール"], ["key", "鍵"]] under [["key", "トークン"]]
        → [["mail", "メール"], ["key", "トークン"]]

        A group of ours makes way for one that begins with the same word; readings likewise; words
        that the project heeds are not ignored.
        """
        firsts = {normal_form(group[0]) for group in own.groups if group}
        kept = tuple(group for group in self.groups if normal_form(group[0]) not in firsts)
        ignored = tuple(word for word in self.ignored if word not in own.heeded)
        return Synonyms(kept, self.readings, ignored).and_also(own)


def tool_synonyms() -> Synonyms:
    """Return those that we bring along, for guides to any service."""
    return load(read_text(FILE, FILE.name), FILE.name)


def load(text: str, path: str) -> Synonyms:
    """Return what the file says.

    Raises SynonymsError with every fault: text that is no TOML, unknown keys, a group of less
    than two words, a word that stands twice in its group, and readings that are not kana.
    """
    document = Document(text, path, SynonymsError, _WORDING)
    root = document.root
    found = Synonyms(
        _groups(root), _readings(root), _words(root, "ignored"), _words(root, "heeded")
    )
    root.end()
    document.stop()
    return found


def _words(root: Table, key: str) -> tuple[str, ...]:
    value = root.take(key)
    if value is not None and not isinstance(value, str):
        root.fault(key, _NO_STRING.filled(key=key))
    return tuple(str(value or "").split())


def _groups(root: Table) -> tuple[tuple[str, ...], ...]:
    groups = root.take("groups")
    if groups is None:
        return ()
    if not isinstance(groups, list):
        root.fault("groups", _NO_LIST)
        return ()
    for number, entry in enumerate(groups):
        _check_group(root, number, entry)
    return tuple(tuple(entry) if isinstance(entry, list) else () for entry in groups)


def _check_group(root: Table, number: int, entry: object) -> None:
    place = ("groups", number)
    if not isinstance(entry, list) or not all(isinstance(word, str) for word in entry):
        root.fault(place, _NO_WORDS.filled(entry=shown(entry)))
        return
    if len(entry) < 2:
        root.fault(place, _ALONE)
    seen: dict[str, str] = {}
    for at, word in enumerate(entry):
        form = normal_form(word)
        if not form:
            root.fault((*place, at), _NO_LETTERS.filled(word=repr(word)))
        elif form in seen:
            root.fault((*place, at), _SAME.filled(word=word, other=seen[form]))
        seen.setdefault(form, word)


def _readings(root: Table) -> dict[str, str]:
    table = root.table("readings")
    found: dict[str, str] = {}
    for word in table.keys if table else ():
        reading = table.take(word) if table else None
        form = normal_form(reading) if isinstance(reading, str) else ""
        if not is_all_kana(form):
            root.fault(("readings", word), _NO_KANA.filled(word=word))
        found[word] = str(reading)
    return found
