"""Compares two builds of a site: which pages look otherwise in the second."""

import filecmp
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

# What no open page shows.
_UNSEEN = (
    *("search/*.json", "*.md", "llms.txt", "sitemap.xml", "sitemap.xml.gz"),
    *("pages.json", "versions.json"),
)


def changed_pages(old: Path, new: Path) -> frozenset[str] | None:
    """Return the paths of the pages that are new, gone or otherwise than they were.

    None for all, where something has been changed that many may show: styles, scripts, pictures.
    """
    before, after = set(_files(old)), set(_files(new))
    pages = {name for name in before - after if name.endswith(".html")}
    for name in after:
        if name in before and filecmp.cmp(old / name, new / name, shallow=False):
            continue
        if name.endswith(".html"):
            pages.add(name)
        elif not any(PurePosixPath(name).match(pattern) for pattern in _UNSEEN):
            return None
    return frozenset(pages)


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
