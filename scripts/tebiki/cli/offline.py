"""`tebiki offline`: the copy of the site that opens by double-click, one zip."""

import argparse
import sys

from tebiki.building.build_offline import build_offline
from tebiki.building.run_mkdocs import SiteError
from tebiki.files import made_folders, whole_files
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the zip goes."""
    parser.add_argument(
        "--out",
        type=made_folders.given,
        help="the folder for the zip (default: the project's build/offline)",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Make the zip, and say how large it is; 1 when something is wrong with the site."""
    folder = made_folders.allowed(options.out or project.offline, project.root)
    print("Building the offline copy …", file=sys.stderr)
    try:
        copy = build_offline(project)
    except SiteError as error:
        print(f"{error}\n\nNo offline copy was made.", file=sys.stderr)
        return 1
    target = folder / copy.name
    whole_files.write_whole(target, copy.data, root=project.root, mode=0o644)
    print(f"{target}: {len(copy.data) / 1_000_000:.1f} MB")
    for fault in copy.faults:
        print(f"\n{fault}\nThe copy is whole but for it.", file=sys.stderr)
    return 1 if copy.faults else 0
