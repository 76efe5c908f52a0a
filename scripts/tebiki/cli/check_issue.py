"""`tebiki check issue`: one issue with the report of the preflight, opened, changed or closed."""

import argparse
import subprocess
import sys
from pathlib import Path

from tebiki.cli.tell import tell
from tebiki.files.data_faults import DataError, Said, placed, told
from tebiki.files.text_files import read_text
from tebiki.preflight.post_preflight import post, read_report
from tebiki.source.project import Project

_NO_REPORT = Said(
    "this is no report of the preflight ({why}); write one: tebiki check outside site --json",
    "事前確認の報告ではありません（{why}）。tebiki check outside site --json で作ってください。",
)
_AS_IT_WAS = Said("The issue is as it was: {why}", "issue は前のままです: {why}")


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
        tell(placed(str(options.report), 1, _NO_REPORT.filled(why=told(error))))
        return 1
    try:
        print(post(text, report))
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        tell(_AS_IT_WAS.filled(why=str(error)))
        return 1
    return 0
