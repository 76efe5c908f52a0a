"""Writes the lock files from pyproject.toml: exact versions with hashes, for every platform."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from maintaining import ROOT
from tebiki.files import whole_files
from tebiki.files.scratch_folders import IN_PROJECT, scratch

FIRST = "requirements.lock"
LOCKS = {
    FIRST: ["pyproject.toml", "--group", "build"],
    "requirements-test.lock": ["pyproject.toml", "--group", "build", "--group", "test"],
    "requirements-properdocs.lock": ["--group", "properdocs"],
}


def main(argv: list[str] | None = None) -> int:
    """Run uv, once a lock; what is locked already stays unless --upgrade is given."""
    parser = argparse.ArgumentParser(
        prog="python -m maintaining lock",
        description="Write the lock files from pyproject.toml.",
        epilog="example: python -m maintaining lock --upgrade",
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    options = parser.parse_args(argv)
    with scratch(ROOT / IN_PROJECT) as folder:
        for name, wanted in LOCKS.items():
            if (ROOT / name).is_file():  # what is locked already stays
                shutil.copyfile(ROOT / name, folder / name)
            arguments = [
                *("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
                *("--no-header", "--no-annotate", "--no-emit-index-url"),
                *("--output-file", str(folder / name)),
                *wanted,
                *(["--constraint", str(folder / FIRST)] if name != FIRST else []),
                *(["--upgrade"] if options.upgrade else []),
            ]
            print(f"Locking {name} …", file=sys.stderr)
            run = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False)
            if run.returncode:
                print(f"{name}: not written, see above; no lock was changed", file=sys.stderr)
                return 1
        made: dict[Path, str | bytes] = {ROOT / n: (folder / n).read_bytes() for n in LOCKS}
    whole_files.write_all(made, root=ROOT)
    return 0
