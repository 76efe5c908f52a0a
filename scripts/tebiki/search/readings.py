"""Reads Japanese text aloud for the search index: the words with kanji, and their kana.

SudachiPy chooses the readings; the index carries them once, as a table of words that the
search worker applies by longest match. A word that is read in more than one way has its most
frequent reading there, and the others stand with the word before or after.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from tebiki.files.data_faults import Said, SaidError
from tebiki.safety.invisible_signs import visible
from tebiki.search.normal_form import is_all_kana, is_latin, normal_form

Tokens = list[tuple[str, str]]  # surface and reading, both in normal form

_NO_DICTIONARY = Said(
    "the search's Japanese readings need sudachipy and sudachidict_small ({why}); "
    "install tebiki again with all it asks for (make site does in its checkout)",
    "検索で使う日本語の読みに sudachipy と sudachidict_small が要ります（{why}）。"
    "tebiki を、必要なものと一緒に入れ直してください（手元の写しでは make site が入れます）。",
)
LANGUAGE = "ja"  # of what the dictionary holds
_LONGEST = 12  # characters of a piece that is kept because its words are read otherwise


class DictionaryError(SaidError):
    """The Japanese dictionary cannot be loaded; the message says what to do."""


def open_words() -> Callable[[str], Iterable[Any]]:
    """Return a function that splits text into words as SudachiPy has them, with all it knows.

    Raises DictionaryError where SudachiPy or its small dictionary is missing.
    """
    try:
        from sudachipy import Dictionary, SplitMode  # type: ignore[import-untyped]

        split: Callable[[str], Iterable[Any]] = (
            Dictionary(dict="small").tokenizer(mode=SplitMode.C).tokenize
        )
    except Exception as error:  # the library raises its own kinds, by version
        raise DictionaryError(_NO_DICTIONARY.filled(why=str(error))) from error
    return split


def open_tokenizer() -> Callable[[str], Tokens]:
    """Return a function that splits text into words and their readings. Raises DictionaryError."""
    tokenize_text = open_words()
    form = cache(normal_form)  # the same words come again and again

    def tokenize(text: str) -> Tokens:
        return [
            (form(token.surface()), form(token.reading_form())) for token in tokenize_text(text)
        ]

    return tokenize


def reading_table(
    texts: Iterable[str],
    tokenize: Callable[[str], Tokens],
    corrections: Mapping[str, str],
    shown: Iterable[str] | None = None,
) -> dict[str, str]:
    """Return word -> reading for every word with kanji in `texts`, sorted.

    Words in Latin letters too; where it is known what is `shown`, headings and labels, those alone.
    `corrections` (also word -> reading) go before what the dictionary says.
    """
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    read = [_readable(tokenize(sentence)) for sentence in dict.fromkeys(sentences)]
    read_latin = {word for text in shown or () for word in normal_form(text).split(" ")}
    counts: dict[str, dict[str, int]] = {}
    for tokens in read:
        for surface, reading in tokens:
            if _has_kanji(surface) or (
                reading != surface
                and (shown is None or surface in read_latin)
                and _is_word(surface)
            ):
                counts.setdefault(surface, {}).setdefault(reading, 0)
                counts[surface][reading] += 1
    table = {
        surface: max(sorted(readings), key=lambda reading: readings[reading])
        for surface, readings in counts.items()
    }
    for tokens in read:
        _mend(tokens, table)
    everything = "\n".join(map(normal_form, sentences)) if corrections else ""
    for word, reading in corrections.items():
        if normal_form(word) in everything:
            table[normal_form(word)] = normal_form(reading)
    return dict(sorted(table.items()))


def _mend(tokens: Tokens, table: dict[str, str]) -> None:
    """Add pieces to the table until it reads the sentence as its words are read."""
    for at, (surface, reading) in enumerate(tokens):
        if not _has_kanji(surface) or table[surface] == reading:
            continue
        # The rarer reading of this word: keep it with the word before or after it.
        for start, end in ((at, at + 2), (at - 1, at + 1)):
            if start < 0 or end > len(tokens):
                continue
            piece = "".join(word for word, _ in tokens[start:end])
            if len(piece) <= _LONGEST and _is_kanji(piece[0]):
                table.setdefault(piece, "".join(sound for _, sound in tokens[start:end]))
                break


def _readable(tokens: Tokens) -> Tokens:
    """Drop what has no form, and readings that are none (of signs and unknown words)."""
    return [
        (surface, reading if is_all_kana(reading) else surface)
        for surface, reading in tokens
        if surface
    ]


def _sentences(text: str) -> list[str]:
    return [part for part in visible(text).replace("。", "。\n").splitlines() if part.strip()]


@cache
def _has_kanji(text: str) -> bool:
    return any(map(_is_kanji, text))


def _is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "々"


def _is_word(text: str) -> bool:
    return len(text) > 1 and text.isalpha() and all(map(is_latin, text))
