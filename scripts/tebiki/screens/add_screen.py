"""Puts in a screenshot of today, from a file or the newest one in a folder, as a step's picture."""

from __future__ import annotations

from pathlib import Path

from tebiki.files.data_faults import Said, SaidError, before
from tebiki.screens.originals import make_original
from tebiki.screens.screen import Screen
from tebiki.screens.store import Store, keep

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
_NO_FILE = Said(
    "there is no such file or folder; mend the name",
    "そのファイルもフォルダーもありません。名前を直してください",
)
_NO_PICTURE = Said(
    "no PNG, JPEG or WebP file in it; take a screenshot first",
    "PNG、JPEG、WebP のファイルがありません。先に画面を撮ってください",
)
_NO_SCREEN = Said(
    "--step {step}: no screen belongs to such a step; mend the name, or first add a table "
    "to screens.toml and the picture to the page",
    "--step {step}: この手順の画面がありません。名前を直すか、"
    "先に screens.toml に表を、ページに画像を足してください",
)
_OTHER_SCREEN = Said(
    "--screen {name}: step {step} shows {known}; choose of these",
    "--screen {name}: 手順 {step} の画面は {known} です。この中から選んでください",
)
_SEVERAL = Said(
    "--step {step}: it shows {known}; choose one with --screen",
    "--step {step}: 画面が {known} とあります。--screen で一つ選んでください",
)


class ChoiceError(SaidError, ValueError):
    """The arguments don't say which picture or which screen; the message says what to add."""


def find_file(path: Path) -> Path:
    """The file itself, or the newest picture in a folder that a clipboard tool fills."""
    if path.is_file():
        return path
    if not path.is_dir():
        raise ChoiceError(before(f"{path}: ", _NO_FILE))
    pictures = [
        file for file in path.iterdir() if file.is_file() and file.suffix.lower() in SUFFIXES
    ]
    if not pictures:
        raise ChoiceError(before(f"{path}: ", _NO_PICTURE))
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
        raise ChoiceError(_NO_SCREEN.filled(step=step))
    if name:
        found = [(path, screen) for path, screen in found if screen.id == name]
        if not found:
            raise ChoiceError(_OTHER_SCREEN.filled(name=name, step=step, known=ids))
    if len(found) > 1:
        raise ChoiceError(_SEVERAL.filled(step=step, known=ids))
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
