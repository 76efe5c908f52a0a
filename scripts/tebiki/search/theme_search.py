"""Holds the theme's search box against what our worker was written for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tebiki.files.data_faults import Said, SaidError, before, same

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


# What is said here has one cause: another mkdocs-material, or a project's template in its place.
_ADVICE = Said(
    "; take base.html and main.html out of your own overrides/, or install the mkdocs-material "
    "that tebiki asks for (make site does in its checkout)",
    "。自分の overrides/ の base.html と main.html を外すか、"
    "tebiki が指定する mkdocs-material を入れてください（手元の写しでは make site が入れます）。",
)
_NOT_ONE = Said(
    "search: the theme should have one {name}, found {found}",
    "search: テーマに {name} が一つあるはずですが、見つかったのは {found} です",
).then(_ADVICE)
_NOT_NAMED = Said(
    "search: the theme's base.html does not name {worker} as its worker",
    "search: テーマの base.html に、検索の {worker} が書かれていません",
).then(_ADVICE)
_PROTOCOL_CHANGED = Said(
    "search: {name} no longer says {mark} ({meaning}): the theme's search has changed",
    "search: {name} に {mark}（{meaning}）がなく、テーマの検索が変わっています",
).then(_ADVICE)
_NOT_STARTED = Said(
    "the page does not start the search {worker}; write the block config of your own "
    "overrides/main.html as tebiki's main.html has it, or take that file out",
    "このページで検索 {worker} が始まりません。自分の overrides/main.html の block config を "
    "tebiki の main.html のとおりに書くか、そのファイルを外してください。",
)


class SearchThemeError(SaidError):
    """The theme's search is not the one our worker was written for; says what to do."""


@dataclass(frozen=True)
class ThemeFiles:
    """The theme's base template, script and worker: name below the theme -> text."""

    base: str
    bundles: tuple[tuple[str, str], ...]
    workers: tuple[str, ...]


def worker_of(folders: Sequence[Path]) -> str:
    """Return the name of the worker of the theme in these folders, which ours replaces.

    Raises SearchThemeError.
    """
    return check(find(folders))


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
    if len(files.workers) != 1:
        name = "assets/javascripts/workers/search.*.min.js"
        raise SearchThemeError(_NOT_ONE.filled(name=name, found=_listed(files.workers)))
    if f'"search": "{files.workers[0]}"' not in files.base:
        raise SearchThemeError(_NOT_NAMED.filled(worker=files.workers[0]))
    if len(files.bundles) != 1:
        name = "assets/javascripts/bundle.*.min.js"
        found = _listed([bundle for bundle, _ in files.bundles])
        raise SearchThemeError(_NOT_ONE.filled(name=name, found=found))
    name, script = files.bundles[0]
    for mark, meaning in _PROTOCOL.items():
        if mark not in script:
            said = _PROTOCOL_CHANGED.filled(name=name, mark=repr(mark), meaning=meaning)
            raise SearchThemeError(said)
    return files.workers[0]


def check_page(page: str, theme_worker: str, path: str) -> None:
    """Raise SearchThemeError when the built HTML `page` would start the theme's worker."""
    if theme_worker in page or OUR_WORKER not in page:
        raise SearchThemeError(before(f"docs/{path}: ", _NOT_STARTED.filled(worker=OUR_WORKER)))


def _listed(names: Sequence[str]) -> Said:
    return same(", ".join(names)) if names else Said("none", "なし")
