"""Brings the navigation up to date when a guide comes again: pages that are new, gone, reordered.

A person is right about the order: where theirs is another than had been made, it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tebiki.files.data_faults import Said
from tebiki.importing.merge_guide import Merged
from tebiki.starting import project_texts

_NO_NAV = Said(
    "the navigation cannot be changed here; write nav: as in a new project's file",
    "ナビゲーションを書き換えられません。"
    "nav: を、新しいプロジェクトのファイルのように書いてください。",
)
_OWN_ORDER = Said(
    "the guide has its pages in another order now; yours stays",
    "手引きではページの順番が変わりましたが、ここの順番を残しました。",
)


@dataclass(frozen=True)
class Navigation:
    """The text of `mkdocs.yml` as it becomes, and what is told of it, by line."""

    text: str
    told: tuple[tuple[int, Said], ...] = ()


def brought(
    settings: str, name: str, made: Iterable[str], mine: Mapping[str, str], merged: Merged
) -> Navigation | Said:
    """Return the navigation with the guide's pages as they come of `merged`, or why it cannot be.

    `made` are the pages in the order in which they had been made, `mine` those of today.
    """
    order = list(merged.made)
    gone = [_path(name, page) for page in merged.gone]
    new = {
        _path(name, page): _path(name, order[at - 1]) if at else ""
        for at, page in enumerate(order)
        if page in merged.texts and page not in mine
    }
    text: str | None = settings
    if gone:
        text = project_texts.with_pages(settings, {}, gone)
    assert text is not None  # only a new page may find no place
    was = [_path(name, merged.names_of_made.pages.get(page, page)) for page in made]
    now = [_path(name, page) for page in order]
    text, line = project_texts.in_order(text, was, now)
    if new:
        text = project_texts.with_pages(text, new, ())
    return _NO_NAV if text is None else Navigation(text, ((line, _OWN_ORDER),) if line else ())


def _path(name: str, page: str) -> str:
    return f"{name}/{page}.md"
