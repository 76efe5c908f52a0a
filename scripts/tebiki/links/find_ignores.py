"""Finds the ignores of every guide."""

from pathlib import Path

from tebiki.files.ignores import Ignore, read_ignores
from tebiki.files.text_files import read_text

ROOT = Path(__file__).resolve().parents[3]


def find_ignores(docs: Path | None) -> list[Ignore]:
    """Return the entries of every guide's ignores.toml, none without docs. Raises DataError."""
    found: list[Ignore] = []
    for path in sorted(docs.glob("_data/*/ignores.toml")) if docs else []:
        shown = str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
        found.extend(read_ignores(read_text(path, shown), shown))
    return found
