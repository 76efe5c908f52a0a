"""`tebiki offline`: the copy of the site that opens by double-click, one zip."""

import argparse
import sys

from tebiki.building.build_offline import build_offline
from tebiki.building.run_mkdocs import SiteError
from tebiki.cli.jobs_option import add_jobs_option, jobs_of
from tebiki.cli.tell import tell
from tebiki.files import made_folders, whole_files
from tebiki.files.data_faults import Said
from tebiki.source.project import Project

_BUILDING = Said("Building the offline copy …", "オフライン用の写しを作っています …")
_NOT_MADE = Said("No offline copy was made.", "オフライン用の写しを作っていません。")
_WHOLE = Said("The copy is whole but for it.", "そのほかは、すべて入っています。")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the zip goes."""
    parser.add_argument(
        "--out",
        type=made_folders.given,
        help="the folder for the zip (default: the project's build/offline)",
    )
    add_jobs_option(parser)


def run(options: argparse.Namespace, project: Project) -> int:
    """Make the zip, and say how large it is; 1 when something is wrong with the site."""
    folder = made_folders.allowed(options.out or project.offline, project.root)
    tell(_BUILDING)
    try:
        with jobs_of(options) as jobs:
            copy = build_offline(project, jobs=jobs)
    except SiteError as error:
        print(error, file=sys.stderr)
        tell(_NOT_MADE)
        return 1
    target = folder / copy.name
    whole_files.write_whole(target, copy.data, root=project.root, mode=0o644)
    print(f"{target}: {len(copy.data) / 1_000_000:.1f} MB")
    for fault in copy.faults:
        print(f"\n{fault}", file=sys.stderr)
        tell(_WHOLE)
    return 1 if copy.faults else 0
