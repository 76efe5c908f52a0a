"""Remembers what `tebiki new` has made of a guide, so that what a person changes is told from it.

made/chapter-1.md     the page as it was made
made/made.json        {"month": "2026-11", "steps": "", "pages": ["index", …], "pictures": {…}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tebiki.files import text_files

FOLDER = "made"
_FILE = "made.json"


@dataclass(frozen=True)
class MadePicture:
    """Where a picture was from and stood; `sha256` is that of its bytes, "" for one of the web."""

    address: str
    sha256: str
    page: str
    step: str


@dataclass(frozen=True)
class Made:
    """The pages in their order as they were made, how the guide was read, its pictures by id."""

    texts: Mapping[str, str]
    month: str
    steps: str
    pictures: Mapping[str, MadePicture]


def read(folder: Path) -> Made | None:
    """Return what is remembered in a guide's folder of data, None where nothing is."""
    place = folder / FOLDER
    try:
        said = json.loads((place / _FILE).read_text(encoding="utf-8"))
        pictures = {name: MadePicture(**one) for name, one in said["pictures"].items()}
        month, steps = str(said["month"]), str(said["steps"])
        order = [str(name) for name in said["pages"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    pages = {path.stem: path for path in sorted(place.glob("*.md"))}
    named = [name for name in order if name in pages]
    texts = {
        name: text_files.read_text(pages[name], pages[name].name)
        for name in dict.fromkeys([*named, *pages])
    }
    return Made(texts, month, steps, pictures)


def files(folder: Path, made: Made) -> dict[Path, str]:
    """Return the files that remember it."""
    place = folder / FOLDER
    said = {
        "month": made.month,
        "steps": made.steps,
        "pages": list(made.texts),
        "pictures": {name: asdict(one) for name, one in made.pictures.items()},
    }
    pages = {place / f"{name}.md": text for name, text in made.texts.items()}
    return pages | {place / _FILE: json.dumps(said, ensure_ascii=False, indent=1) + "\n"}
