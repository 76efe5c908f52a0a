"""`tebiki check secrets`: keys, mails and phone numbers in the sources and in built sites."""

import argparse
import sys
from pathlib import Path

from tebiki.cli.tell import tell
from tebiki.files.data_faults import DataError, Said, before, in_lines
from tebiki.rules.scan_secrets import ADVICE, kept_files, scan, told_by
from tebiki.source.project import Project

_NO_FOLDER = Said(
    "there is no such folder; build the site first",
    "このフォルダーはありません。先にサイトを作ってください。",
)
_NONE = Said("no secret in {count} files", "{count} 個のファイルに、秘密の文字列はありません。")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folders that are looked through beside the sources."""
    parser.add_argument("site", nargs="*", type=Path, help="folders with a built site")


def run(options: argparse.Namespace, project: Project) -> int:
    """Print what was found, a line each; 1 where there is anything."""
    root = project.root
    try:
        trees = [(root, kept_files(root))]
        told = told_by(project)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for folder in options.site:
        if not folder.is_dir():
            tell(before(f"{folder}: ", _NO_FOLDER))
            return 1
        trees.append((folder, sorted(path for path in folder.rglob("*") if path.is_file())))
    found = [line for base, files in trees for line in scan(base, files, told)]
    if found:
        print("\n".join(map(in_lines, found)))
        tell(ADVICE)
        return 1
    tell(_NONE.filled(count=str(sum(len(files) for _, files in trees))))
    return 0
