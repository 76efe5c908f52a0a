"""Builds the copy of the site that opens by double-click, as one zip for a disk or a USB stick."""

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tebiki.building import offline_copy
from tebiki.building.add_downloads import add_downloads
from tebiki.building.run_mkdocs import SiteError, run_mkdocs
from tebiki.cli.run_command import command
from tebiki.files import made_folders, whole_files
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.paper.build_handout import Handout, keep_or_build_handouts
from tebiki.source.read_words import read_words

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class OfflineCopy:
    """The zip as it was made: its name, its bytes, the handouts that could not be made."""

    name: str
    data: bytes
    faults: tuple[str, ...]


def build_offline(
    *,
    root: Path = ROOT,
    edition: str | None = None,
    site_url: str | None = None,
    handouts: tuple[Path, tuple[Handout, ...]] | None = None,
) -> OfflineCopy:
    """Build the site with plain file addresses, and pack it. Raises SiteError.

    `handouts` are those that were made already, and the site that they are in.
    """
    with scratch(root / IN_PROJECT) as entry:
        folder = entry / "site"
        folder.mkdir()
        built, address, _ = run_mkdocs(root, folder, edition, site_url, False, False)
        faults: tuple[str, ...] = ()
        if handouts is None:
            made, faults = keep_or_build_handouts(folder, None, root, built, address)
        else:
            made = handouts[1]
            for handout in made:
                target = folder / handout.path
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(handouts[0] / handout.path, target)
        add_downloads(folder, root, made, None)
        name = f"{copy_name(root)}-{built}"
        return OfflineCopy(
            f"{name}.zip", offline_copy.pack(_files(folder, root, built), name, built), faults
        )


def copy_name(root: Path) -> str:
    """Return what the copy is called: as its guide, where there is one."""
    guides = [path.name for path in (root / "docs" / "_data").iterdir() if path.is_dir()]
    return guides[0] if len(guides) == 1 else "tebiki"


def _files(folder: Path, root: Path, edition: str) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and offline_copy.is_in_copy(path.relative_to(folder).as_posix())
    }
    stub = files.pop("search/search_index.json").decode()
    files["search/search_index.js"] = offline_copy.theme_index(stub).encode()
    files[offline_copy.READ_ME] = offline_copy.read_me(read_words(root), edition)
    return files


@command
def main(argv: list[str] | None = None) -> int:
    """Make the zip as the command line says; 1 when something is wrong with the site."""
    parser = argparse.ArgumentParser(
        description="Build the copy of the site that opens by double-click, as one zip.",
        epilog="example: EDITION=2023.06 scripts/build_offline.py --out build/offline",
    )
    parser.add_argument(
        "--out",
        type=made_folders.given,
        default=ROOT / "build" / "offline",
        help="the folder for the zip",
    )
    options = parser.parse_args(argv)
    folder = made_folders.allowed(options.out, ROOT)
    print("Building the offline copy …", file=sys.stderr)
    try:
        copy = build_offline()
    except SiteError as error:
        print(f"{error}\n\nNo offline copy was made.", file=sys.stderr)
        return 1
    target = folder / copy.name
    whole_files.write_whole(target, copy.data, root=ROOT, mode=0o644)
    print(f"{target}: {len(copy.data) / 1_000_000:.1f} MB")
    for fault in copy.faults:
        print(f"\n{fault}\nThe copy is whole but for it.", file=sys.stderr)
    return 1 if copy.faults else 0


if __name__ == "__main__":
    sys.exit(main())
