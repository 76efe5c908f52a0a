"""Says at once that something was changed below folders, where the system can."""

import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from tebiki.files.data_faults import Said, in_lines

log = logging.getLogger("mkdocs.livereload")
_LOOKING = Said(
    "looking for changes every half second: {error}",
    "変更を 0.5 秒ごとに探します: {error}",
)
# Reading a file is an event too.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})


class _Wake(FileSystemEventHandler):
    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES:
            self._wake()


def watch_folders(folders: Iterable[tuple[Path, bool]], wake: Callable[[], object]) -> None:
    """Call `wake`, in a thread, whenever something may have been changed in one of the folders.

    A folder comes with whether what is below its own folders counts. No call ever comes without
    Linux' inotify, or when it is used up, and none for most disks of other machines: whoever must
    know of these looks now and then.
    """
    if not sys.platform.startswith("linux"):
        return
    observer = Observer()
    observer.daemon = True
    try:
        for folder, is_deep in folders:
            if folder.is_dir():
                observer.schedule(_Wake(wake), str(folder), recursive=is_deep)
        observer.start()
    except OSError as error:
        log.info(in_lines(_LOOKING.filled(error=str(error))))
