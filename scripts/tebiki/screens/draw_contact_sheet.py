"""Draws one picture of all originals as they would be published, to be looked at in a review."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from tebiki.screens.originals import publication
from tebiki.screens.screen import Original, Screen
from tebiki.screens.store import Store

COLUMNS, WIDTH, HEIGHT, LABEL, GAP = 4, 320, 220, 26, 12
INK, SOFT, PAPER, GROUND = "#1f2430", "#5b6472", "#ffffff", "#e4e2db"


@dataclass(frozen=True)
class Cell:
    """One picture with its name; without a picture, why there is none."""

    name: str
    picture: bytes | None
    reason: str = ""


def draw(cells: Sequence[Cell]) -> bytes:
    """The sheet as a PNG; the same bytes for the same cells."""
    rows = max(1, -(-len(cells) // COLUMNS))
    size = (GAP + COLUMNS * (WIDTH + GAP), GAP + rows * (HEIGHT + LABEL + GAP))
    sheet = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(15)
    for number, cell in enumerate(cells):
        x = GAP + number % COLUMNS * (WIDTH + GAP)
        y = GAP + number // COLUMNS * (HEIGHT + LABEL + GAP)
        pen.rectangle((x, y, x + WIDTH - 1, y + HEIGHT - 1), fill=GROUND)
        if cell.picture:
            with Image.open(io.BytesIO(cell.picture), formats=["PNG"]) as picture:
                picture.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
                left, top = (WIDTH - picture.width) // 2, (HEIGHT - picture.height) // 2
                sheet.paste(picture.convert("RGB"), (x + left, y + top))
        else:
            lines = "\n".join(textwrap.wrap(cell.reason, 38))
            pen.multiline_text((x + 12, y + 12), lines, fill=SOFT, font=font, spacing=6)
        pen.text((x, y + HEIGHT + 4), cell.name, fill=INK, font=font)
    out = io.BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()


def cells(store: Store) -> list[Cell]:
    """A cell for every screen of every guide, in order; two where one is fetched and one added."""
    found = []
    for path in store.catalogues().values():
        for screen in store.read(path).screens:
            pictures = [original for original in (screen.original, screen.added) if original]
            found += [_cell(store, screen, original) for original in pictures]
            if not pictures:
                found.append(Cell(screen.id, None, "not in"))
    return found


def _cell(store: Store, screen: Screen, original: Original) -> Cell:
    name = f"{screen.id} ({original.captured})"
    # Every edition: a picture of the future is looked at, too.
    verdict = publication(original, screen.sensitive, "9999.12", store.sums(original))
    if not verdict.published:
        return Cell(name, None, f"held back: {verdict.reason}")
    narrowest = min(
        (name for name in original.made_sha256 if name.endswith(".png")),
        key=lambda name: int(name.removesuffix(".png").rpartition("-")[2]),
    )
    return Cell(name, (store.shown / narrowest).read_bytes())
