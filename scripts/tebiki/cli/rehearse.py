"""`tebiki rehearse`: the guide beside the real service, on a page of this machine."""

import argparse
import datetime
import sys

from tebiki.building.run_mkdocs import SiteError
from tebiki.cli.guide_option import add_guide, named_guide
from tebiki.cli.run_command import INTERRUPTED
from tebiki.cli.tell import tell
from tebiki.desks.free_port import free_port
from tebiki.desks.rehearsal_walk import Walk
from tebiki.desks.rehearse_guide import site_server
from tebiki.files.data_faults import DataError, Said
from tebiki.source import project_names
from tebiki.source.project import Project

_WHICH = Said(
    "say which guide with --guide: {known}", "どの手引きかを --guide で指定してください: {known}"
)
_BUILDING = Said("Building the site …", "サイトを作っています …")
_OPEN = Said("Open {address}", "ブラウザーで開いてください: {address}")
_WROTE = Said("wrote {path}", "書きました: {path}")
_PICTURE = Said("new picture: {command}", "新しい画像を入れるには: {command}")
_STOP = Said(
    "Stop with Ctrl+C; the answers are kept, and the next start goes on.",
    "Ctrl+C で止まります。答えは残り、次はその続きから始まります。",
)
_STOPPED = Said("Stopped; the answers are in {folder}.", "止めました。答えは {folder} にあります。")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which guide, when, and the page's port."""
    add_guide(parser)
    parser.add_argument("--port", type=int, default=8100, help="the first port to try (8100)")
    parser.add_argument("--month", help="the month of the rehearsal, such as 2026-11 (now)")


def run(options: argparse.Namespace, project: Project) -> int:
    """Serve until the rehearsal is finished or interrupted, and say what it has written."""
    month = project_names.month("--month", options.month or f"{datetime.date.today():%Y-%m}")
    name = named_guide(options, project)
    if not name and len(project.guides) != 1:
        tell(_WHICH.filled(known=", ".join(project.guides)))
        return 2
    try:
        walk = Walk(project, name or project.guides[0], month)
    except (DataError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    tell(_BUILDING)
    try:
        with site_server(walk, free_port(options.port)) as server:
            tell(_OPEN.filled(address=f"http://127.0.0.1:{server.server_port}/{walk.token}/"))
            tell(_STOP)
            server.serve_forever(poll_interval=0.1)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        tell(_STOPPED.filled(folder=str(walk.folder)))
        return INTERRUPTED
    for path in walk.written:
        tell(_WROTE.filled(path=str(path)))
    for answer in walk.answers.values():
        if answer.picture:
            command = f"tebiki screens add {answer.picture} --step {answer.step}"
            tell(_PICTURE.filled(command=command))
    print(walk.message())
    return 0
