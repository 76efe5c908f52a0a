"""Reads what was signed on the page that was taken away, and signs the same pictures here.

{"name": "山田 花子", "pictures": {"openai-api/card-form/original":
  {"source_sha256": "658c…", "redactions": [[40, 120, 300, 32]]}}}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tebiki.desks.redaction_desk import Desk, Refused, rectangles
from tebiki.files.data_faults import Said, SaidError, told
from tebiki.files.json_source import read_table
from tebiki.screens.decoded_picture import PictureError
from tebiki.screens.picture_files import Rectangle

_NO_TEXT = Said(
    "this is not what the page of the screenshots made ({why}); copy its whole text",
    "画面写真のページが作った文ではありません（{why}）。文を全部コピーしてください。",
)
_OTHER = Said(
    "the picture is no longer the one that was looked at; look at it again",
    "確かめたときの画像と違います。もう一度、画面写真のページで確かめてください。",
)


class NoSignatures(SaidError, ValueError):
    """A text that signs nothing; the message says why."""


@dataclass(frozen=True)
class Signed:
    """One picture as somebody looked at it: which, its source's SHA-256, the bars over it."""

    guide: str
    screen: str
    kind: str
    source_sha256: str
    bars: list[Rectangle]


def read(text: str) -> tuple[str, list[Signed]]:
    """Return the name of who looked, and what was signed. Raises NoSignatures."""
    try:
        table: dict[str, Any] = dict(read_table(text))
        pictures = table["pictures"]
        found = [_signed(key, one) for key, one in pictures.items()]
        return str(table["name"]), found
    except (ValueError, KeyError, TypeError, AttributeError, Refused) as error:
        why = error.args[0] if isinstance(error, KeyError) else told(error)
        raise NoSignatures(_NO_TEXT.filled(why=why)) from error


def _signed(key: str, one: Any) -> Signed:
    guide, screen, kind = key.split("/")
    return Signed(guide, screen, kind, str(one["source_sha256"]), rectangles(one["redactions"]))


def sign_all(desk: Desk, name: str, signed: list[Signed]) -> Iterator[tuple[str, Said | None]]:
    """Sign each picture; yield its screen, and why it was not signed, None where it was."""
    for one in signed:
        try:
            piece, data = desk.find(one.guide, one.screen, one.kind)
            if piece.original.source_sha256 != one.source_sha256:
                raise Refused(_OTHER)
            desk.sign(piece, data, one.bars, name, None)
        except (Refused, PictureError) as error:
            yield one.screen, told(error)
        else:
            yield one.screen, None
