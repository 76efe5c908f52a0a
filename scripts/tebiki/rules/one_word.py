"""One word for one thing: a guide's list of how its own Japanese is written, as a rule.

[[word]]                    a page that says 「誰が」
not = ["誰"]           ->   「誰」; write だれ
write = "だれ"
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tebiki.files.data_faults import DataError, Said
from tebiki.files.tables import Document

FILE = "wording.toml"
_EDITION = re.compile(r"[0-9]{4}\.(?:0[1-9]|1[0-2])")
_OTHERWISE = Said("「{found}」; write {write}", "「{found}」は {write} と書いてください。")


class WordingError(DataError):
    """The list cannot be used; each line names file, line and remedy."""


@dataclass(frozen=True)
class Word:
    """What is not written, as one pattern, and what is written in its place."""

    pattern: re.Pattern[str]
    write: str


@dataclass(frozen=True)
class WordList:
    """A guide's words; pages of editions before `since` are their author's, and not looked at."""

    since: str
    words: tuple[Word, ...]


def load(text: str, path: str) -> WordList:
    """Return the list that stands in `text`. Raises WordingError with every fault."""
    document = Document(text, path, WordingError)
    root = document.root
    since = root.text("since", 'since = "2026.11"', _EDITION) if "since" in root.keys else ""
    words = []
    for table in root.tables("word"):
        refused = table.texts("not", 'not = ["誰"]')
        unless = table.texts("unless", 'unless = ["誰か"]') if "unless" in table.keys else ()
        write = table.text("write", 'write = "だれ"')
        table.end(known=("unless",))
        words.append(Word(_pattern(refused, unless), write))
    root.end(known=("since",))
    document.stop()
    return WordList(since, tuple(words))


def faults(words: WordList, text: str) -> Iterator[tuple[int, Said]]:
    """Yield line, from 1, and message of each word of `text` that is written otherwise."""
    for number, line in enumerate(text.split("\n"), start=1):
        for word in words.words:
            for match in word.pattern.finditer(line):
                if match.lastgroup == "found":
                    yield number, _OTHERWISE.filled(found=match[0], write=word.write)


def _pattern(refused: tuple[str, ...], unless: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand is read first, so that no part of it is taken for what may not."""
    allowed = "|".join(re.escape(one) for one in sorted(unless, key=len, reverse=True))
    wrong = "|".join(re.escape(one) for one in sorted(refused, key=len, reverse=True))
    start = f"(?P<allowed>{allowed})|" if allowed else ""
    return re.compile(f"{start}(?P<found>{wrong})")
