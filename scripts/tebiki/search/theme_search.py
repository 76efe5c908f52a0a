"""Holds the theme's search box against what our worker was written for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What the theme's script must say for our worker to be understood by it, and why. The messages
# are 0 SETUP, 1 READY, 2 QUERY, 3 RESULT.
_PROTOCOL = {
    "type:0,data:{config:": "SETUP is message 0 and carries config and docs",
    ".type===1": "READY is message 1",
    "type:2,data:": "QUERY is message 2 and carries what was typed",
    ".type===3": "RESULT is message 3",
    "new Worker(": "the box talks to a Worker",
    "search/search_index.json": "the box fetches search/search_index.json",
    '"keyup"': "the box listens to keyup",
    'searchParams.set("h"': "a result's link carries the words to mark",
    "data-md-score": "a result shows its score",
    "search-suggest": "the box completes what is typed",
}

OUR_WORKER = "assets/search/worker.js"


class SearchThemeError(Exception):
    """The theme's search is not the one our worker was written for; says what to do."""


@dataclass(frozen=True)
class ThemeFiles:
    """The theme's base template, script and worker: name below the theme -> text."""

    base: str
    bundles: tuple[tuple[str, str], ...]
    workers: tuple[str, ...]


def find(folders: Sequence[Path]) -> ThemeFiles:
    """Read the files from the theme's folders, of which the first that has a file counts."""
    base = next((f for folder in folders if (f := folder / "base.html").is_file()), None)
    bundles, workers = {}, set()
    for folder in folders:
        for path in sorted(folder.glob("assets/javascripts/bundle.*.min.js")):
            bundles[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
        for path in folder.glob("assets/javascripts/workers/search.*.min.js"):
            workers.add(path.relative_to(folder).as_posix())
    text = base.read_text(encoding="utf-8") if base else ""
    return ThemeFiles(text, tuple(bundles.items()), tuple(sorted(workers)))


def check(files: ThemeFiles) -> str:
    """Return the name of the theme's own worker, which ours replaces.

    Raises SearchThemeError when a file is missing or renamed, or speaks another protocol.
    """
    advice = (
        "the search would fall back to the theme's own; "
        "stay with the locked mkdocs-material, or adapt overrides/assets/search"
    )
    if len(files.workers) != 1:
        found = ", ".join(files.workers) or "none"
        raise SearchThemeError(
            f"search: the theme should have one assets/javascripts/workers/search.*.min.js, "
            f"found {found}; {advice}"
        )
    if f'"search": "{files.workers[0]}"' not in files.base:
        raise SearchThemeError(
            f"search: the theme's base.html does not name {files.workers[0]} as its worker; "
            f"{advice}"
        )
    if len(files.bundles) != 1:
        found = ", ".join(name for name, _ in files.bundles) or "none"
        raise SearchThemeError(
            f"search: the theme should have one assets/javascripts/bundle.*.min.js, "
            f"found {found}; {advice}"
        )
    name, script = files.bundles[0]
    for mark, meaning in _PROTOCOL.items():
        if mark not in script:
            raise SearchThemeError(
                f"search: {name} no longer says {mark!r} ({meaning}): "
                f"the worker's protocol has changed; {advice}"
            )
    return files.workers[0]


def check_page(page: str, theme_worker: str, path: str) -> None:
    """Raise SearchThemeError when the built HTML `page` would start the theme's worker."""
    if theme_worker in page or OUR_WORKER not in page:
        raise SearchThemeError(
            f"search: the page of docs/{path} does not start {OUR_WORKER}; "
            "let the config block of overrides/main.html put it in the theme's place"
        )
