"""Writes a screen's picture so that a stop at any moment leaves either the old or the new one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import screens
import text_files
from catalogue_text import with_table
from originals import Verdict, clearance, table_lines
from screens import Catalogue, Original, Screen

_MADE = re.compile(r"(?P<screen>[a-z0-9-]+)-[0-9a-f]{8}-\d+\.(?:avif|webp|png)")


@dataclass(frozen=True)
class Store:
    """Where a project keeps pictures: `sources` (never in the repository) and `shown`."""

    root: Path

    @property
    def shown(self) -> Path:
        return self.root / "docs/assets/screens"

    @property
    def sources(self) -> Path:
        return self.root / ".cache/screens"

    def catalogues(self, guide: str = "*") -> list[Path]:
        """The catalogues' files, of one guide or of all."""
        return sorted(self.root.glob(f"docs/_data/{guide}/screens.toml"))

    def read(self, path: Path) -> Catalogue:
        """Read a catalogue; screens.CatalogueError has what is wrong with it."""
        name = text_files.shown(path, self.root)
        return screens.load(text_files.read_text(path, name), name)

    def source(self, original: Original) -> bytes | None:
        """The bytes that were fetched or added, if this machine still has them."""
        path = self.sources / original.source_sha256
        data = path.read_bytes() if path.is_file() else b""
        return data if hashlib.sha256(data).hexdigest() == original.source_sha256 else None

    def sums(self, original: Original) -> dict[str, str]:
        """File name to SHA-256 of those of the original's files that are there."""
        return {
            name: hashlib.sha256((self.shown / name).read_bytes()).hexdigest()
            for name in original.made_sha256
            if (self.shown / name).is_file()
        }

    def is_in(self, screen: Screen, original: Original) -> bool:
        """Is there nothing left to fetch: all files made, or the source waiting for a sign-off?"""
        if clearance(original, screen.sensitive).published:
            return bool(original.made_sha256) and self.sums(original) == original.made_sha256
        return self.source(original) is not None


def keep(
    store: Store,
    catalogue: Path,
    screen: Screen,
    kind: str,
    data: bytes,
    original: Original,
    files: Mapping[str, bytes],
) -> Verdict:
    """Put a picture in as `original` or `added`: source, files, and last the catalogue.

    What may not be shown stays out of docs/; the verdict says why. On an error nothing is
    changed. The new files' names are new ones, so the catalogue's one replacement decides.
    """
    verdict = clearance(original, screen.sensitive)
    if not verdict.published:
        original = replace(original, file="", made_sha256={}, signed_off="", signed_sha256="")
        files = {}
    before = screen.original if kind == "original" else screen.added
    old = set(before.made_sha256) if before else set()
    _write(store.sources / original.source_sha256, data)
    new = [name for name in files if not (store.shown / name).exists()]
    try:
        for name, made in files.items():
            _write(store.shown / name, made)
        shown = text_files.shown(catalogue, store.root)
        text = text_files.read_exact(catalogue, shown)
        text = with_table(text, screen.id, kind, table_lines(original))
        screens.load(text_files.plain(text), shown)
        _write(catalogue, text.encode())
    except BaseException:
        for name in new:
            (store.shown / name).unlink(missing_ok=True)
        raise
    for name in old - set(files):
        (store.shown / name).unlink(missing_ok=True)
    return verdict


def sweep(store: Store) -> list[str]:
    """Remove what a killed run left: files that were made of a screen and that no table names."""
    known, named = set(), set()
    for path in store.catalogues():
        for screen in store.read(path).screens:
            known.add(screen.id)
            for original in (screen.original, screen.added):
                named |= set(original.made_sha256) if original else set()
    removed = []
    for path in sorted(store.shown.glob("*")) if store.shown.is_dir() else []:
        made = _MADE.fullmatch(path.name)
        orphan = made and made["screen"] in known and path.name not in named
        if orphan or path.name.endswith(".part"):
            path.unlink()
            removed.append(path.name)
    return removed


def _write(path: Path, data: bytes) -> None:
    """Write a whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
