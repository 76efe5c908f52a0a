"""Puts files in place whole: one or a set, all of them or none, also when the process is killed."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tebiki.files.data_faults import Said, before, in_lines
from tebiki.files.scratch_folders import IN_PROJECT, JOURNALS, abandoned, base_of, scratch

_CHANGED = Said(
    "changed since a run was killed that would have written it; it stays as it is now, "
    "run that command again",
    "書く途中で止められたあとに変わっています。今のままにしました。"
    "止められたコマンドを、もう一度実行してください。",
)
_JOURNAL, _BACK, FOLDER_JOURNAL = JOURNALS


@dataclass(frozen=True)
class Change:
    """One file of a set: where it goes, what stood there and what shall, as SHA-256; "": no file.

    `target` is relative to the scratch folder, so that a project may be moved.
    """

    target: str
    before: str
    after: str


@dataclass(frozen=True)
class Journal:
    """A set that is being put in place or taken back; `made` are the folders that it makes.

    Which of the two is said by the file's name: to turn back needs no room on a full disk.
    """

    changes: tuple[Change, ...]
    made: tuple[str, ...]


def existing(files: Mapping[Path, str | bytes]) -> tuple[Path, ...]:
    """Return which of `files` stand already with another content."""
    return tuple(
        path
        for path, content in files.items()
        if os.path.lexists(path) and _sum(path) != _sum_of(_bytes(content))
    )


def write_whole(
    path: Path, content: str | bytes, *, root: Path | None = None, mode: int | None = None
) -> None:
    """Write one file whole, or leave what was there; as `write_all` does."""
    write_all({path: content}, root=root, mode=mode)


def write_all(
    files: Mapping[Path, str | bytes],
    *,
    root: Path | None = None,
    remove: Iterable[Path] = (),
    mode: int | None = None,
) -> None:
    """Write `files` (text as UTF-8) in their order, then `remove` others: all of it, or nothing.

    On any error what was there is put back, and the error raised. A run that was killed between
    is carried through by the next one in the project `root`: see `recover`. A file keeps its
    mode; a new one has the user's, or `mode`.
    """
    recover_base(base := base_of(next(iter(files)), root))
    with scratch(base) as entry:
        changes = []
        for number, (path, content) in enumerate(files.items()):
            data = _bytes(content)
            _stage(entry / f"new-{number}", data, path, mode)
            changes.append(Change(_relative(path, entry), _sum(path), _sum_of(data)))
        for path in remove:
            if old := _sum(path):
                changes.append(Change(_relative(path, entry), old, ""))
        journal = Journal(tuple(changes), tuple(_to_make(files, entry)))
        if len(changes) == 1 and not journal.made:
            return _forward(entry, journal, careful=False)  # one replacement needs no journal
        for number, change in enumerate(changes):
            _keep(entry, number, change)
        _write_journal(entry, journal)
        try:
            _forward(entry, journal, careful=False)
        except BaseException:
            (entry / _JOURNAL).replace(entry / _BACK)
            _backward(entry, journal)
            raise
        (entry / _JOURNAL).unlink()


def put_aside(path: Path, why: str) -> Path:
    """Give a file another name, such as `memory.json.damaged-1`, which no other has; return it."""
    names = (path.with_name(f"{path.name}.{why}-{number}") for number in range(1, 1000))
    aside = next(place for place in names if not os.path.lexists(place))
    return path.rename(aside)


def recover(root: Path) -> None:
    """Carry through, or take back, what killed runs in the project `root` left, and sweep up."""
    recover_base(root / IN_PROJECT)


def recover_base(base: Path) -> None:
    """Do the same for one folder of scratch folders."""
    with abandoned(base) as entries:
        for entry in entries:
            if (entry / FOLDER_JOURNAL).is_file():
                _finish_move(entry)
            elif (entry / _JOURNAL).is_file():
                _forward(entry, _read_journal(entry / _JOURNAL), careful=True)
            elif (entry / _BACK).is_file():
                _backward(entry, _read_journal(entry / _BACK))


def _stage(staged: Path, data: bytes, path: Path, mode: int | None) -> None:
    try:
        with staged.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            staged.chmod(path.stat().st_mode & 0o7777)
        elif mode is not None:
            staged.chmod(mode)
    except OSError as error:
        error.filename = str(path)  # the user knows the target, not the scratch folder
        raise


def _keep(entry: Path, number: int, change: Change) -> None:
    """Keep what stands, for the way back, without a moment in which it is away."""
    if change.before:
        target, old = entry / change.target, entry / f"old-{number}"
        try:
            os.link(target, old)
        except OSError:  # a disk without links
            shutil.copy2(target, old)


def _forward(entry: Path, journal: Journal, *, careful: bool) -> None:
    """Put in place what is not yet; `careful` leaves what somebody has changed since."""
    for number, change in enumerate(journal.changes):
        target, staged = entry / change.target, entry / f"new-{number}"
        is_done = not staged.exists() if change.after else not _sum(target)
        if is_done:
            continue
        if careful and _sum(target) != change.before:
            print(in_lines(before(f"{os.path.normpath(target)}: ", _CHANGED)), file=sys.stderr)
            continue
        if change.after:
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
        else:
            target.unlink()
        _sync_folder(target.parent)


def _backward(entry: Path, journal: Journal) -> None:
    for number, change in reversed(list(enumerate(journal.changes))):
        target, old = entry / change.target, entry / f"old-{number}"
        if change.after and (entry / f"new-{number}").exists():
            continue  # it was never put in place
        if old.exists():
            old.replace(target)
        elif not change.before and _sum(target) == change.after:
            target.unlink()
    for folder in reversed(journal.made):
        with suppress(OSError):
            (entry / folder).rmdir()
    (entry / _BACK).unlink()


def _finish_move(entry: Path) -> None:
    """Put a folder in place that was to change places with an old one in two steps."""
    target = entry / (entry / FOLDER_JOURNAL).read_text(encoding="utf-8")
    whole = [place for name in ("new", "old") if (place := entry / name).is_dir()]
    if whole and not target.exists():
        whole[0].rename(target)


def _write_journal(entry: Path, journal: Journal) -> None:
    part = entry / "journal.part"
    with part.open("w", encoding="utf-8") as file:
        json.dump(asdict(journal), file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(entry / _JOURNAL)
    _sync_folder(entry)


def _read_journal(path: Path) -> Journal:
    read = json.loads(path.read_text(encoding="utf-8"))
    return Journal(tuple(Change(**change) for change in read["changes"]), tuple(read["made"]))


def _to_make(files: Iterable[Path], entry: Path) -> Sequence[str]:
    missing = {
        place for path in files for place in path.absolute().parents if not os.path.lexists(place)
    }
    return [_relative(place, entry) for place in sorted(missing)]


def _relative(path: Path, entry: Path) -> str:
    return os.path.relpath(path.parent.resolve() / path.name, entry)


def _sum(path: Path) -> str:
    return _sum_of(path.read_bytes()) if path.is_file() else ""


def _sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _sync_folder(folder: Path) -> None:
    """Have the disk keep a new name, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)
