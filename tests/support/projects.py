"""Projects for the tests to build and to break, and what one run makes once of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.served import ROOT
from tebiki.files.file_locks import locked

LIBRARY = ROOT / "tests" / "sites" / "library"
MORE_NOTES = ROOT / "tests" / "data" / "notes" / "library.toml"


def copy_library(folder: Path) -> Path:
    """Return `folder` as a copy of the small project."""
    made = shutil.ignore_patterns(".cache", "site")  # which another worker may be at
    shutil.copytree(LIBRARY, folder, dirs_exist_ok=True, ignore=made)
    return folder


def copy_noted_library(folder: Path) -> Path:
    """Return `folder` as the small project, a step skipped, one called anew, a note at an end."""
    notes = copy_library(folder) / "docs/_data/library/changes.toml"
    text = notes.read_text(encoding="utf-8").replace(
        'target = "card#save-number"\n', 'target = "card#save-number"\nplace = "end"\n'
    )
    notes.write_text(text + MORE_NOTES.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def with_own_face(project: Path) -> Path:
    """Return `project` with a copy of the face, to break."""
    shutil.copytree(ROOT / "overrides", project / "overrides")
    settings = project / "mkdocs.yml"
    own = "  name: material\n  custom_dir: overrides\n"
    text = settings.read_text(encoding="utf-8").replace("  name: material\n", own)
    settings.write_text(text, encoding="utf-8")
    return project


def copy_guide(folder: Path) -> Path:
    """Return `folder` as a copy of this repository's own guide."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder `name`, which the first worker that asks for it has let `make` make.

    Workers share the folder above their own, and the lock in it:
    https://pytest-xdist.readthedocs.io/en/stable/how-to.html
    """
    own = factory.getbasetemp()
    shared = own.parent if own.name.startswith("popen-") else own
    made, done = shared / name, shared / f"{name}.made"
    with locked(shared / f"{name}.lock"):
        if not done.exists():
            make(made)
            done.touch()
    return made
