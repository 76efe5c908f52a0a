"""`tebiki editions release`: what a release of an edition carries, built and gathered."""

import argparse
import os
import sys
from pathlib import Path

from tebiki.building.run_mkdocs import SiteError
from tebiki.cli.jobs_option import add_jobs_option, jobs_of
from tebiki.cli.tell import tell
from tebiki.editions.editions import EditionError
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError, Said
from tebiki.publishing.build_versions import to_publish
from tebiki.publishing.gather_release import release
from tebiki.safety.site_address import SiteAddressError, read_site_url
from tebiki.source.project import Project

_BUILDING = Said("Building {edition} …", "{edition} を作っています …")
_NOTHING = Said(
    "Nothing was gathered; {out} is as it was before.", "何も集めていません。{out} は前のままです。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which edition, and where its files go."""
    parser.add_argument(
        "edition", nargs="?", default=os.environ.get("EDITION", ""), help="EDITION, or the newest"
    )
    parser.add_argument(
        "--out", type=made_folders.given, help="the folder (default: the project's build/release)"
    )
    add_jobs_option(parser)


def run(options: argparse.Namespace, project: Project) -> int:
    """Gather the files, and list them; 1 when there is nothing whole to release."""
    out: Path = options.out or project.made / "release"
    try:
        edition = to_publish(project, options.edition)
        address = read_site_url(os.environ.get("SITE_URL", ""))
        tell(_BUILDING.filled(edition=edition))
        with jobs_of(options) as jobs:
            names = release(project, out, edition, address, jobs)
    except (EditionError, SiteAddressError, SiteError, DataError) as error:
        print(error, file=sys.stderr)
        tell(_NOTHING.filled(out=str(out)))
        return 1
    print("\n".join(names))
    return 0
