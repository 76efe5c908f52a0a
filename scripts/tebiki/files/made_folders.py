"""Tells which folders were made by us, and may be replaced by what a verb makes next."""

import os
import re
from pathlib import Path

from tebiki.files.data_faults import Said, SaidError

MARK = ".tebiki-made"
KEPT_SCREENS = ".cache/screens"  # pictures as they were fetched; in no repository
_HEAD = (
    "# tebiki made this folder and replaces it with what it makes next.\n"
    "# It holds what is listed here; keep nothing else in it.\n"
)
# What a project is made of, or keeps: nothing is ever made in it.
_SOURCES = ("docs", "overrides", "scripts", "tests", ".git", ".github", ".venv", KEPT_SCREENS)
_MADE_FROM = "# made from "
_SUM = re.compile(r"[0-9a-f]{64}  ([\w.-]+-\d{4}\.\d{2}\.(?:pdf|zip))")
_BY_SYSTEMS = (MARK, ".DS_Store", "Thumbs.db", "desktop.ini")
_REMEDY = Said(
    "; give an empty folder, or one that is not there yet",
    "。空のフォルダーか、まだないフォルダーを指定してください",
)
_CHECKOUT = Said(
    "{folder}: it is a git checkout of its own", "{folder}: 別の git リポジトリです"
).then(_REMEDY)
_NOT_OURS = (
    Said(
        "{folder}: tebiki did not make this folder, and does not replace it",
        "{folder}: tebiki が作ったフォルダーではないので、置き換えません",
    )
    .then(_REMEDY)
    .then(
        Said(
            ". If it is an old copy of a site, move it away or delete it",
            "。サイトの古い写しなら、よそへ移すか消してください",
        )
    )
)
_MORE = Said(
    "{folder}: {names} was not made by tebiki and would be lost; move it out of this folder",
    "{folder}: {names} は tebiki が作ったものではなく、このままでは失われます。"
    "このフォルダーの外に移してください",
)
_FILE = Said(
    "{folder}: {file} is a file; give a folder",
    "{folder}: {file} はファイルです。フォルダーを指定してください",
)
_PROJECT = Said("{folder}: it holds the project itself", "{folder}: プロジェクト自体が入っています")
_HOME = Said("{folder}: it holds a home folder", "{folder}: ホームフォルダーが入っています")
_SUCH_AS = _REMEDY.then(Said(", such as {other}", "（例: {other}）"))
_SOURCE = Said(
    "{folder}: it is in the project's {name}/", "{folder}: プロジェクトの {name}/ の中です"
).then(_REMEDY)
_WITHIN = Said(
    "{folder}: it is in {outer}, which tebiki replaces as a whole",
    "{folder}: tebiki が丸ごと置き換える {outer} の中です",
).then(_REMEDY)


class FolderRefused(SaidError, ValueError):
    """A folder that is not replaced; the message names it, says why, and what to do."""


def given(text: str) -> Path:
    """Return the folder that a command line means by `text`, as a type for argparse."""
    return Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111  # ~nobody, ..


def mark_text(folder: Path, *more: str) -> str:
    """Return the mark of `folder`: what it holds, and `more`."""
    return _HEAD + "".join(f"{name}\n" for name in sorted({*_names(folder), *more}))


def note_source(folder: Path, made_from: str) -> None:
    """Note in `folder`, a new one that nobody sees yet, the sum of what it is made of."""
    (folder / MARK).write_text(f"{_HEAD}{_MADE_FROM}{made_from}\n", encoding="utf-8", newline="\n")


def mark(folder: Path) -> None:
    """Write down in `folder`, a new one that nobody sees yet, what it holds, below its source."""
    source = [f"{_MADE_FROM}{noted}"] if (noted := made_from(folder)) else []
    (folder / MARK).write_text(mark_text(folder, *source), encoding="utf-8", newline="\n")


def made_from(folder: Path) -> str:
    """Return the sum of what `folder` was made of; "" where its mark has none."""
    listed = _listed(folder) if folder.is_dir() else None
    sums = [line.removeprefix(_MADE_FROM) for line in listed or () if line.startswith(_MADE_FROM)]
    return sums[0] if sums else ""


def is_ours(folder: Path) -> bool:
    """Tell whether `folder` was made by us, of late or by a release that left no mark."""
    return _listed(folder) is not None


def replaceable(folder: Path, root: Path) -> Path:
    """Return where `folder` is, links followed, if a verb of the project `root` may replace it.

    It is not there yet, empty, or made by us with nothing else in it. Raises FolderRefused.
    """
    named, folder = folder, allowed(folder, root)
    if folder.is_dir() and (there := _names(folder)):
        if (folder / ".git").exists():
            raise FolderRefused(_CHECKOUT.filled(folder=str(named)))
        listed = _listed(folder)
        if listed is None:
            raise FolderRefused(_NOT_OURS.filled(folder=str(named)))
        if others := sorted(there - listed):
            names = f"{', '.join(others[:5])}{' …' if others[5:] else ''}"
            raise FolderRefused(_MORE.filled(folder=str(named), names=names))
    return folder


def allowed(folder: Path, root: Path) -> Path:
    """Return where `folder` is, links followed, if a verb of `root` may write into it at all.

    Raises FolderRefused for a file, for what holds the project or a home, for the project's
    sources, and for what lies in a folder that a verb replaces.
    """
    named = folder
    folder = Path(os.path.realpath(folder))
    chain = [folder, *folder.parents]
    if blocking := next((place for place in chain if place.exists() and not place.is_dir()), None):
        raise FolderRefused(_FILE.filled(folder=str(named), file=str(blocking)))
    home = Path(os.path.expanduser("~"))  # noqa: PTH111
    for kept, why in ((root, _PROJECT), (home, _HOME)):
        if _identity(folder) in {_identity(place) for place in (kept, *kept.resolve().parents)}:
            raise FolderRefused(
                why.then(_SUCH_AS).filled(folder=str(named), other=str(root / "site"))
            )
    places = {_identity(place) for place in chain if place.exists()}
    for name in _SOURCES:
        if (root / name).exists() and _identity(root / name) in places:
            raise FolderRefused(_SOURCE.filled(folder=str(named), name=name))
    if outer := next((place for place in folder.parents if (place / MARK).is_file()), None):
        raise FolderRefused(_WITHIN.filled(folder=str(named), outer=str(outer)))
    return folder


def _listed(folder: Path) -> set[str] | None:
    """What we made in `folder`; None where we did not make it."""
    path = folder / MARK
    if path.is_file() and not path.is_symlink():
        text = path.read_text(encoding="utf-8", errors="replace")
        if text.startswith(_HEAD):
            return set(text.removeprefix(_HEAD).splitlines())
    return _names(folder) if _is_older(folder) else None


def _is_older(folder: Path) -> bool:
    """Tell whether a release that left no mark made `folder`: a site, a tree of them, a release."""
    sums = folder / "SHA256SUMS"
    if sums.is_file():
        lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
        names = {found[1] if (found := _SUM.fullmatch(line)) else "" for line in lines}
        return names | {sums.name} == _names(folder)
    headers = folder / "_headers"
    is_site = (
        headers.is_file()
        and "frame-ancestors 'none'" in headers.read_text(encoding="utf-8", errors="replace")
        and (folder / "404.html").is_file()
        and (folder / "index.html").is_file()
    )
    kinds = ("versions.json", "assets/tebiki.css")
    sources = ("mkdocs.yml", "docs", "package.json", "pyproject.toml")
    return (
        is_site
        and any((folder / name).is_file() for name in kinds)
        and not any((folder / name).exists() for name in sources)
    )


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name not in _BY_SYSTEMS}


def _identity(place: Path) -> tuple[int, int] | None:
    """What a folder is, whatever names lead to it."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
