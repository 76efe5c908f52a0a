"""`tebiki translations`: the translated steps that are behind, or one noted as up to date."""

import argparse
import sys

from tebiki.cli.tell import tell
from tebiki.editions import list_translations
from tebiki.files.data_faults import DataError
from tebiki.markdown.page import PageError
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how the list is printed, and what is noted."""
    parser.add_argument("--json", action="store_true", help="write the list as JSON")
    parser.add_argument("--check", action="store_true", help="return 1 if something is behind")
    parser.add_argument(
        "--update",
        metavar="LANGUAGE/PAGE[#STEP]",
        help="note that this page or step is up to date now; all: every one",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """List what is behind: 1 with --check and something behind, 2 for a wrong name."""
    try:
        if options.update and (fault := list_translations.note(project, options.update)):
            tell(fault)
            return 2
        found = list_translations.find_behind(project)
    except (DataError, PageError) as error:
        print(error, file=sys.stderr)
        return 2
    print(list_translations.as_json(found) if options.json else list_translations.as_text(found))
    return 1 if options.check and found else 0
