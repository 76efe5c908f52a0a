"""Builds the whole site of one edition, strictly: all of it in its folder, or nothing changed."""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tebiki.building.add_downloads import add_downloads
from tebiki.building.build_offline import build_offline
from tebiki.building.run_mkdocs import SiteError as SiteError
from tebiki.building.run_mkdocs import run_mkdocs
from tebiki.cli.run_command import command
from tebiki.files import made_folders, whole_files
from tebiki.files.replace_folder import folder_lock, new_folder
from tebiki.paper.build_handout import Handout, keep_or_build_handouts

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class BuiltSite:
    """A site as it was built: its folder, edition, address and the seconds it took.

    `faults` says which handouts could not be made; the site stands without them.
    `held_back` has a line for each original that the site does not show, and why, and for each
    file that it does not publish because nothing uses it.
    """

    folder: Path
    edition: str
    site_url: str
    seconds: float
    handouts: tuple[Handout, ...]
    faults: tuple[str, ...]
    held_back: tuple[str, ...]


def build_site(
    site_dir: Path,
    *,
    root: Path = ROOT,
    edition: str | None = None,
    site_url: str | None = None,
    directory_urls: bool = True,
    versioned: bool = False,
    pages_only: bool = False,
) -> BuiltSite:
    """Build the site below `root` into `site_dir`, which is replaced only by a whole site.

    `edition` and `site_url` default to the environment's EDITION and SITE_URL. `versioned` is
    for a folder beside other editions: with the menu that leads to them. `pages_only` leaves out
    the handouts and the copy for a disk.
    Raises SiteError with all that is wrong, or for a folder that we did not make.
    """
    start = time.monotonic()
    try:
        whole_files.recover(root)
        with new_folder(site_dir, root) as scratch:
            config_edition, address, held_back = run_mkdocs(
                root, scratch, edition, site_url, directory_urls, versioned
            )
            made: tuple[Handout, ...] = ()
            faults: tuple[str, ...] = ()
            copy = None
            if not pages_only:
                with folder_lock(site_dir, root):
                    made, faults = keep_or_build_handouts(
                        scratch, site_dir, root, config_edition, address
                    )
            if directory_urls and not pages_only:
                offline = build_offline(
                    root=root, edition=edition, site_url=site_url, handouts=(scratch, made)
                )
                copy = f"offline/{offline.name}"
                (scratch / "offline").mkdir()
                (scratch / copy).write_bytes(offline.data)
            add_downloads(scratch, root, made, copy)
    except made_folders.FolderRefused as error:
        raise SiteError(str(error)) from error
    seconds = time.monotonic() - start
    return BuiltSite(site_dir, config_edition, address, seconds, made, faults, held_back)


@command
def main(argv: list[str] | None = None) -> int:
    """Build the site as the command line says; 1 when something is wrong with it."""
    parser = argparse.ArgumentParser(
        description="Build the whole site, strictly, into a folder.",
        epilog="example: SITE_URL=https://workshop.example/ scripts/build_site.py --out site",
    )
    parser.add_argument(
        "--out", type=made_folders.given, default=ROOT / "site", help="the folder (default: site)"
    )
    parser.add_argument("--pages-only", action="store_true", help="no handouts, no copy for a disk")
    options = parser.parse_args(argv)
    print("Building the site …", file=sys.stderr)
    try:
        built = build_site(options.out, pages_only=options.pages_only)
    except SiteError as error:
        print(error, file=sys.stderr)
        print(f"\nThe site was not built; {options.out} is as it was before.", file=sys.stderr)
        return 1
    for line in built.held_back:
        print(line, file=sys.stderr)
    if not built.site_url:
        print(
            "SITE_URL is not set: no canonical addresses, no sitemap, no QR codes of own pages.",
            file=sys.stderr,
        )
    for handout in built.handouts:
        print(handout.summary(built.folder))
    print(f"The site is in {built.folder} ({built.seconds:.1f} s).")
    print("To look at it: make serve, or python3 -m http.server --directory site")
    for fault in built.faults:
        print(f"\n{fault}\nThe site is whole but for it.", file=sys.stderr)
    return 1 if built.faults else 0


if __name__ == "__main__":
    sys.exit(main())
