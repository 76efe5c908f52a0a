"""`tebiki due`: pages, notes, drafts and translations that are due for review."""

import argparse
import datetime
import json
import sys
from dataclasses import asdict

from tebiki.cli.tell import tell
from tebiki.editions import reviews
from tebiki.editions.review_guide import find_due
from tebiki.files.data_faults import DataError, Said
from tebiki.markdown.page import PageError
from tebiki.rules.find_drafts import find_drafts
from tebiki.source import months
from tebiki.source.project import Project

_NO_MONTH = Said(
    "{text} is no month; write it as 2027-01",
    "{text} は月ではありません。2027-01 と書いてください。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how the list is printed, and as of when."""
    parser.add_argument("--json", action="store_true", help="write the list as JSON")
    parser.add_argument("--month", help="as of this month, such as 2027-01 (now)")


def run(options: argparse.Namespace, project: Project) -> int:
    """List what is due; 2 for data that cannot be read."""
    today = months.read_month(options.month or f"{datetime.date.today():%Y-%m}")
    if today is None:
        tell(_NO_MONTH.filled(text=options.month))
        return 2
    try:
        found = find_due(project, today)
        found += [
            reviews.Due(reviews.DRAFT, f"{draft.path}:{draft.line}", "", draft.said)
            for draft in find_drafts(project)
        ]
    except (DataError, PageError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps([asdict(due) for due in found], ensure_ascii=False, indent=2))
    else:
        print(reviews.as_text(found))
    return 0
