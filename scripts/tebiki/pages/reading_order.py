"""Knows which guides a site holds, and where each page's steps stand in its guide."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from tebiki.markdown.page import Page


@dataclass(frozen=True)
class Place:
    """A page's place in its guide; `first` is the index of its first step, from 1."""

    guide: str
    name: str
    first: int
    total: int


@dataclass(frozen=True)
class Walk:
    """All steps of a guide in order, as the progress on its pages needs them.

    `base` is the guide's folder from the site's root, `first` the first step's address below
    it; `pages` is JSON, a list of `{page, address, steps}` for each page with steps.
    """

    guide: str
    base: str
    first: str
    pages: str
    total: int


def split_path(path: str) -> tuple[str, str, str] | None:
    """Split `ja/openai-api/account.md` into language, guide and page; None for other depths."""
    parts = PurePosixPath(path).parts
    if len(parts) != 3 or not parts[2].endswith(".md"):
        return None
    return parts[0], parts[1], parts[2].removesuffix(".md")


def is_door(path: str) -> bool:
    """Whether `path` is a language's first page, such as `ja/index.md`."""
    parts = PurePosixPath(path).parts
    return len(parts) == 2 and parts[1] == "index.md"


def places(pages: Iterable[Page], names: set[str]) -> dict[str, Place]:
    """Return path -> place for the pages, given in reading order, of the guides called `names`."""
    found: list[tuple[str, str, str, int]] = []
    counts = dict.fromkeys(names, 0)
    for page in pages:
        split = split_path(page.path)
        if split is None or split[1] not in names:
            continue
        _, guide, name = split
        found.append((page.path, guide, name, counts[guide] + 1))
        counts[guide] += len(page.steps)
    return {path: Place(guide, name, first, counts[guide]) for path, guide, name, first in found}


def walks(
    pages: Iterable[Page], places: Mapping[str, Place], addresses: Mapping[str, str]
) -> dict[str, Walk]:
    """Return guide -> its steps, for guides that have steps; `addresses` by page path."""
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for page in pages:
        place = places.get(page.path)
        if place and page.steps:
            ids = tuple(step.id or "" for step in page.steps)
            found.setdefault(place.guide, []).append((place.name, addresses[page.path], ids))
    return {guide: _walk(guide, entries) for guide, entries in found.items()}


def _walk(guide: str, entries: list[tuple[str, str, tuple[str, ...]]]) -> Walk:
    parts = entries[0][1].split("/")
    base = "/".join([*parts[: parts.index(quote(guide)) + 1], ""])
    below = [(name, address.removeprefix(base), ids) for name, address, ids in entries]
    _, address, ids = below[0]
    return Walk(
        guide=guide,
        base=base,
        first=f"{address}#{ids[0]}",
        pages=json.dumps(
            [{"page": name, "address": address, "steps": ids} for name, address, ids in below],
            ensure_ascii=False,
            separators=(",", ":"),
        ),
        total=sum(len(ids) for _, _, ids in below),
    )
