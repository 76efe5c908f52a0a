"""Compares which faults of a site's links two checkers find, by kinds, on a site of seeded faults.

A line of that site with a fault ends in a comment that holds what is to be said of it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tebiki.links.faults import REASONS

_SEEDED = re.compile(r"(?:<!-- (?P<markup>.*?) -->|/\* (?P<css>.*?) \*/)$")
# What begins with words of its own is known by what all others are not.
_OWN_WORDS = ("bad", "mail")

Place = tuple[str, int]


@dataclass(frozen=True)
class Row:
    """One kind of fault: how many are seeded, and how many of them each checker finds."""

    kind: str
    seeded: int
    found: Mapping[str, int]


def seeded_lines(text: str) -> list[tuple[int, str]]:
    """Return (line, message) of every fault that a page of the site says it holds.

    '<a href="x">x</a><!-- there is no such file -->' -> [(1, "there is no such file")].
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _SEEDED.search(line)
        if match and match.start():
            found.append((number, match["markup"] or match["css"]))
    return found


def kind_of(message: str) -> str:
    """Return the kind of fault, a key of REASONS, that a message is of."""
    for kind, reason in REASONS.items():
        start, hole, _ = reason.en.partition("{detail}")
        if kind not in _OWN_WORDS and message.startswith(start if hole else reason.en):
            return kind
    return "mail" if message.endswith("write mailto:name@host") else "bad"


def rows(pages: Mapping[str, str], found: Mapping[str, Collection[Place]]) -> Iterator[Row]:
    """Yield a row a kind in the order of REASONS, then all, then what is said of good lines.

    `pages` are the site's pages by name with their text, `found` the places by checker.
    """
    seeded = {
        (page, line): kind_of(message)
        for page, text in pages.items()
        for line, message in seeded_lines(text)
    }
    of_kind = Counter(seeded.values())
    by_checker = {
        name: Counter(seeded[place] for place in set(places) & seeded.keys())
        for name, places in found.items()
    }
    for kind in REASONS:
        if of_kind[kind]:
            yield Row(kind, of_kind[kind], {name: by_checker[name][kind] for name in found})
    yield Row("all", len(seeded), {name: by_checker[name].total() for name in found})
    wrong = {
        name: len({place for place in places if place[0] in pages} - seeded.keys())
        for name, places in found.items()
    }
    yield Row("good lines called bad", 0, wrong)
