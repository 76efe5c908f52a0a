"""Tells which files of a project have been changed, whatever an editor did to change them."""

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

# Size, time of the last change, and the file itself: a new one may have taken its place.
Stamp = tuple[int, int, int]
Stamps = Mapping[Path, Stamp]
_MADE = "__pycache__"


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Return a stamp for each file among the paths and below them; what is not there has none."""
    found: dict[Path, Stamp] = {}
    for path in paths:
        _note(path, found)
        for folder, folders, names in os.walk(path, followlinks=True):
            folders[:] = [name for name in folders if name != _MADE]
            for name in names:
                _note(Path(folder, name), found)
    return found


def _note(path: Path, found: dict[Path, Stamp]) -> None:
    try:
        now = path.stat()
    except OSError:  # not there, or not any more
        return
    if stat.S_ISREG(now.st_mode):
        found[path] = (now.st_size, now.st_mtime_ns, now.st_ino)


def changed(before: Stamps, after: Stamps) -> frozenset[Path]:
    """Return the files that are new, gone or no longer the same."""
    return frozenset(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


def settled(read: Callable[[], Stamps], before: Stamps, pause: Callable[[], object]) -> Stamps:
    """Return the stamps that `read` gives, once two readings with a pause between them agree.

    Where the first is as `before`, there is nothing to wait for.
    """
    last = read()
    while last != before:
        pause()
        now = read()
        if now == last:
            break
        last = now
    return last
