"""Reads a guide's terms: words that stop beginners, by language, each with a plain explanation.

    [[term]]
    id = "loan"
    reading = "かしだし"
    words.ja = ["貸出"]
    text.ja = "本を借りることです。"

→ Term("loan", {"ja": ("貸出",)}, {}, {"ja": "本を借りることです。"}, reading="かしだし", line=1)
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tebiki.editions.sources import Source, read_sources
from tebiki.files import forms
from tebiki.files.data_faults import DataError, Said, code, same
from tebiki.files.tables import Document, Table
from tebiki.safety import plain_texts
from tebiki.search.normal_form import is_all_kana, normal_form

_Value = TypeVar("_Value")
READ_ALOUD = "ja"  # the language of which words have readings

_ID_FORM = code('id = "a-name"')
_SEE_FORM = Said('see = "page#section", or leave it out', 'see = "page#section" と書くか外すか、')
_READING_FORM = code('reading = "かな"')
_PAPER_FORM = Said("paper = true, or leave it out", "paper = true と書くか外すか、")
_OUTSIDE = Said(
    "{key} stands outside a term; put it below a line [[term]]",
    "{key} が用語の外にあります。[[term]] の行の下に移してください。",
)
_NO_LANGUAGE = Said(
    "{key} is no language of the site; use one of {languages}",
    "{key} というサイトの言語はありません。使えるのは {languages} です。",
)
_NO_TEXT = Said(
    '{id} has words in {language} and no text; write text.{language} = "…"',
    "{id} には {language} の言葉がありますが、説明がありません。"
    'text.{language} = "…" と書いてください。',
)
_NO_WORDS = Said(
    '{id} has no words in {language}; write words.{language} = ["…"]',
    '{id} には {language} の言葉がありません。words.{language} = ["…"] と書いてください。',
)
_NO_READING = Said(
    "{word} has signs that are no kana, and no reading; write {form}",
    "{word} にはかな以外の文字がありますが、読みがありません。{form}書いてください。",
)
_NOT_KANA = Said(
    "the reading of {word} is not kana; write it in kana",
    "{word} の読みがかなではありません。かなで書いてください。",
)
_TWICE = Said(
    "{word} is claimed already in line {line}; leave it to one term",
    "{word} は {line} 行目にもあります。どちらか 1 つの用語だけに書いてください。",
)
_NO_SIGN = Said(
    "{word} has no letters; take it out", "{word} には文字がありません。外してください。"
)  # fmt: skip


class TermsError(DataError):
    """A file of terms cannot be used; each message names file, line and remedy."""

    says_japanese = True


@dataclass(frozen=True)
class Term:
    """A word; mappings are by language, and the first of its words stands for all of them.

    `others` are words that hold one of them and mean another thing ("credit card").
    """

    id: str
    words: Mapping[str, tuple[str, ...]]
    others: Mapping[str, tuple[str, ...]]
    text: Mapping[str, str]
    reading: str = ""
    see: str = ""  # "page#section" of the guide
    paper: bool = False
    sources: tuple[Source, ...] = ()
    line: int = 1


def load(text: str, path: str, languages: Sequence[str] = ()) -> tuple[Term, ...]:
    """Return the terms that stand in `text`, in order. Raises TermsError with every fault.

    With `languages`, the default one first, each term has words in that, and none in another.
    """
    document = Document(text, path, TermsError)
    plain_texts.hold(document)
    tables = document.root.tables("term")
    terms = tuple(_term(table, languages) for table in tables)
    for key in document.root.keys:
        document.root.fault(key, _OUTSIDE.filled(key=same(key)))
    _note_doubles(document, terms)
    document.stop()
    return terms


def _term(table: Table, languages: Sequence[str]) -> Term:
    identifier = table.text("id", _ID_FORM, forms.NAME)
    words = _by_language(table, "words", languages, _texts)
    others = _by_language(table, "except", languages, _texts)
    text = _by_language(table, "text", languages, _text)
    for language in dict.fromkeys([*languages[:1], *text, *others]):
        if not words.get(language):
            table.fault("words", _filled(_NO_WORDS, identifier, language))
    for language in words:
        if language not in text:
            table.fault(("words", language), _filled(_NO_TEXT, identifier, language))
    term = Term(
        id=identifier,
        words=words,
        others=others,
        text=text,
        reading=_reading(table, words.get(READ_ALOUD, ())),
        see=table.text("see", _SEE_FORM, forms.PLACE, needed=False),
        paper=table.flag("paper", _PAPER_FORM, needed=False),
        sources=read_sources(table) if "sources" in table.keys else (),
        line=table.line,
    )
    table.end()
    return term


def _filled(said: Said, identifier: str, language: str) -> Said:
    return said.filled(id=same(identifier or "[[term]]"), language=same(language))


def _by_language(
    table: Table, key: str, languages: Collection[str], take: Callable[[Table, str], _Value]
) -> dict[str, _Value]:
    below = table.table(key)
    found: dict[str, _Value] = {}
    for language in below.keys if below else ():
        if below and forms.LANGUAGE.fullmatch(language) and language in (languages or [language]):
            found[language] = take(below, language)
        elif below:
            spoken = same(", ".join(languages) or "ja, en")
            below.take(language)
            below.fault(language, _NO_LANGUAGE.filled(key=same(language), languages=spoken))
    return found


def _texts(table: Table, language: str) -> tuple[str, ...]:
    return tuple(text.strip() for text in table.texts(language, code(f'{language} = ["…", "…"]')))


def _text(table: Table, language: str) -> str:
    return table.text(language, code(f'{language} = "…"'))


def _reading(table: Table, words: Sequence[str]) -> str:
    reading = table.text("reading", _READING_FORM, needed=False)
    word = words[0] if words else ""
    if reading and not is_all_kana(normal_form(reading)):
        table.fault("reading", _NOT_KANA.filled(word=same(word or reading)))
    if word and not reading and not is_all_kana(normal_form(word)):
        table.fault("words", _NO_READING.filled(word=same(word), form=_READING_FORM))
    return reading


def _note_doubles(document: Document, terms: Sequence[Term]) -> None:
    """Note ids and words that stand twice, and words that no text could hold."""
    seen: dict[tuple[str, str], int] = {}
    for number, term in enumerate(terms):
        for place, key, word in _claims(term):
            whole = ("term", number, *place)
            if key in seen:
                first = same(str(seen[key]))
                document.root.fault(whole, _TWICE.filled(word=same(word), line=first))
            elif not normal_form(word):
                document.root.fault(whole, _NO_SIGN.filled(word=same(repr(word))))
            seen.setdefault(key, document.root.line_of(*whole))


def _claims(term: Term) -> Iterator[tuple[tuple[str | int, ...], tuple[str, str], str]]:
    """Where a name or word stands in the term's table, what it is compared by, and itself."""
    if term.id:
        yield ("id",), ("", term.id), term.id
    for key, found in (("words", term.words), ("except", term.others)):
        for language, words in found.items():
            for place, word in enumerate(words):
                yield (key, language, place), (language, compared(word)), word


def compared(word: str) -> str:
    """Return a word without what a page may write otherwise: spaces, and a capital at its start."""
    joined = "".join(word.split())
    return joined[:1].lower() + joined[1:]
