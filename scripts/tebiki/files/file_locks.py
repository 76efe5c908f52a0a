"""Holds a lock file, so that of several threads and processes one at a time changes something."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_held = threading.local()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; wait for whoever holds it. The same thread may hold it twice.

    The system lets go of it when its holder ends, however that ends.
    """
    name = os.path.abspath(path)  # noqa: PTH100  # resolve() would ask for what is not there yet
    names: set[str] = _held.__dict__.setdefault("names", set())
    if name in names:
        yield
        return
    handle = take(path, wait=True)
    assert handle is not None
    names.add(name)
    try:
        yield
    finally:
        names.remove(name)
        os.close(handle)


def take(path: Path, *, wait: bool) -> int | None:
    """Return the open lock file `path` to be closed by the caller; None where another holds it."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _lock(handle, wait):
                os.close(handle)
                return None
            if _is_there(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # its last holder removed the file: the next one would lock another


def _is_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt
    import time

    def _lock(handle: int, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.05)  # Windows has no lock to wait for
            else:
                return True

else:
    import fcntl

    def _lock(handle: int, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
