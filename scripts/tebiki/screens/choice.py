"""Chooses which pictures of a guide's screens a build may show, and says which it holds back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tebiki.screens.catalogue import Catalogue, Original, Screen
from tebiki.screens.originals import publication


@dataclass(frozen=True)
class Choice:
    """Screen id to the picture shown beside its drawing; and a line for each that is not.

    `added` has the months of those that were not fetched but put in later, by screen.
    """

    shown: Mapping[str, Original]
    held_back: tuple[str, ...]
    added: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """The names of the files that the build publishes."""
        return frozenset(name for original in self.shown.values() for name in original.made_sha256)


def choose(catalogue: Catalogue, edition: str, read: Callable[[str], bytes | None]) -> Choice:
    """Choose for one edition, the newest for "": an added picture before a fetched one.

    `read` gives the bytes of a file beside the drawings by its name, or None.
    """
    shown: dict[str, Original] = {}
    held_back = []
    added = {}
    for screen in catalogue.screens:
        for kind, original in _pictures(screen):
            found = {name: read(name) for name in original.made_sha256}
            sums = {n: hashlib.sha256(data).hexdigest() for n, data in found.items() if data}
            verdict = publication(original, screen.sensitive, edition or "9999.12", sums)
            if verdict.published:
                shown[screen.id] = original
                if kind == "added":
                    added[screen.id] = original.captured
                break
            held_back.append(
                f"{catalogue.path}:{screen.line}: the {kind} picture of {screen.id} is held back: "
                f"{verdict.reason}"
            )
    return Choice(shown, tuple(held_back), added)


def _pictures(screen: Screen) -> list[tuple[str, Original]]:
    pictures = [("added", screen.added), ("original", screen.original)]
    return [(kind, original) for kind, original in pictures if original]


def stays_out(path: str, folder: str, published: frozenset[str]) -> bool:
    """Must a file at `path` stay out of the site: in `folder`, no drawing and not published?"""
    name = path.removeprefix(folder)
    return path.startswith(folder) and not name.endswith(".svg") and name not in published
