"""Gathers what a release carries: the handouts, the copies for offline use, their checksums."""

import argparse
import hashlib
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tebiki.cli.run_command import command
from tebiki.files import made_folders
from tebiki.files.replace_folder import new_folder
from tebiki.source import project_names

ROOT = Path(__file__).resolve().parents[3]
SUMS = "SHA256SUMS"


def gather(out: Path, edition: str, handouts: Path, copies: Path) -> list[str]:
    """Copy PDFs and zips into `out` with the edition in their names; return the names.

    Raises FileNotFoundError where there is no handout: a release without one is a mistake; and
    made_folders.FolderRefused.
    """
    found = sorted(handouts.glob("*.pdf"))
    if not found:
        raise FileNotFoundError(f"{handouts}: there is no handout; run make site first")
    found += sorted(copies.glob(f"*-{edition}.zip"))
    with new_folder(out, ROOT) as folder:
        for path in found:
            shutil.copyfile(path, folder / _name(path, edition))
        names = sorted(path.name for path in folder.iterdir())
        (folder / SUMS).write_text(checksums(folder, names), encoding="utf-8")
    return [*names, SUMS]


def checksums(folder: Path, names: Sequence[str]) -> str:
    """Return one line a file, as `sha256sum --check` reads it."""
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in names
    ]
    return "\n".join(lines) + "\n"


def _name(path: Path, edition: str) -> str:
    return path.name if edition in path.name else f"{path.stem}-{edition}{path.suffix}"


@command
def main(argv: list[str] | None = None) -> int:
    """Gather the files; 1 when there is no handout."""
    parser = argparse.ArgumentParser(
        description="Gather the handouts and offline copies of an edition with their checksums.",
        epilog="example: scripts/gather_release.py 2026.11",
    )
    parser.add_argument("edition")
    parser.add_argument(
        "--out", type=made_folders.given, default=ROOT / "build/release", help="the folder"
    )
    parser.add_argument("--handouts", type=Path, default=ROOT / "site/handout")
    parser.add_argument("--copies", type=Path, default=ROOT / "build/offline")
    options = parser.parse_args(argv)
    project_names.edition("edition", options.edition)
    try:
        names = gather(options.out, options.edition, options.handouts, options.copies)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
