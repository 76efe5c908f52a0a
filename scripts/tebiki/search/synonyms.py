"""Reads the words that mean the same in a guide, and the readings its dictionary gets wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tebiki.files.data_faults import DataError, Said
from tebiki.files.tables import Document, Table, Wording, shown
from tebiki.search.normal_form import is_kana, normal_form

_WORDING = Wording(
    unknown=Said("{key} is not known here; write groups, ignored or [readings]"),
    near=Said("{key} is not known here; write {near}"),
)


class SynonymsError(DataError):
    """A synonyms file is not usable; each line names file, line and remedy."""


@dataclass(frozen=True)
class Synonyms:
    """Groups of words that mean the same, word -> reading in kana, words that weigh nothing."""

    groups: tuple[tuple[str, ...], ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    def and_also(self, other: "Synonyms") -> "Synonyms":
        """Return the groups and readings of both; the other's readings win."""
        return Synonyms(
            self.groups + other.groups,
            {**self.readings, **other.readings},
            self.ignored + other.ignored,
        )


def load(text: str, path: str) -> Synonyms:
    """Return what the file says.

    Raises SynonymsError with every fault: text that is no TOML, unknown keys, a group of less
    than two words, a word that stands twice in its group, and readings that are not kana.
    """
    document = Document(text, path, SynonymsError, _WORDING)
    root = document.root
    ignored = root.take("ignored")
    if ignored is not None and not isinstance(ignored, str):
        root.fault("ignored", "ignored is not one string; write its words with spaces")
    found = Synonyms(_groups(root), _readings(root), tuple(str(ignored or "").split()))
    root.end()
    document.stop()
    return found


def _groups(root: Table) -> tuple[tuple[str, ...], ...]:
    groups = root.take("groups")
    if groups is None:
        return ()
    if not isinstance(groups, list):
        root.fault("groups", 'groups is not a list; write groups = [["…", "…"], …]')
        return ()
    for number, entry in enumerate(groups):
        _check_group(root, number, entry)
    return tuple(tuple(entry) if isinstance(entry, list) else () for entry in groups)


def _check_group(root: Table, number: int, entry: object) -> None:
    place = ("groups", number)
    if not isinstance(entry, list) or not all(isinstance(word, str) for word in entry):
        root.fault(place, f"{shown(entry)} is not a list of words; put each in quotes")
        return
    if len(entry) < 2:
        root.fault(place, "a group needs two words or more; add one")
    seen: dict[str, str] = {}
    for at, word in enumerate(entry):
        form = normal_form(word)
        if not form:
            root.fault((*place, at), f"{word!r} has no letters; remove it")
        elif form in seen:
            root.fault(
                (*place, at),
                f"{word} is the same to the search as {seen[form]}; remove one of them",
            )
        seen.setdefault(form, word)


def _readings(root: Table) -> dict[str, str]:
    table = root.table("readings")
    found: dict[str, str] = {}
    for word in table.keys if table else ():
        reading = table.take(word) if table else None
        form = normal_form(reading) if isinstance(reading, str) else ""
        if not form or not all(is_kana(sign) or sign == "ー" for sign in form):
            root.fault(("readings", word), f"the reading of {word} is not kana; write it in kana")
        found[word] = str(reading)
    return found
