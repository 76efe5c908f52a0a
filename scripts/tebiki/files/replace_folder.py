"""Replaces a folder whole: the new one is made aside, then both change places."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tebiki.files import made_folders
from tebiki.files.file_locks import locked
from tebiki.files.scratch_folders import base_of, scratch
from tebiki.files.whole_files import FOLDER_JOURNAL, recover_base

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2, RENAME_SWAP of macOS' renamex_np
_AT_FDCWD = -100


@contextmanager
def new_folder(target: Path, root: Path) -> Iterator[Path]:
    """Give an empty folder; when the block ends without an error, it stands as `target`.

    Whatever ends it otherwise, the old one stands. A server can read all of it, whatever the
    user's umask. Raises made_folders.FolderRefused before anything is made.
    """
    named, target = target, made_folders.replaceable(target, root)
    base = base_of(target, root)
    recover_base(base)
    with scratch(base) as entry:
        new = entry / "new"
        new.mkdir()
        try:
            yield new
        except OSError as error:
            if not error.filename:  # a full disk does not say where it is
                error.filename = str(named)
            raise
        made_folders.mark(new)
        _make_readable(new)
        with folder_lock(target, root):
            made_folders.replaceable(named, root)  # somebody may have put something there since
            target.parent.mkdir(parents=True, exist_ok=True)
            _place(new, target, entry)


@contextmanager
def folder_lock(target: Path, root: Path) -> Iterator[None]:
    """Keep others from replacing `target` meanwhile."""
    target = Path(os.path.realpath(target))
    with locked(base_of(target, root) / "locks" / f"{target.name}.lock"):
        yield


def _place(new: Path, target: Path, entry: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        # Two steps: staging.recover carries the second one through after a kill.
        journal = entry / FOLDER_JOURNAL
        journal.write_text(os.path.relpath(target, entry), encoding="utf-8")
        target.rename(entry / "old")
        try:
            new.rename(target)
        except BaseException:
            (entry / "old").rename(target)
            raise
        finally:
            journal.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system and the disk can."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    if hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*paths, _EXCHANGE) == 0)
    return False


def _make_readable(folder: Path) -> None:
    for place, _, names in os.walk(folder):
        Path(place).chmod(0o755)
        for name in names:
            if not Path(place, name).is_symlink():
                Path(place, name).chmod(0o644)
