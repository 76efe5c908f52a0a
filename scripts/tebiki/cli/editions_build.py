"""`tebiki editions build`: every edition in one browsable tree, as it will be published."""

import argparse
import os
import sys
from pathlib import Path

from tebiki.building.run_mkdocs import SiteError
from tebiki.cli.tell import tell
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError, Said
from tebiki.publishing.build_versions import build_versions
from tebiki.source.project import Project

_NOT_BUILT = Said(
    "Nothing was built; {out} is as it was before.", "何も作っていません。{out} は前のままです。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the tree goes."""
    parser.add_argument(
        "--out", type=made_folders.given, help="the folder (default: the project's build/versions)"
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Build the tree, and say how to look at it; 1 when an edition cannot be built."""
    out: Path = options.out or project.made / "versions"
    print("Building every edition …", file=sys.stderr)
    try:
        built = build_versions(project, out, site_url=os.environ.get("SITE_URL", ""))
    except (SiteError, DataError) as error:
        print(error, file=sys.stderr)
        tell(_NOT_BUILT.filled(out=str(out)))
        return 1
    print(f"The editions {', '.join(built)} are in {out}.")
    print(f"To look at them: python3 -m http.server --directory {out}")
    return 0
