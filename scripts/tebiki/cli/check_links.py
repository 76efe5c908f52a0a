"""`tebiki check links`: every link inside a folder of HTML, without any network."""

import argparse
import sys
from pathlib import Path

from tebiki.cli import said_findings
from tebiki.files.data_faults import DataError, Said
from tebiki.links.check_links import check_site
from tebiki.links.read_site import SiteFolderError, is_ours, read_site
from tebiki.links.site_files import Site
from tebiki.links.summary import summary
from tebiki.source.project import Project

_GOOD = Said(
    "Every link inside the site is good.", "サイトの中のリンクに、切れたものはありません。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the site, what it was made from, and how the findings are printed."""
    add_site(parser)
    parser.add_argument("--json", action="store_true", help="the findings as a list, for programs")
    parser.add_argument(
        "--summary", type=Path, help="add what was checked and found to this file, as Markdown"
    )


def add_site(parser: argparse.ArgumentParser) -> None:
    """Add the folder of HTML, the Markdown behind it, and its address."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder of HTML, anybody's")
    parser.add_argument(
        "--docs", type=Path, help="the Markdown behind it (default: the project's, if it is ours)"
    )
    parser.add_argument("--site-url", default="", help="its address (default: as its pages say)")


def behind(site: Site, docs: Path | None, project: Project | None) -> Project | None:
    """Return the project that the site was made from, None where nobody knows it."""
    if docs:
        whole = docs.resolve()
        return project if project and project.docs == whole else Project(whole.parent, whole.name)
    return project if is_ours(site) else None


def run(options: argparse.Namespace, project: Project | None) -> int:
    """Check the links: 0 nothing to do, 1 something is broken, 2 there is nothing to check."""
    try:
        site = read_site(options.folder, options.site_url)
        found = check_site(site, behind(site, options.docs, project))
    except (SiteFolderError, DataError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(summary(site, found))
    return said_findings.say(found, as_json=options.json, good=_GOOD)
