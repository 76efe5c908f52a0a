"""Shows the site while it is written: a live preview on 127.0.0.1."""

import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from tebiki.building import build_messages
from tebiki.building.run_mkdocs import Warnings, held_back_by
from tebiki.desks.preview_server import Built, PreviewServer
from tebiki.files import text_files
from tebiki.files.data_faults import DataError, in_lines
from tebiki.publishing.build_versions import all_editions, is_tree
from tebiki.publishing.list_pages import list_editions, list_pages
from tebiki.safety import site_address
from tebiki.source.layout import DOCS, EVENT
from tebiki.source.project import Project, face
from tebiki.source.site_settings import SETTINGS, ProjectError


def _build(folder: Path, root: Path, address: str, told: set[str]) -> Built:
    """Build the site into the folder, of several editions the newest one, where the others will be.

    What is left out of the site is said once, and then `told`.
    """
    project = Project(root)  # its settings may have been changed
    if os.environ.get("EDITION") or not is_tree(project):
        return Built(_build_one(folder, project, address, told))
    there_are = all_editions(project)
    faults = _build_edition(folder, project, address, told, there_are[-1])
    list_editions(folder, there_are)
    return Built(faults, there_are)


def _build_edition(
    folder: Path, project: Project, address: str, told: set[str], edition: str
) -> list[str]:
    """Build one of several editions into its own folder below `folder`."""
    own = folder / edition
    faults = _build_one(own, project, f"{address}{edition}/", told, edition)
    list_pages(own)
    return faults


def _build_one(
    folder: Path, project: Project, address: str, told: set[str], edition: str = ""
) -> list[str]:
    """Build an edition; return what `tebiki build` would stop at."""
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
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = address
        build(config, serve_url=address)
    except (Abort, BuildError):
        if not warnings.messages:
            raise
        raise BuildError("\n".join(_with_places(warnings.messages, project))) from None
    finally:
        logger.removeHandler(warnings)
    for line in held_back_by(plugin.site):
        if line not in told:
            print(line, file=sys.stderr, flush=True)
        told.add(line)
    return _with_places(warnings.messages, project)


def _with_places(messages: Sequence[str], project: Project) -> list[str]:
    docs = project.docs

    def read(name: str) -> str | None:
        try:
            return text_files.read_text(docs / name, name)
        except DataError:
            return None

    files = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*"))]
    settings = (project.root / SETTINGS).read_text(encoding="utf-8", errors="replace")
    return [
        in_lines(build_messages.with_place(message, read, files, settings)) for message in messages
    ]


def serve(project: Project, port: int) -> None:
    """Serve the project until interrupted, and build it anew whenever it is changed.

    Raises SiteAddressError for a SITE_URL that is none.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    given = site_address.read_site_url(os.environ.get("SITE_URL", ""))
    mount = urlsplit(given).path or "/"
    told: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="tebiki-preview-") as scratch:
        address = f"http://127.0.0.1:{port}{mount}"
        server = PreviewServer(
            lambda folder: _build(folder, project.root, address, told),
            lambda folder, edition: _build_edition(
                folder, Project(project.root), address, told, edition
            ),
            Path(scratch), port, mount,
        )  # fmt: skip
        server.build_or_say()
        for path in _watched(project):
            server.watch(str(path))
        server.watch_file(project.event_file or project.root / EVENT)
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def _watched(project: Project) -> list[Path]:
    """What a site is made of, and is there: pages, settings, the face, the author's and ours."""
    try:
        docs = project.docs
    except ProjectError:  # the preview shows it, until it is mended
        docs = project.root / DOCS
    package = Path(__file__).resolve().parents[1]
    found = [docs, project.root / SETTINGS, project.root / "overrides", face(), package]
    return [path for path in dict.fromkeys(found) if path.exists()]
