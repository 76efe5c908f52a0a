"""Runs the tool's tests with a small guide in this one's place, to see that none leans on it."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from maintaining import ROOT

OTHER = "tests/sites/library"
# This guide: what stands in its place is all that OTHER holds.
GUIDE = ("docs/", "mkdocs.yml", "tests/guide/")


def lay_out(root: Path, folder: Path) -> None:
    """Copy the checkout at `root` to `folder`, a checkout as well, with the other guide in it."""
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    own = [name for name in names if name and not name.startswith(GUIDE)]
    taken = {name: name for name in own}
    taken |= {n.removeprefix(f"{OTHER}/"): n for n in own if n.startswith(f"{OTHER}/")}
    for name, source in taken.items():
        if (root / source).is_file():  # else it is deleted, and not yet committed
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / source, folder / name)
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def main(argv: list[str]) -> int:
    """Run the tests that `argv` names for pytest, all without a browser if it names none."""
    parser = argparse.ArgumentParser(
        prog="python -m maintaining without-guide",
        description=__doc__,
        epilog="example: python -m maintaining without-guide -n auto -m chromium",
    )
    _, chosen = parser.parse_known_args(argv)
    with tempfile.TemporaryDirectory() as place:  # not below a project, which verbs look for
        folder = Path(place)
        lay_out(ROOT, folder)
        command = [
            sys.executable,
            "-m",
            "pytest",
            *(chosen or ("-n", "auto", "-m", "not chromium")),
        ]
        own = {**os.environ, "PYTHONPATH": str(folder / "scripts")}
        return subprocess.run(command, cwd=folder, env=own, check=False).returncode
