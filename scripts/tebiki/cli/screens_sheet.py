"""`tebiki screens sheet`: one picture of all originals, to be looked at in a review."""

import argparse
import sys
from pathlib import Path

from tebiki.files import whole_files
from tebiki.files.data_faults import DataError
from tebiki.screens.draw_contact_sheet import cells, draw
from tebiki.screens.store import Store
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the picture goes."""
    parser.add_argument(
        "--out", type=Path, help="the file (default: the project's build/contact-sheet.png)"
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Draw it, and say how many pictures it shows; 2 when a catalogue can't be read."""
    out: Path = options.out or project.made / "contact-sheet.png"
    try:
        found = cells(Store(project))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    out.parent.mkdir(parents=True, exist_ok=True)
    whole_files.write_whole(out, draw(found))
    shown = sum(1 for cell in found if cell.picture)
    print(f"{out}: {shown} of {len(found)} pictures")
    return 0
