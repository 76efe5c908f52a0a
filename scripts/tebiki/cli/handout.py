"""`tebiki handout`: the PDF handouts of a built site, set again."""

import argparse
import os
import sys
from pathlib import Path

from tebiki.cli.jobs_option import add_jobs_option, jobs_of
from tebiki.cli.tell import tell
from tebiki.editions.editions import EditionError
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.jobs.jobs import Jobs
from tebiki.paper.build_handout import Made, rebuild_handouts
from tebiki.paper.chapter import PaperError
from tebiki.safety.site_address import SiteAddressError, read_site_url
from tebiki.source.built_editions import LATEST, editions_of
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
    add_jobs_option(parser)


def run(options: argparse.Namespace, project: Project) -> int:
    """Make the handouts, and say how large they are; 1 when one could not be made."""
    site: Path = options.site or project.site
    try:
        address = read_site_url(os.environ.get("SITE_URL", ""))
        with jobs_of(options) as jobs:
            made = _set_all(project, site, address, jobs)
    except (PaperError, SiteAddressError, EditionError, DataError) as error:
        print(error, file=sys.stderr)
        tell(_NONE)
        return 1
    for folder, one in made:
        for handout in one.handouts:
            print(in_lines(handout.summary(folder)))
    for fault in dict.fromkeys(fault for _, one in made for fault in one.told):
        print(f"\n{fault}", file=sys.stderr)
        tell(_OTHERS)
    return 1 if any(one.faults for _, one in made) else 0


def _set_all(project: Project, site: Path, address: str, jobs: Jobs) -> list[tuple[Path, Made]]:
    """Set the handouts of a site, or of each edition of it; return them by folder."""
    there_are = editions_of(site)
    if not there_are:
        edition = os.environ.get("EDITION", "")
        return [(site, rebuild_handouts(project, site, edition, address, jobs=jobs))]
    made = []
    for edition, folder in [*there_are.items(), (max(there_are), site / LATEST)]:
        own = f"{address}{edition}/" if address else ""
        one = rebuild_handouts(project, folder, edition, own, whole=site, jobs=jobs)
        made.append((folder, one))
    return made
