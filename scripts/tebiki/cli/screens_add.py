"""`tebiki screens add`: today's screenshot becomes a step's picture from the next edition on."""

import argparse
import datetime
import sys
from pathlib import Path

from tebiki.cli.guide_option import add_guide, named_guide
from tebiki.cli.tell import tell
from tebiki.files.data_faults import DataError, Said, before, told
from tebiki.screens import add_screen
from tebiki.screens.decoded_picture import PictureError
from tebiki.screens.screen import SENSITIVE
from tebiki.screens.store import Store
from tebiki.source import project_names
from tebiki.source.project import Project

_AS_IT_WAS = Said("; everything is as it was", "。何も変えていません。")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the picture, the step that it belongs to, and what is known of it."""
    parser.add_argument("file", type=Path, help="a picture, or a folder: its newest picture")
    parser.add_argument("--step", required=True, metavar="ID", help="the step, or page#step")
    parser.add_argument("--screen", metavar="ID", help="which one, where a step shows more")
    add_guide(parser)
    parser.add_argument("--month", help="when it was taken, such as 2026-11 (this month)")
    parser.add_argument(
        "--sensitive",
        action="append",
        default=[],
        choices=SENSITIVE,
        help="what of a person is on it, beside what the catalogue says of this screen",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """0: in (or held back for redaction); 1: not a picture to show; 2: it isn't clear which."""
    month = project_names.month("--month", options.month or f"{datetime.date.today():%Y-%m}")
    guide = named_guide(options, project)
    store = Store(project)
    try:
        file = add_screen.find_file(options.file)
        catalogue, screen = add_screen.find_screen(store, guide, options.step, options.screen)
    except (add_screen.ChoiceError, DataError) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        marks = tuple(options.sensitive)
        print(add_screen.add_screen(store, catalogue, screen, file.read_bytes(), month, marks))
    except (PictureError, ValueError) as error:
        tell(before(f"{file}: ", told(error)).then(_AS_IT_WAS))
        return 1
    return 0
