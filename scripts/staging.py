"""Puts a set of files in place: all of them, or none."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def existing(files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return which of `files` stand already."""
    return tuple(path for path in files if os.path.lexists(path))


def write_all(files: Mapping[Path, str]) -> None:
    """Write `files` (UTF-8, line feeds); on any error, put back what was there and raise it."""
    made: list[Path] = []
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for path, text in files.items():
            _make_folder(path.parent, made)
            staged[path] = _beside(path)
            staged[path].write_text(text, encoding="utf-8", newline="\n")
            staged[path].chmod(0o644)
        for path, new in staged.items():
            if os.path.lexists(path):
                kept[path] = _beside(path)
                path.replace(kept[path])
            new.replace(path)
            placed.append(path)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        for path, old in kept.items():
            old.replace(path)
        for new in staged.values():
            new.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
    for old in kept.values():
        old.unlink(missing_ok=True)


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir()
        made.append(place)


def _beside(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    return Path(name)
