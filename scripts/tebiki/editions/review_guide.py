"""Lists what of the guides is due for review, as text or JSON."""

import argparse
import datetime
import json
import sys
from dataclasses import asdict
from pathlib import Path

from mkdocs.config import load_config

from tebiki.cli.run_command import command
from tebiki.editions import list_translations, reviews, site_changes
from tebiki.files.data_faults import DataError
from tebiki.files.tables import Document
from tebiki.files.text_files import read_text
from tebiki.markdown.page import PageError
from tebiki.source import months

ROOT = Path(__file__).resolve().parents[3]


def find_due(root: Path, today: tuple[int, int], interval: int) -> list[reviews.Due]:
    """Return all that is due below `root`. Raises DataError and FrontMatterError."""
    docs = root / "docs"
    found: list[reviews.Due] = []
    for name, notes in site_changes.read_notes(docs).items():
        pages = [
            list_translations.read_page(root, path)
            for path in sorted((docs / list_translations.SOURCE / name).glob("[!.]*.md"))
        ]
        found += reviews.due_pages(pages, today, interval)
        place = f"docs/_data/{name}"
        found += reviews.due_notes(notes, f"{place}/changes.toml", today, interval)
        drafts = docs / "_data" / name / "drafts.toml"
        if drafts.is_file():
            found += _drafts(drafts, f"{place}/drafts.toml")
    for guide_name, page, entry in list_translations.find_behind(root):
        what = f"{page}#{entry.section} is behind its Japanese; see make translations"
        place = f"docs/{page.split('/')[0]}/{guide_name}/{entry.page}.md"
        found.append(reviews.Due("translation", place, "", what))
    return found


def _drafts(path: Path, shown: str) -> list[reviews.Due]:
    """Return what rehearsals saw and nobody has found a source for. Raises DataError."""
    document = Document(read_text(path, shown), shown, DataError)
    drafts = []
    for table in document.root.tables("draft"):
        target = table.text("target", 'target = "page#step"')
        drafts.append({"target": target, "seen": table.text("seen", 'seen = "2026-11"')})
        table.end(("text", "picture"))
    document.stop()
    return reviews.waiting_drafts(drafts, shown)


@command
def main(argv: list[str] | None = None) -> int:
    """List what is due; 2 for data that cannot be read."""
    parser = argparse.ArgumentParser(
        description="List pages, notes, drafts and translations that are due for review.",
        epilog="example: scripts/review_guide.py --json",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--json", action="store_true", help="write the list as JSON")
    parser.add_argument("--month", help="as of this month, such as 2027-01 (now)")
    options = parser.parse_args(argv)
    today = months.read_month(options.month or f"{datetime.date.today():%Y-%m}")
    if today is None:
        print(f"{options.month} is no month; write it as 2027-01", file=sys.stderr)
        return 2
    try:
        config = load_config(str(options.root / "mkdocs.yml"))
        found = find_due(options.root, today, config.plugins["tebiki"].config.review_months)
    except (
        DataError,
        PageError,
    ) as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps([asdict(due) for due in found], ensure_ascii=False, indent=2))
    else:
        print(reviews.as_text(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
