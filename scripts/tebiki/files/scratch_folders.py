"""Gives a scratch folder on the disk of what is made there, and tells which ones are abandoned."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tebiki.files.file_locks import locked, take

IN_PROJECT = Path(".cache", "tebiki")
_BESIDE = ".tebiki"
_ENTRY = re.compile(r"[0-9a-f]{12}")
_OWNER, _GUARD, _IGNORE = "owner.lock", "guard.lock", ".gitignore"
# While one of these is in a scratch folder, the next run has something to carry through.
JOURNALS = ("journal.json", "back.json", "folder.txt")


def base_of(target: Path, root: Path | None = None) -> Path:
    """Return where scratch folders for `target` are: from there it is put in place by a rename.

    In the project `root`, if the target is in it and on the same disk; else beside the target.
    """
    beside = _standing(Path(os.path.realpath(target.parent)))
    if root is not None and beside.is_relative_to(root.resolve()):
        base = root.resolve() / IN_PROJECT
        if _standing(base).stat().st_dev == beside.stat().st_dev:
            return base
    return beside / _BESIDE


def lock_file(root: Path, name: str) -> Path:
    """Return the lock file of this name for the project `root`."""
    return root.resolve() / IN_PROJECT / "locks" / f"{name}.lock"


@contextmanager
def scratch(base: Path) -> Iterator[Path]:
    """Give a new folder below `base`; it goes with its maker, at the latest at the next run."""
    base.mkdir(parents=True, exist_ok=True)
    with locked(base / _GUARD):
        if not (base / _IGNORE).exists():
            (base / _IGNORE).write_text("*\n", encoding="ascii")
        entry = base.resolve() / secrets.token_hex(6)
        entry.mkdir(0o700)
        owner = take(entry / _OWNER, wait=False)
    try:
        yield entry
    finally:
        with locked(base / _GUARD):  # nobody looks for its owner while it goes
            if owner is not None:
                os.close(owner)
            if not any((entry / name).exists() for name in JOURNALS):
                shutil.rmtree(entry, ignore_errors=True)
        _tidy(base)


@contextmanager
def abandoned(base: Path) -> Iterator[tuple[Path, ...]]:
    """Give the folders below `base` whose makers are gone, and remove them afterwards."""
    if not _entries(base):
        yield ()
        return
    with locked(base / _GUARD):
        owners: dict[Path, int] = {}
        try:
            for entry in _entries(base):
                owner = take(entry / _OWNER, wait=False)
                if owner is not None:
                    owners[entry] = owner
            yield tuple(owners)
        finally:
            for owner in owners.values():
                os.close(owner)
        for entry in owners:
            shutil.rmtree(entry, ignore_errors=True)
    _tidy(base)


def _entries(base: Path) -> list[Path]:
    try:
        return sorted(path for path in base.resolve().iterdir() if _ENTRY.fullmatch(path.name))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _tidy(base: Path) -> None:
    """Leave nothing beside a target that is outside the project."""
    if base.name != _BESIDE or not base.is_dir():
        return
    with suppress(OSError), locked(base / _GUARD):
        if _entries(base):
            return
        for lock in (base / "locks").glob("*.lock"):
            holder = take(lock, wait=False)
            if holder is None:
                return
            lock.unlink()
            os.close(holder)
        shutil.rmtree(base)


def _standing(folder: Path) -> Path:
    """The nearest folder above, or this one, that is there."""
    return next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
