"""`tebiki screens draw`: the drawings anew from their sources, their sizes in the catalogues."""

import argparse
import sys

from tebiki.cli.tell import tell
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError, Said
from tebiki.screens import draw_screens
from tebiki.source.project import Project

_NOTHING = Said(
    "Nothing was drawn; the files are as they were.", "何も描いていません。ファイルは前のままです。"
)
_STALE = Said(
    "{count} files are not as drawn; run tebiki screens draw",
    "{count} 個のファイルが元の図と違います。tebiki screens draw を実行してください。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add that nothing is to be written."""
    parser.add_argument("--check", action="store_true", help="write nothing; name what differs")


def run(options: argparse.Namespace, project: Project) -> int:
    """Draw, or only compare; 1 when something is wrong, or differs and was to be compared."""
    try:
        made = draw_screens.draw_all(project)
    except (draw_screens.DrawError, DataError) as error:
        print(error, file=sys.stderr)
        tell(_NOTHING)
        return 1
    stale = draw_screens.differing(made)
    if stale and not options.check:
        whole_files.write_all({path: made[path] for path in stale}, root=project.root)
    for path in stale:
        print(project.shown(path))
    if options.check and stale:
        tell(_STALE.filled(count=str(len(stale))))
        return 1
    drawn = sum(path.suffix == ".svg" for path in made)
    print(f"{drawn} drawings, {len(stale)} files written anew", file=sys.stderr)
    return 0
