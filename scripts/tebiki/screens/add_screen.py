"""Puts in a screenshot of today, from a file or the newest one in a folder, as a step's picture."""

from __future__ import annotations

from pathlib import Path

from tebiki.screens.catalogue import Screen
from tebiki.screens.originals import make_original
from tebiki.screens.store import Store, keep

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")


class ChoiceError(ValueError):
    """The arguments don't say which picture or which screen; the message says what to add."""


def find_file(path: Path) -> Path:
    """The file itself, or the newest picture in a folder that a clipboard tool fills."""
    if path.is_file():
        return path
    if not path.is_dir():
        raise ChoiceError(f"{path}: there is no such file or folder; mend the name")
    pictures = [
        file for file in path.iterdir() if file.is_file() and file.suffix.lower() in SUFFIXES
    ]
    if not pictures:
        raise ChoiceError(f"{path}: no PNG, JPEG or WebP file in it; take a screenshot first")
    return max(pictures, key=lambda file: (file.stat().st_mtime_ns, file.name))


def find_screen(store: Store, guide: str, step: str, name: str | None) -> tuple[Path, Screen]:
    """The screen that a step shows, and its catalogue; `name` chooses where a step has more.

    `guide` is "" for all. Raises ChoiceError.
    """
    found = [
        (path, screen)
        for path in store.catalogues(guide).values()
        for screen in store.read(path).screens
        if step in (screen.step, f"{screen.page}#{screen.step}")
    ]
    ids = ", ".join(screen.id for _, screen in found)
    if not found:
        raise ChoiceError(
            f"--step {step}: no screen belongs to such a step; mend the name, or first add a table "
            "to screens.toml and the picture to the page"
        )
    if name:
        found = [(path, screen) for path, screen in found if screen.id == name]
        if not found:
            raise ChoiceError(f"--screen {name}: step {step} shows {ids}; choose of these")
    if len(found) > 1:
        raise ChoiceError(f"--step {step}: it shows {ids}; choose one with --screen")
    return found[0]


def add_screen(
    store: Store,
    catalogue: Path,
    screen: Screen,
    data: bytes,
    month: str,
    sensitive: tuple[str, ...],
) -> str:
    """Put the picture in and say what became of it; PictureError if it is none."""
    original, files, notes = make_original(screen.id, data, month, sensitive)
    verdict = keep(store, catalogue, screen, "added", data, original, files)
    width, height = original.size
    if verdict.published:
        edition = month.replace("-", ".")
        said = f"in, {width} × {height}; shown from edition {edition} on"
    else:
        said = f"held back: {verdict.reason}"
    return "; ".join([f"{screen.id}: {said}", *notes])
