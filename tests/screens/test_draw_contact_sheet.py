"""The contact sheet shows what would be published, and nothing that is held back."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from support.shots import catalogue, picture, project
from tebiki.screens import add_screen
from tebiki.screens.draw_contact_sheet import GAP, HEIGHT, LABEL, WIDTH, Cell, cells, draw


def test_what_is_held_back_is_said_not_shown(tmp_path: Path) -> None:
    store = project(tmp_path)
    for name in ("home", "save-key"):
        screen = store.read(catalogue(store))[name]
        add_screen.add_screen(store, catalogue(store), screen, picture(name), "2026-12", ())
    home, profile, save_key = cells(store)
    assert home.name == "home (2026-12)" and home.picture
    assert profile == Cell("profile", None, "not in")
    assert save_key == Cell(
        "save-key (2026-12)",
        None,
        "held back: marked sensitive (key) and not redacted; run tebiki screens redact",
    )


def test_five_pictures_stand_in_two_rows() -> None:
    red = io.BytesIO()
    Image.new("RGB", (640, 100), "red").save(red, "PNG")
    cell = Cell("wide", red.getvalue())
    with Image.open(io.BytesIO(draw([cell] * 5))) as sheet:
        assert sheet.size == (GAP + 4 * (WIDTH + GAP), GAP + 2 * (HEIGHT + LABEL + GAP))
        second_row = GAP + HEIGHT + LABEL + GAP + HEIGHT // 2
        assert sheet.getpixel((GAP + WIDTH // 2, second_row)) == (255, 0, 0)
        assert sheet.getpixel((GAP + WIDTH + GAP + WIDTH // 2, second_row)) == (255, 255, 255)
