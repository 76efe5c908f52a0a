"""Shows the site while it is written: a live preview on 127.0.0.1."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from urllib.parse import urlsplit

from tebiki.building import site_sources
from tebiki.desks.forks import Family
from tebiki.desks.preview_build import Built, Take, build_preview
from tebiki.desks.preview_builds import Job, PreviewBuilds
from tebiki.desks.preview_loop import PreviewLoop
from tebiki.desks.preview_server import PreviewServer
from tebiki.desks.project_stamps import Stamps, changed, settled, stamps
from tebiki.safety import site_address
from tebiki.source.layout import DOCS, EVENT
from tebiki.source.project import Project
from tebiki.source.site_settings import ProjectError

_LOOK = 0.5  # seconds between two looks, where nothing tells of changes
_PAUSE = 0.05  # in which an editor that writes twice, or by renaming, has done both


def serve(project: Project, port: int) -> None:
    """Serve the project until interrupted, and build it anew whenever it is changed.

    Three kinds of processes: this one looks for changes and decides; a server, which only shows;
    builds, forked from this one, which has no thread so that it can be forked.
    Raises SiteAddressError for a SITE_URL that is none.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    given = site_address.read_site_url(os.environ.get("SITE_URL", ""))
    mount = urlsplit(given).path or "/"
    address = f"http://127.0.0.1:{port}{mount}"
    files, folders = _made_of(project)
    server = PreviewServer(port, mount)
    server.server_bind()
    server.server_activate()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl+C does
    family = Family()
    with tempfile.TemporaryDirectory(prefix="tebiki-preview-", ignore_cleanup_errors=True) as made:
        shown = family.begin(partial(server.run, folders))
        if family.forks:
            server.socket.close()

        def make(folder: Path, edition: str, take: Take) -> Built:
            return build_preview(folder, project.root, address, edition, take)

        builds = PreviewBuilds(family, Path(made), _docs(project), make, shown.channel.send)
        try:
            _follow(files, builds, shown.channel)
        finally:
            family.end_all()


def _follow(files: list[Path], builds: PreviewBuilds, server: Connection) -> None:
    """Build, and build again what is changed, until the server ends."""
    known: Stamps = stamps(files)
    loop: PreviewLoop[Job] = PreviewLoop(builds)
    loop.finish(builds.first())
    while True:
        jobs = {job.child.channel: job for job in _jobs(loop, builds)}
        for channel in wait([server, *jobs], timeout=_LOOK):
            if channel is server:
                if (edition := server.recv()) is not None:
                    builds.show_older(edition)
            elif (job := jobs[channel]) is not loop.job:  # type: ignore[index]
                builds.take_older(job)
            elif built := builds.receive(job):
                loop.finish(built)
        now = settled(partial(stamps, files), known, partial(time.sleep, _PAUSE))
        loop.change(changed(known, now))
        known = now


def _jobs(loop: PreviewLoop[Job], builds: PreviewBuilds) -> Iterator[Job]:
    yield from builds.older.values()
    if loop.job:
        yield loop.job


def _docs(project: Project) -> Path:
    try:
        return project.docs
    except ProjectError:  # the preview shows it, until it is mended
        return project.root / DOCS


def _made_of(project: Project) -> tuple[list[Path], list[tuple[Path, bool]]]:
    """What a site is made of, and the folders to watch, each with whether all below it counts.

    Some of it may come later, such as the event.
    """
    event = project.event_file or project.root / EVENT
    places = [path for _, path in site_sources.places(project, _docs(project))]
    files = list(dict.fromkeys([*places, event]))
    deep = [path for path in files if path.is_dir()]
    flat = dict.fromkeys([project.root, event.parent])
    return files, [*((path, True) for path in deep), *((path, False) for path in flat)]
