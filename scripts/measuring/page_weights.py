"""Weighs what readers of a built site are sent: its files, compressed as a server does."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tebiki.links.html_links import read_html
from tebiki.safety import addresses
from tebiki.safety.addresses import Base

_PACKED = frozenset((".pdf", ".zip", ".png", ".jpg", ".webp", ".avif", ".ico", ".woff2"))
_SEARCH = "assets/search"  # what the search loads beside its index


@dataclass(frozen=True)
class Weights:
    """Bytes that one reader is sent, each file once.

    `view` is the first page with steps with all that it loads, `guide` all pages of the default
    language with all that they load and the search, `paper` its handout, `disk` the copy for one.
    """

    view: int
    guide: int
    paper: int
    disk: int


def sent(path: Path) -> int:
    """Return the bytes of a file on its way: text is compressed by gzip, at a server's level."""
    data = path.read_bytes()
    return len(data) if path.suffix in _PACKED else len(gzip.compress(data, 6))


def loaded_by(site: Path, page: str) -> set[str]:
    """Return the paths of a page and of all that it loads, pictures further down among it."""
    found = {page}
    for link in read_html((site / page).read_bytes()).links:
        place = addresses.locate(addresses.split(link.address), Base(page), "")
        if link.use in ("load", "image") and place.kind == "inside":
            found.add(place.path)
    return {path for path in found if (site / path).is_file()}


def weigh(site: Path, language: str, others: Iterable[str]) -> Weights:
    """Weigh an edition's site; `others` are the folders of the languages beside the default one.

    Its search index is `search/<language>.json`. Raises StopIteration for a site without steps.
    """
    pages = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("index.html"))
        if path.relative_to(site).parts[0] not in others
    ]
    first = next(page for page in pages if b"data-step=" in (site / page).read_bytes())
    every = {path for page in pages for path in loaded_by(site, page)}
    folders = [site / _SEARCH, site / "search"]
    searched = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    every |= {
        path.relative_to(site).as_posix()
        for path in searched
        if path.suffix != ".json" or path.stem == language
    }

    papers = site.glob(f"handout/*-{language}.pdf")

    def total(paths: Iterable[Path]) -> int:
        return sum(sent(path) for path in paths)

    return Weights(
        view=total(site / path for path in loaded_by(site, first)),
        guide=total(site / path for path in every),
        paper=max((sent(path) for path in papers if "-instructor-" not in path.name), default=0),
        disk=total(site.glob("offline/*.zip")),
    )
