"""Knows again what has been changed a little: the sentence, the step, the page that it was.

old 鉢を持ちます / 棚に置きます,  new 水を足します / 鉢を両手で持ちます   ->  {1: (0, 0.67)}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ENOUGH = 0.5  # of the pairs of signs are in both
SURE = 0.75
_PICTURE, _TITLE = 0.3, 0.4  # what a picture in both adds, and one title


@dataclass(frozen=True)
class Unit:
    """What is compared: its words, the pictures that it shows, its title or ""."""

    text: str
    pictures: frozenset[str] = frozenset()
    title: str = ""


def known_again(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, tuple[int, float]]:
    """Return the place in `new` -> the place in `old`, each once, and how alike they are."""
    found: dict[int, tuple[int, float]] = {}
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for same in matcher.get_matching_blocks():
        found |= {same.b + step: (same.a + step, 1.0) for step in range(same.size)}
    free = [at for at in range(len(old)) if at not in {at for at, _ in found.values()}]
    pairs = sorted(
        (-alike, abs(n / len(new) - o / len(old)), n, o)
        for n in range(len(new)) if n not in found
        for o in free
        if (alike := _alike(old[o], new[n])) >= ENOUGH
    )  # fmt: skip
    taken: set[int] = set()
    for alike, _, n, o in pairs:
        if n not in found and o not in taken:
            found[n] = (o, -alike)
            taken.add(o)
    return found


def _alike(old: Unit, new: Unit) -> float:
    """How much of two texts is in both, in pairs of signs, 0 to 1."""
    if old.text == new.text:
        return 1.0
    ours, theirs = _pairs(old.text), _pairs(new.text)
    both = 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)
    both += _PICTURE if old.pictures & new.pictures else 0
    return min(both + (_TITLE if old.title and old.title == new.title else 0), 0.99)


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(len(text) - 1, 1)))
