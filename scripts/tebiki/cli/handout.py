"""`tebiki handout`: the PDF handouts of a built site, set again."""

import argparse
import os
import sys
from pathlib import Path

from tebiki.cli.tell import tell
from tebiki.editions.editions import EditionError
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError, Said
from tebiki.paper.build_handout import rebuild_handouts
from tebiki.paper.chapter import PaperError
from tebiki.safety.site_address import SiteAddressError, read_site_url
from tebiki.source.project import Project

_NONE = Said(
    "No handout was made; those of before stay.",
    "配布資料を作っていません。前のものは残っています。",
)
_OTHERS = Said(
    "The others are made; where these were before, they stay.",
    "ほかは作りました。作れなかったものは、前のものが残っています。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the site is."""
    parser.add_argument(
        "--site", type=made_folders.given, help="the built site (default: the project's site)"
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Make the handouts, and say how large they are; 1 when one could not be made."""
    site: Path = options.site or project.site
    try:
        address = read_site_url(os.environ.get("SITE_URL", ""))
        made = rebuild_handouts(project, site, os.environ.get("EDITION", ""), address)
    except (PaperError, SiteAddressError, EditionError, DataError) as error:
        print(error, file=sys.stderr)
        tell(_NONE)
        return 1
    for handout in made.handouts:
        print(handout.summary(site))
    for fault in made.told:
        print(f"\n{fault}", file=sys.stderr)
        tell(_OTHERS)
    return 1 if made.faults else 0
