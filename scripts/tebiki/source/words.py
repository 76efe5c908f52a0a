"""Reads the words that our own parts put on pages, in every language."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from tebiki.files.data_faults import DataError, Said
from tebiki.files.table_wording import Wording
from tebiki.files.tables import Document
from tebiki.safety import plain_texts

FILE = Path(__file__).with_name("words.toml")
_SAID = 8  # lacking words of a language that are named
_WORDING = Wording(
    wrong=Said(
        "[{table}] {key} is not a string; put it in quotes",
        "[{table}] の {key} が文字列ではありません。引用符で囲んでください。",
    ),
    no_table=Said(
        "{key} stands outside a language's table; move it",
        "{key} が言語の表の外にあります。言語の [ ] の下に移してください。",
    ),
)
_LACKS = Said(
    "[{name}] lacks {key}, which another language has; add it",
    "ほかの言語にある {key} が [{name}] にありません。書き足してください。",
)
_LACKS_OURS = Said(
    "[{name}] lacks {key}, which ours have; add it",
    "tebiki の言葉にある {key} が [{name}] にありません。書き足してください。",
)
_LACKS_MORE = Said(
    "[{name}] lacks {more} more words; add them",
    "[{name}] には、ほかにも {more} 個の言葉がありません。書き足してください。",
)
_NO_WORDS = Said(
    "the language {language} has no words; copy [{first}]{of} as [{language}] and translate it",
    "言語 {language} の言葉がありません。{of}[{first}] を [{language}] に写して訳してください。",
)
_NO_LANGUAGE = Said(
    "{name} is no language of the site; use one of {known}",
    "{name} はサイトの言語ではありません。使えるのは {known} です。",
)
_NO_WORD = Said(
    "[{name}] {key} is no word of ours; take it out",
    "[{name}] の {key} は tebiki の言葉にありません。消してください。",
)
_NEAR_WORD = Said(
    "[{name}] {key} is no word of ours; did you mean {near}?",
    "[{name}] の {key} は tebiki の言葉にありません。{near} のことですか？",
)


class WordsError(DataError):
    """The words file is not usable; the message names file, line, key and remedy."""


def load(text: str, path: str, languages: Iterable[str] = ()) -> dict[str, dict[str, str]]:
    """Return language -> key -> words; every language has the same keys.

    Raises WordsError with every fault: text that is no TOML, a value that is no string, a key
    that one language has and another lacks, one of `languages` that has no table.
    """
    document = Document(text, path, WordsError, _WORDING)
    plain_texts.hold(document)
    found: dict[str, dict[str, str]] = {}
    tables = {name: document.root.table(name) for name in document.root.keys}
    every_key: dict[str, None] = {}
    for name, table in tables.items():
        found[name] = {}
        for key in table.keys if table else ():
            value = table.take(key) if table else None
            every_key[key] = None
            if not isinstance(value, str) and table:
                table.wrong(key, value, "")
            found[name][key] = str(value)
    for name in (name for name, table in tables.items() if table):
        lacking = [key for key in every_key if key not in found[name]]
        for key in lacking[:_SAID]:
            document.root.fault(name, _LACKS.filled(name=name, key=key))
        if (more := len(lacking) - _SAID) > 0:
            document.root.fault(name, _LACKS_MORE.filled(name=name, more=str(more)))
    for language in languages:
        if language not in tables:
            first = next(iter(tables), "ja")
            document.root.fault("", _NO_WORDS.filled(language=language, first=first, of=""))
    document.stop()
    return found


def over(
    tool: Mapping[str, Mapping[str, str]], text: str, path: str, languages: Iterable[str] = ()
) -> dict[str, dict[str, str]]:
    """Return the `tool`'s words with those of a project's `text` in their places.

    over({"ja": {"done": "できました", "next": "次"}}, '[ja]\\ndone = "済み"', "words.toml")
    → {"ja": {"done": "済み", "next": "次"}}

    Raises WordsError with every fault, also for a word that we have not, for one of `languages`
    that lacks words, and for words of another.
    """
    document = Document(text, path, WordsError, _WORDING)
    plain_texts.hold(document)
    known = list(next(iter(tool.values()), {}))
    found = {language: dict(own) for language, own in tool.items()}
    tables, languages = document.root.keys, tuple(languages)
    for name in tables:
        table = document.root.table(name)
        if languages and name not in (*tool, *languages):
            there = ", ".join(languages)
            document.root.fault(name, _NO_LANGUAGE.filled(name=name, known=there))
            continue
        for key in table.keys if table else ():
            value = table.take(key) if table else None
            if not isinstance(value, str) and table:
                table.wrong(key, value, "")
            elif table and key not in known:
                near = difflib.get_close_matches(key, known, 1)
                said = _NEAR_WORD if near else _NO_WORD
                table.fault(key, said.filled(name=name, key=key, near=near[0] if near else ""))
            found.setdefault(name, {})[key] = str(value)
    for language in languages:
        lacking = [key for key in known if key not in found.get(language, {})]
        place = language if language in tables else ""
        if lacking and not place:
            of = Said(f" of {FILE}", f"{FILE} の ")
            first = next(iter(tool))
            document.root.fault("", _NO_WORDS.filled(language=language, first=first, of=of))
            continue
        for key in lacking[:_SAID]:
            document.root.fault(place, _LACKS_OURS.filled(name=language, key=key))
        if (more := len(lacking) - _SAID) > 0:
            document.root.fault(place, _LACKS_MORE.filled(name=language, more=str(more)))
    document.stop()
    return found
