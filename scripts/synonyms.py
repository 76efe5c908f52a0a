"""Reads the words that mean the same in a guide, and the readings its dictionary gets wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from normal_form import is_kana, normal_form
from toml_source import TomlError, read_toml


class SynonymsError(Exception):
    """A synonyms file is not usable; the message names file, line and remedy."""


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

    Raises SynonymsError for text that is no TOML, unknown keys, a group of less than two
    words, a word that stands twice in its group, and readings that are not kana.
    """
    try:
        data = read_toml(text, path)
    except TomlError as error:
        raise SynonymsError(str(error)) from error
    for key in data:
        if key not in {"groups", "readings", "ignored"}:
            raise SynonymsError(
                f"{path}: {key} is not known here; write groups, ignored or [readings]"
            )
    groups = tuple(_group(entry, text, path) for entry in data.get("groups", []))
    readings = data.get("readings", {})
    for word, reading in readings.items():
        form = normal_form(reading) if isinstance(reading, str) else ""
        if not form or not all(is_kana(sign) or sign == "ー" for sign in form):
            raise SynonymsError(
                f"{path}:{_line(text, word)}: the reading of {word} is not kana; write it in kana"
            )
    ignored = data.get("ignored", "")
    if not isinstance(ignored, str):
        raise SynonymsError(f"{path}: ignored is not one string; write its words with spaces")
    return Synonyms(groups, readings, tuple(ignored.split()))


def _group(entry: object, text: str, path: str) -> tuple[str, ...]:
    if not isinstance(entry, list) or not all(isinstance(word, str) for word in entry):
        raise SynonymsError(f"{path}: {entry!r} is not a list of words; put each in quotes")
    if len(entry) < 2:
        place = _line(text, entry[0]) if entry else 1
        raise SynonymsError(f"{path}:{place}: a group needs two words or more; add one")
    seen: dict[str, str] = {}
    for word in entry:
        form = normal_form(word)
        if not form:
            raise SynonymsError(f"{path}:{_line(text, word)}: {word!r} has no letters; remove it")
        if form in seen:
            raise SynonymsError(
                f"{path}:{_line(text, word)}: {word} is the same to the search as "
                f"{seen[form]}; remove one of them"
            )
        seen[form] = word
    return tuple(entry)


def _line(text: str, word: str) -> int:
    """Return the first line, from 1, in which the word stands."""
    for number, line in enumerate(text.splitlines(), start=1):
        if word in line:
            return number
    return 1
