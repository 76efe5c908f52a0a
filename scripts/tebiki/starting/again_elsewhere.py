"""Brings up to date, or names, what names a guide's steps beside its pages, when it comes again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from tebiki.files import text_files
from tebiki.files.data_faults import Said, placed
from tebiki.importing.names_again import Place
from tebiki.screens import catalogue
from tebiki.source.project import Project
from tebiki.starting import project_texts

_TRANSLATE = Said(
    "its Japanese has changed; tebiki translations and tebiki check pages say where",
    "元の日本語が変わりました。"
    "訳を直す所は tebiki translations と tebiki check pages で分かります。",
)


def notes(project: Project, guide: str, moved: Mapping[Place, Place]) -> dict[Path, str]:
    """Return the files of data that change: what names a step names it where it is now."""
    found = {}
    for path in sorted((project.data / guide).glob("*.toml")):
        if path.name == catalogue.NAME or not moved:
            continue
        text = text_files.read_exact(path, project.shown(path))
        changed = project_texts.with_places(text, moved)
        if changed != text:
            found[path] = changed
    return found


def translations(project: Project, guide: str, changed: Collection[str]) -> list[Said]:
    """Return what is told of translations whose original is among the files `changed`."""
    return [
        placed(project.shown(page.path), 1, _TRANSLATE)
        for page in project.every_page()
        if page.guide == guide
        and page.language != project.default_language
        and page.path.name in changed
    ]
