"""Builds every edition into one browsable tree, as it will be published."""

import argparse
import os
import sys
from pathlib import Path

from tebiki.building import build_site
from tebiki.cli.run_command import command
from tebiki.editions import editions, site_changes
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError
from tebiki.files.replace_folder import new_folder
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.publishing import deploy_edition
from tebiki.safety.site_address import SiteAddressError, read_site_url

ROOT = Path(__file__).resolve().parents[3]


def all_editions(root: Path) -> tuple[str, ...]:
    """Return the editions that there are, the oldest first."""
    return site_changes.known_editions(root / "docs")


def build_versions(
    out: Path,
    *,
    root: Path = ROOT,
    site_url: str = "",
    build: deploy_edition.Builder | None = None,
) -> tuple[str, ...]:
    """Build all editions into `out`, which is replaced only by a whole tree; return them.

    Raises build_site.SiteError.
    """
    try:
        address = read_site_url(site_url)
    except SiteAddressError as error:
        raise build_site.SiteError(str(error)) from error
    there_are = all_editions(root)
    try:
        with (
            new_folder(out, root) as tree,
            scratch(root / IN_PROJECT) as entry,
        ):
            repository = entry / "repository"
            deploy_edition.start_repository(repository)
            for edition in there_are:
                make = build or deploy_edition.builder(root)
                deploy_edition.deploy(repository, edition, address, make, f"Build {edition}")
            languages = deploy_edition.read_languages(root)
            deploy_edition.write_root(repository, languages, address, root)
            deploy_edition.check_out(repository, tree)
    except made_folders.FolderRefused as error:
        raise build_site.SiteError(str(error)) from error
    return there_are


@command
def main(argv: list[str] | None = None) -> int:
    """Build the tree; 1 when an edition cannot be built."""
    parser = argparse.ArgumentParser(
        description="Build every edition, with the version menu, into one browsable tree.",
        epilog="example: SITE_URL=https://workshop.example/ scripts/build_versions.py",
    )
    parser.add_argument(
        "--out", type=made_folders.given, default=ROOT / "build/versions", help="the folder"
    )
    parser.add_argument(
        "--name", action="store_true", help="only print the edition meant: EDITION, or the newest"
    )
    options = parser.parse_args(argv)
    if options.name:
        try:
            print(editions.choose(os.environ.get("EDITION", ""), all_editions(ROOT)))
        except (editions.EditionError, DataError) as error:
            print(error, file=sys.stderr)
            return 1
        return 0
    print("Building every edition …", file=sys.stderr)
    try:
        built = build_versions(options.out, site_url=os.environ.get("SITE_URL", ""))
    except (build_site.SiteError, DataError) as error:
        print(error, file=sys.stderr)
        print(f"\nNothing was built; {options.out} is as it was before.", file=sys.stderr)
        return 1
    print(f"The editions {', '.join(built)} are in {options.out}.")
    print(f"To look at them: python3 -m http.server --directory {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
