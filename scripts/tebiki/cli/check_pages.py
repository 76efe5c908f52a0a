"""`tebiki check pages`: the pages and their data against the rules of writing."""

import argparse
import sys

from tebiki.cli import said_findings
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.links.find_ignores import find_ignores, unneeded_findings
from tebiki.markdown.page import PageError
from tebiki.rules.check_pages import check_pages
from tebiki.rules.find_drafts import find_drafts
from tebiki.rules.scan_secrets import needed
from tebiki.source.project import Project

_GOOD = Said("Every page keeps the rules.", "どのページも決まりを守っています。")
_DRAFTS = Said(
    "{count} drafts on {pages} pages (tebiki due lists them); the first: {first}",
    "下書きが {pages} ページに {count} あります"
    "（tebiki due で一覧になります）。最初の場所: {first}",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how the findings are printed."""
    parser.add_argument("--json", action="store_true", help="the findings as a list, for programs")


def run(options: argparse.Namespace, project: Project) -> int:
    """Hold the pages to the rules: 1 where one is not kept, or a page cannot be read."""
    try:
        ignored = find_ignores(project)
        found, used = check_pages(project, ignored)
        used |= needed(project, set(ignored) - used)
    except (DataError, PageError) as error:
        print(error, file=sys.stderr)
        return 1
    found.extend(unneeded_findings(ignored, "pages", used))
    if drafted := find_drafts(project):
        pages = str(len({draft.path for draft in drafted}))
        said = _DRAFTS.filled(count=str(len(drafted)), pages=pages, first=drafted[0].placed)
        print(in_lines(said), file=sys.stderr)
    return said_findings.say(found, as_json=options.json, good=_GOOD)
