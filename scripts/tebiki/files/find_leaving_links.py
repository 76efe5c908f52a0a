"""Finds symbolic links that lead out of the folders that a site is made from."""

import os
from collections.abc import Iterator
from pathlib import Path

from tebiki.files.data_faults import DataError, Said

_ROUND = Said(
    "{path}: this link leads to the folder that it is in, {target}; take it out",
    "{path}: このリンクは、自分が入っているフォルダー {target} を指しています。消してください。",
)
_OUT = Said(
    "{path}: this link leads out of {home}, to {target}; put a copy there in its place, "
    "or take it out",
    "{path}: このリンクは {home} の外の {target} を指しています。"
    "代わりに写しを置くか、消してください。",
)


class LeavingLinksError(DataError):
    """Links lead out of the folders that a site is made from."""


def refuse_leaving_links(root: Path, folders: tuple[Path, ...]) -> None:
    """Raise LeavingLinksError with every message of `leaving_links`."""
    if found := leaving_links(root, folders):
        raise LeavingLinksError(found)


def leaving_links(root: Path, folders: tuple[Path, ...]) -> list[Said]:
    """Return a message for each link in or at one of `folders` that leads out of it.

    `root` is the project's folder, which messages name files from. A link inside is good unless
    it leads to a folder that holds it; one that leads nowhere is a leftover, not a way out.
    """
    found = []
    for folder in folders:
        name = _shown(folder, root)
        if folder.is_symlink() and not folder.resolve().is_relative_to(root.resolve()):
            found.append(_message(name, Said("the project", "プロジェクト"), folder.resolve()))
            continue
        for path in _links(folder):
            target, home = path.resolve(), folder.resolve()
            if not target.is_relative_to(home):
                found.append(_message(_shown(path, root), f"{name}/", target))
            elif path.parent.resolve().is_relative_to(target):
                names = {"path": _shown(path, root), "target": _shown(target, root)}
                found.append(_ROUND.filled(**names))
    return found


def _message(path: str, home: str | Said, target: Path) -> Said:
    return _OUT.filled(path=path, home=home, target=str(target))


def _links(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted((*folders, *files)):
            path = Path(parent, name)
            if path.is_symlink():
                yield path


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
