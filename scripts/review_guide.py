"""Lists what of the guides is due for review, as text or JSON."""

import argparse
import datetime
import json
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path

from mkdocs.config import load_config

import changes
import guide
import list_translations
import months
import reviews
import site_changes
import translations

ROOT = Path(__file__).resolve().parent.parent


def find_due(root: Path, today: tuple[int, int], interval: int) -> list[reviews.Due]:
    """Return all that is due below `root`. Raises changes.ChangesError."""
    docs = root / "docs"
    found: list[reviews.Due] = []
    for name, notes in site_changes.read_notes(docs).items():
        pages = [
            guide.read_page(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
            for path in sorted((docs / list_translations.SOURCE / name).glob("*.md"))
        ]
        found += reviews.due_pages(pages, today, interval)
        place = f"docs/_data/{name}"
        found += reviews.due_notes(notes, f"{place}/changes.toml", today, interval)
        drafts = docs / "_data" / name / "drafts.toml"
        if drafts.is_file():
            tables = tomllib.loads(drafts.read_text(encoding="utf-8"))
            found += reviews.waiting_drafts(tables.get("draft", []), f"{place}/drafts.toml")
    for guide_name, page, entry in list_translations.find_behind(root):
        what = f"{page}#{entry.section} is behind its Japanese; see make translations"
        place = f"docs/{page.split('/')[0]}/{guide_name}/{entry.page}.md"
        found.append(reviews.Due("translation", place, "", what))
    return found


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
        found = find_due(options.root, today, int(config.extra.get("review_months", 6)))
    except (
        changes.ChangesError,
        guide.FrontMatterError,
        tomllib.TOMLDecodeError,
        translations.TranslationsError,
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
