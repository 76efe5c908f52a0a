"""`tebiki screens draw`: the drawings anew from their sources, their sizes in the catalogues."""

import argparse
import sys

from tebiki.files import whole_files
from tebiki.files.data_faults import DataError
from tebiki.screens import draw_screens
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add that nothing is to be written."""
    parser.add_argument("--check", action="store_true", help="write nothing; name what differs")


def run(options: argparse.Namespace, project: Project) -> int:
    """Draw, or only compare; 1 when something is wrong, or differs and was to be compared."""
    try:
        made = draw_screens.draw_all(project)
    except (draw_screens.DrawError, DataError) as error:
        print(error, file=sys.stderr)
        print("\nNothing was drawn; the files are as they were.", file=sys.stderr)
        return 1
    stale = draw_screens.differing(made)
    if stale and not options.check:
        whole_files.write_all({path: made[path] for path in stale}, root=project.root)
    for path in stale:
        print(project.shown(path))
    if options.check and stale:
        print(f"{len(stale)} files are not as drawn; run tebiki screens draw", file=sys.stderr)
        return 1
    drawn = sum(path.suffix == ".svg" for path in made)
    print(f"{drawn} drawings, {len(stale)} files written anew", file=sys.stderr)
    return 0
