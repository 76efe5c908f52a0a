"""What a person can do with originals: list them, preview bars, save them, sign them off."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tebiki.files.data_faults import Said, SaidError, same
from tebiki.screens.originals import Verdict, clearance, make_original, sign, table_lines
from tebiki.screens.picture_files import Rectangle
from tebiki.screens.screen import ORIGINALS, SECRET, SENSITIVE, Original, Screen
from tebiki.screens.store import StaleError, Store, keep

_NO_BARS = Said(
    "redactions: a list of [x, y, width, height] is needed",
    "redactions: [x, y, 幅, 高さ] の並びが要ります。",
)
_NO_BAR = Said(
    "redactions: {bar} is not [x, y, width, height]",
    "redactions: {bar} が [x, y, 幅, 高さ] ではありません。",
)


class Refused(SaidError):
    """A request that is not carried out; the message is for the person at the page."""


@dataclass(frozen=True)
class Piece:
    """One original of one screen, as the page names it."""

    guide: str
    catalogue: Path
    screen: Screen
    kind: str
    original: Original

    @property
    def version(self) -> str:
        """What changes with all that the catalogue says of the picture."""
        said = [*table_lines(self.original), *self.screen.sensitive]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()


@dataclass
class Desk:
    """What the page can do: list pictures, show one, preview bars, save them, sign them off."""

    store: Store
    words: dict[str, str]
    today: Callable[[], datetime.date] = datetime.date.today
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    def pieces(self) -> list[Piece]:
        """Every original that the catalogues know, read anew."""
        return [
            Piece(guide, path, screen, kind, original)
            for guide, path in self.store.catalogues().items()
            for screen in self.store.read(path).screens
            for kind in ORIGINALS
            if (original := getattr(screen, kind)) is not None
        ]

    def listed(self) -> list[dict[str, Any]]:
        """The pictures as the page's script reads them."""
        found = []
        for piece in self.pieces():
            found.append(self.described(piece))
        return found

    def described(self, piece: Piece) -> dict[str, Any]:
        """One picture as the page's script reads it."""
        original = piece.original
        marks = [
            name for name in SENSITIVE if name in (*piece.screen.sensitive, *original.sensitive)
        ]
        return {
            "id": {"guide": piece.guide, "screen": piece.screen.id, "kind": piece.kind},
            "title": f"{piece.screen.id} ({original.captured})",
            "version": piece.version,
            "size": original.size,
            "source_sha256": original.source_sha256,
            "address": piece.screen.source if piece.kind == "original" else "",
            "marks": marks,
            "secret": not SECRET.isdisjoint(marks),
            "redactions": original.redactions,
            "here": self.store.source(original) is not None,
            "waits": not clearance(original, piece.screen.sensitive).published,
        }

    def find(self, guide: str, screen: str, kind: str, version: str = "") -> tuple[Piece, bytes]:
        """A picture and its source; Refused if this machine has none.

        Refused too if the catalogue says otherwise by now than the `version` that was shown.
        """
        for piece in self.pieces():
            if (piece.guide, piece.screen.id, piece.kind) == (guide, screen, kind):
                if version and version != piece.version:
                    raise Refused(same(self.words["redact_stale"]))
                data = self.store.source(piece.original)
                if data is not None:
                    return piece, data
        raise Refused(same(f"{screen}: {self.words['redact_away']}"))

    def save(self, piece: Piece, data: bytes, bars: list[Rectangle]) -> str:
        """Write the bars into the catalogue, unsigned."""
        original = piece.original
        made, files, _ = make_original(
            piece.screen.id, data, original.captured, original.sensitive, bars
        )
        self._keep(piece, data, made, files)
        return self.words["redact_saved"]

    def sign(
        self, piece: Piece, data: bytes, bars: list[Rectangle], name: str, seen: str | None
    ) -> str:
        """Publish with a dated sign-off, if what would be published is what was `seen`.

        `seen` is None for whoever looked at the source, at its own address, with the bars over it.
        """
        name = " ".join(name.split())
        if not name or len(name) > 80 or not name.isprintable():
            raise Refused(same(self.words["redact_no_name"]))
        original = piece.original
        made, files, _ = make_original(
            piece.screen.id, data, original.captured, original.sensitive, bars
        )
        if seen is not None and seen not in made.made_sha256.values():
            raise Refused(same(self.words["redact_not_seen"]))
        signed = sign(made, self.today().isoformat(), name)
        verdict = clearance(signed, piece.screen.sensitive)
        if not verdict.published:
            raise Refused(same(self.words["redact_no_bar"]))
        self._keep(piece, data, signed, files)
        return self.words["redact_signed"].format(name=name, count=1)

    def _keep(
        self, piece: Piece, data: bytes, made: Original, files: Mapping[str, bytes]
    ) -> Verdict:
        try:
            return keep(self.store, piece.catalogue, piece.screen, piece.kind, data, made, files)
        except StaleError as error:
            raise Refused(same(self.words["redact_stale"])) from error


def rectangles(value: object) -> list[Rectangle]:
    """The bars of a request; Refused if they are none."""
    if not isinstance(value, list) or len(value) > 200:
        raise Refused(_NO_BARS)
    for bar in value:
        if not (isinstance(bar, list) and len(bar) == 4 and all(type(n) is int for n in bar)):
            raise Refused(_NO_BAR.filled(bar=repr(bar)))
    return [(x, y, width, height) for x, y, width, height in value]
