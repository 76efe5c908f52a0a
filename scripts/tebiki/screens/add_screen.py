"""Puts in a screenshot of today, from a file or the newest one in a folder, as a step's picture."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from pathlib import Path

from tebiki.cli.run_command import command
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError
from tebiki.screens.catalogue import SENSITIVE, Screen
from tebiki.screens.originals import make_original
from tebiki.screens.picture_files import PictureError
from tebiki.screens.store import Store, keep
from tebiki.source import project_names

ROOT = Path(__file__).resolve().parents[3]
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
    """The screen that a step shows, and its catalogue; `name` chooses where a step has more."""
    found = [
        (path, screen)
        for path in store.catalogues(guide)
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


@command
def main(argv: list[str] | None = None) -> int:
    """0: in (or held back for redaction); 1: not a picture to show; 2: it isn't clear which."""
    today = datetime.date.today()
    parser = argparse.ArgumentParser(
        description="Put in today's screenshot of a step. The next edition shows it in place of "
        "the drawing.",
        epilog="example: scripts/add_screen.py ~/Pictures/Screenshots --step save-key",
    )
    parser.add_argument("file", type=Path, help="a picture, or a folder: its newest picture")
    parser.add_argument("--step", required=True, metavar="ID", help="the step, or page#step")
    parser.add_argument("--screen", metavar="ID", help="which one, where a step shows more")
    parser.add_argument("--guide", default="*", help="a folder of docs/_data (default: all)")
    parser.add_argument("--month", default=f"{today:%Y-%m}", help="when taken (this month)")
    parser.add_argument(
        "--sensitive",
        action="append",
        default=[],
        choices=SENSITIVE,
        help="what of a person is on it, beside what the catalogue says of this screen",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", options.month):
        parser.error(f"--month {options.month}: write a month such as 2026-11")
    if options.guide != "*":
        project_names.guide("--guide", options.guide)
    whole_files.recover(options.root)
    store = Store(options.root)
    try:
        file = find_file(options.file)
        catalogue, screen = find_screen(store, options.guide, options.step, options.screen)
    except (ChoiceError, DataError) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        data = file.read_bytes()
        marks = tuple(options.sensitive)
        print(add_screen(store, catalogue, screen, data, options.month, marks))
    except (PictureError, ValueError) as error:
        print(f"{file}: {error}; everything is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
