"""`tebiki check secrets`: keys, mails and phone numbers in the sources and in built sites."""

import argparse
import subprocess
import sys
from pathlib import Path

from tebiki.files.data_faults import DataError
from tebiki.rules.scan_secrets import ADVICE, scan, told_by, tracked_files
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folders that are looked through beside the sources."""
    parser.add_argument("site", nargs="*", type=Path, help="folders with a built site")


def run(options: argparse.Namespace, project: Project) -> int:
    """Print what was found, a line each; 1 where there is anything."""
    root = project.root
    try:
        trees = [(root, tracked_files(root))]
        told = told_by(project)
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip().splitlines()
        print(
            f"{root}: git does not say which files are kept here ({''.join(why[:1])}); "
            "run it in a clone of the repository",
            file=sys.stderr,
        )
        return 1
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for folder in options.site:
        if not folder.is_dir():
            print(f"{folder}: there is no such folder; build the site first", file=sys.stderr)
            return 1
        trees.append((folder, sorted(path for path in folder.rglob("*") if path.is_file())))
    found = [line for base, files in trees for line in scan(base, files, told)]
    if found:
        print("\n".join(found))
        print(ADVICE, file=sys.stderr)
        return 1
    print(f"no secret in {sum(len(files) for _, files in trees)} files", file=sys.stderr)
    return 0
