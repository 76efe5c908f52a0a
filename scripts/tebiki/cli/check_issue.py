"""`tebiki check issue`: one issue with the report of the preflight, opened, changed or closed."""

import argparse
import subprocess
import sys
from pathlib import Path

from tebiki.files.data_faults import DataError
from tebiki.files.text_files import read_text
from tebiki.preflight.post_preflight import post, read_report
from tebiki.source.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the report, in both of its forms."""
    parser.add_argument("text", type=Path, help="the report as Markdown")
    parser.add_argument("report", type=Path, help="the report as JSON")


def run(options: argparse.Namespace, project: Project | None) -> int:
    """Post what `tebiki check outside DIR --json --report FILE` wrote, by the gh command."""
    try:
        report = read_report(read_text(options.report, str(options.report)))
        text = read_text(options.text, str(options.text))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except ValueError as error:
        print(
            f"{options.report}:1: this is no report of the preflight ({error}); "
            "write one: tebiki check outside site --json",
            file=sys.stderr,
        )
        return 1
    try:
        print(post(text, report))
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        print(f"The issue is as it was: {error}", file=sys.stderr)
        return 1
    return 0
