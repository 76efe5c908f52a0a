"""Writes a screen's picture so that a stop at any moment leaves either the old or the new one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tebiki.files import text_files, whole_files
from tebiki.files.data_faults import Said, SaidError
from tebiki.files.file_locks import locked
from tebiki.files.scratch_folders import lock_file
from tebiki.screens.catalogue import NAME, Catalogue, load
from tebiki.screens.catalogue_text import with_table
from tebiki.screens.originals import Verdict, clearance, table_lines
from tebiki.screens.screen import Original, Screen
from tebiki.source.project import Project

_MADE = re.compile(r"(?P<screen>[a-z0-9-]+)-[0-9a-f]{8}-\d+\.(?:avif|webp|png)")
_STALE = Said(
    "{name}: [{screen}] has been changed meanwhile, in another window or by another command; "
    "nothing was written: look at the picture again, then repeat this",
    "{name}: [{screen}] が、ほかの窓かコマンドで変わりました。何も書いていません。"
    "画像を見直して、もう一度やってください。",
)


class StaleError(SaidError, ValueError):
    """A picture was decided on by what the catalogue said before."""


@dataclass(frozen=True)
class Store:
    """Where a project keeps pictures: `sources` (never in the repository) and `shown`."""

    project: Project

    @property
    def shown(self) -> Path:
        return self.project.shown_screens

    @property
    def sources(self) -> Path:
        return self.project.kept_screens

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others from changing pictures and catalogues, from finding one to keeping it."""
        with locked(lock_file(self.project.root, "pictures")):
            whole_files.recover(self.project.root)
            yield

    def catalogues(self, guide: str = "") -> Mapping[str, Path]:
        """Guide -> its catalogue's file, of one guide or of all."""
        found = self.project.data_files(NAME)
        return {name: path for name, path in found.items() if guide in ("", name)}

    def read(self, path: Path) -> Catalogue:
        """Read a catalogue; CatalogueError has what is wrong with it."""
        name = self.project.shown(path)
        return load(text_files.read_text(path, name), name)

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
    changed. Raises StaleError where the catalogue says otherwise by now than `screen` does.
    """
    with store.locked():
        name = store.project.shown(catalogue)
        text = text_files.read_exact(catalogue, name)
        known = load(text_files.plain(text), name).screens
        now = {entry.id: entry for entry in known}.get(screen.id)
        before = (now.original if kind == "original" else now.added) if now else None
        if now and now.sensitive != screen.sensitive:
            raise StaleError(_STALE.filled(name=name, screen=screen.id))
        verdict = clearance(original, screen.sensitive)
        if not verdict.published:
            original = replace(original, file="", made_sha256={}, signed_off="", signed_sha256="")
            files = {}
        if before not in (screen.original if kind == "original" else screen.added, original):
            raise StaleError(_STALE.filled(name=name, screen=screen.id))
        text = with_table(text, screen.id, kind, table_lines(original))
        load(text_files.plain(text), name)
        old = set(before.made_sha256) if before else set()
        whole_files.write_all(
            {
                store.sources / original.source_sha256: data,
                **{store.shown / file: made for file, made in files.items()},
                catalogue: text,
            },
            root=store.project.root,
            remove=[store.shown / file for file in sorted(old - set(files))],
        )
    return verdict


def sweep(store: Store) -> list[str]:
    """Remove what an older release left: files made of a screen that no table names."""
    with store.locked():
        known, named = set(), set()
        for path in store.catalogues().values():
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
