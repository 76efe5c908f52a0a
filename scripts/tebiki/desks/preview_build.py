"""Builds what a preview shows: the newest edition, or one of the older ones."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, MkDocsException

from tebiki.building.page_again import KeepLanguages, Render
from tebiki.building.run_mkdocs import Warnings, held_back_by, with_places
from tebiki.files import text_files
from tebiki.files.data_faults import DataError, in_lines
from tebiki.publishing.build_versions import all_editions, is_tree
from tebiki.publishing.list_pages import list_editions, list_pages
from tebiki.source.project import Project
from tebiki.source.site_settings import SETTINGS, ProjectError

Take = Callable[[str, Render], None]


@dataclass(frozen=True)
class Built:
    """What a build of a preview made: `fault` would stop `tebiki build`, "" for none.

    `is_whole` is False where the build itself has stopped, and there is no site. `site` is the
    folder of the edition that was built. `editions` has all that there are, the oldest first,
    where they stand beside each other. `left_out` says what the site holds back.
    """

    folder: Path
    site: Path
    fault: str = ""
    is_whole: bool = True
    editions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def build_preview(folder: Path, root: Path, address: str, edition: str, take: Take) -> Built:
    """Build the project's site into the folder: of several editions the newest, or `edition`.

    Several stand beside each other. `take` gets each language as soon as it is built.
    """
    site = folder
    try:
        project = Project(root)  # its settings may have been changed
        if os.environ.get("EDITION") or not is_tree(project):
            faults, left_out = _build_one(site, project, address, "", take)
            return Built(folder, site, "\n".join(faults), left_out=left_out)
        editions = all_editions(project)
        edition = edition or editions[-1]
        site = folder / edition
        faults, left_out = _build_one(site, project, f"{address}{edition}/", edition, take)
        list_pages(site)
        list_editions(folder, editions)
        return Built(folder, site, "\n".join(faults), editions=editions, left_out=left_out)
    except (Exception, SystemExit) as error:
        return Built(folder, site, said(error), is_whole=False)


def _build_one(
    folder: Path, project: Project, address: str, edition: str, take: Take
) -> tuple[list[str], tuple[str, ...]]:
    """Build an edition; return what `tebiki build` would stop at, and what is held back."""
    root = project.root
    warnings = Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        text_files.read_text(root / SETTINGS, SETTINGS)
        config = load_config(str(root / SETTINGS), site_dir=str(folder))
        plugin: Any = config.plugins["tebiki"]
        plugin.is_preview = True
        if edition:
            plugin.config.edition, plugin.is_versioned = edition, True
        config.plugins["tebiki/preview"] = KeepLanguages(take)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = address
        build(config, serve_url=address)
    except (Abort, BuildError):
        if not warnings.messages:
            raise
        raise BuildError("\n".join(_faults(warnings, project))) from None
    finally:
        logger.removeHandler(warnings)
    return _faults(warnings, project), held_back_by(plugin.site)


def _faults(warnings: Warnings, project: Project) -> list[str]:
    found = with_places(warnings.messages, project.docs, project.settings_file)
    return [in_lines(message) for message in found]


def said(error: BaseException) -> str:
    """Return what stopped a build; of what nobody foresaw, its place too."""
    cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
    text = str(cause).strip()
    if isinstance(cause, (MkDocsException, DataError, ProjectError, ValueError)) and text:
        return text
    last = cause.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}: " if last else ""
    return f"{place}{type(cause).__name__}: {text}"
