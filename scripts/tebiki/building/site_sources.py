"""Tells whether a whole site is still what the build would make: by what it was made from."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import tebiki
from tebiki.files import made_folders
from tebiki.source.project import Project, face
from tebiki.source.site_settings import ProjectError

# Besides EDITION, SITE_URL and the event's file: what the environment says to a build.
_TOLD = ("EDIT_URI", "HANDOUT_FONT", "HANDOUT_FONT_FOLDER")
_OF_PROJECT = ("overrides", "mkdocs.yml", "requirements.lock")


def is_fresh(
    project: Project, site: Path, edition: str | None = None, *, every_edition: bool = False
) -> bool:
    """Tell whether `site` was made whole from what is there now, for the same edition and event.

    `every_edition` is for a tree of all of them.
    """
    wanted = sum_of(project, edition, every_edition=every_edition)
    return wanted != "" and made_folders.made_from(site) == wanted


def sum_of(
    project: Project,
    edition: str | None = None,
    site_url: str | None = None,
    *,
    every_edition: bool = False,
) -> str:
    """Return one sum for all that a build reads: files by their content, and what it is told.

    It is "" where the settings cannot be read, of which the build says more.
    """
    try:
        files = [*_files(project)]
    except ProjectError:
        return ""
    told = {name: os.environ.get(name) for name in _TOLD}
    told["EDITION"] = os.environ.get("EDITION", "") if edition is None else edition
    told["SITE_URL"] = os.environ.get("SITE_URL", "") if site_url is None else site_url
    told["EVENT"] = "1" if project.event_file else ""
    told["EVERY_EDITION"] = "1" if every_edition else ""
    found = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
    for name, path in files:
        data = hashlib.sha256(path.read_bytes()).hexdigest()
        found.update(os.fsencode(f"{name}\n{data}\n"))  # names need not be UTF-8
    return found.hexdigest()


def places(project: Project, docs: Path) -> list[tuple[str, Path]]:
    """Return files and folders whose content a build reads, with names that do not tell where."""
    package = Path(tebiki.__file__).parent
    return [
        *(("docs", docs), ("face", face()), ("tebiki", package)),
        *((name, project.root / name) for name in _OF_PROJECT),
        *(("event", path) for path in project.event_files),
    ]


def _files(project: Project) -> Iterator[tuple[str, Path]]:
    """All files, with names that are the same wherever the project and the tool lie."""
    for name, place in places(project, project.docs):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{name}/{path.relative_to(place).as_posix()}", path
