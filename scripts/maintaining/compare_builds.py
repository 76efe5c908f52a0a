"""Builds the site twice under other circumstances, and says which files are not the same."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from maintaining import ROOT, tree_differences
from measuring import own_package
from tebiki.files.scratch_folders import IN_PROJECT, scratch

BUILD = (sys.executable, "-m", "tebiki", "build")
_SOURCES = ("docs", "overrides", "scripts")


def compare_builds(root: Path, address: str) -> tuple[int, list[str]]:
    """Build the site below `root` twice; return the number of files, and what differs.

    The two builds have other folders, hash seeds, time zones and, where the system allows to
    choose, numbers of cores; and the second begins later. Site, handouts and the copy for a disk
    are compared. Raises RuntimeError where a build fails.
    """
    with scratch(root / IN_PROJECT) as entry:
        folders = entry / "a", entry / "another" / "folder"
        first = build_copy(
            root, folders[0], [*_on_cores(1), *BUILD], _environment(address, "1", "UTC")
        )
        second = build_copy(root, folders[1], BUILD, _environment(address, "77", "Asia/Tokyo"))
    return len(first), tree_differences.differences(first, second)


def build_copy(
    root: Path, folder: Path, command: Sequence[str], environment: Mapping[str, str]
) -> dict[str, bytes]:
    """Build a copy of the sources below `root` in `folder` by `command`; return the site's files.

    Raises RuntimeError with what the build said where it fails.
    """
    for name in _SOURCES:
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", folder)
    run = subprocess.run(
        [*command, "--out", str(folder / "site")],
        cwd=folder,
        env=own_package.environment(folder, **environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr.strip())
    return read_tree(folder / "site")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return path below `folder` -> content of every file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _environment(address: str, seed: str, zone: str) -> dict[str, str]:
    return {"SITE_URL": address, "PYTHONHASHSEED": seed, "TZ": zone}


def _on_cores(count: int) -> list[str]:
    """What runs a command on so many cores, where the system allows to choose."""
    if not hasattr(os, "sched_getaffinity") or not shutil.which("taskset"):
        return []
    usable = sorted(os.sched_getaffinity(0))[:count]
    return ["taskset", "-c", ",".join(str(core) for core in usable)]


def main(argv: list[str] | None = None) -> int:
    """Compare two builds as the command line says; 1 where they differ or one fails."""
    parser = argparse.ArgumentParser(
        prog="python -m maintaining reproduce",
        description="Build the site twice, in other folders, at other times, with other hash "
        "seeds and numbers of cores, and name each file that is not the same.",
        epilog="example: python -m maintaining reproduce --address https://workshop.example/",
    )
    parser.add_argument(
        "--address",
        default=os.environ.get("SITE_URL") or "https://workshop.example/",
        help="the site's address (default: SITE_URL, else https://workshop.example/)",
    )
    options = parser.parse_args(argv)
    print("Building the site twice …", file=sys.stderr)
    try:
        count, found = compare_builds(ROOT, options.address)
    except RuntimeError as error:
        print(f"{error}\n\nNothing was compared.", file=sys.stderr)
        return 1
    print("\n".join(found) if found else f"equal: {count} files")
    return 1 if found else 0
