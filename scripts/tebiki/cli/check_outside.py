"""`tebiki check outside`: every link out of a built site, with internet, on one page."""

import argparse
import os
import sys
from pathlib import Path

from tebiki.cli.check_links import add_site, behind
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError
from tebiki.links.read_site import SiteFolderError, read_site
from tebiki.preflight import reports
from tebiki.preflight.check_outside import Preflight, UnknownLink, run_preflight
from tebiki.preflight.probe_links import Manners
from tebiki.source.built_editions import newest_of
from tebiki.source.project import Project
from tebiki.source.read_words import read_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the site, the report, what was opened by hand, and how hosts are treated."""
    add_site(parser)
    add = parser.add_argument
    add("--json", action="store_true", help="the report as JSON, for programs")
    add("--markdown", action="store_true", help="the report as Markdown")
    add("--report", metavar="FILE", type=Path, help="write the Markdown report there as well")
    add("--lang", choices=("ja", "en"), default="ja", help="of the report (default: ja)")
    add("--seen", metavar="URL", action="append", default=[],
        help="record that you opened this blocked link by hand today; may be repeated")  # fmt: skip
    add("--delay", type=float, default=1.0, help="seconds of pause that a host gets (default: 1)")
    add("--timeout", type=float, default=10.0, help="seconds an answer may take (default: 10)")
    add("--deadline", type=float, default=900.0, help="seconds for everything (default: 900)")
    add("--wait", type=float, default=10.0,
        help="seconds up to which a Retry-After is obeyed (default: 10)")  # fmt: skip
    add("--local", metavar="HOST:PORT", action="append", default=[],
        help="a server on this machine that may be asked, for tests")  # fmt: skip
    add("--memory", type=Path, help="what was found the last time (default: the project's "
        ".cache/preflight.json)")  # fmt: skip


def run(options: argparse.Namespace, project: Project | None) -> int:
    """Print the report: 0 nothing to do, 1 something is broken or gone, 2 only undecided."""
    words = read_words(project.root if project else None)[options.lang]
    here = project or Project(Path().absolute())
    folder = newest_of(options.folder)  # older editions are frozen, and nobody mends them
    try:
        site = read_site(folder, options.site_url)
        wanted = Preflight(
            folder,
            behind(site, options.docs, project),
            options.memory or here.preflight_memory,
            Manners(options.delay, options.timeout, options.deadline, longest_wait=options.wait),
            tuple(options.seen),
            os.environ.get("EDITION", ""),
            tuple(options.local),
        )
        report = run_preflight(site, wanted)
    except (SiteFolderError, DataError, UnknownLink) as error:
        print(error, file=sys.stderr)
        return 2
    if options.report:
        whole_files.write_whole(options.report, reports.as_markdown(report, words))
    form = "json" if options.json else "markdown" if options.markdown else "text"
    print(reports.FORMATS[form](report, words).rstrip("\n"))
    if form == "json" and (report.stopped or report.is_offline):
        print(words[f"preflight_{report.stopped or 'offline'}"], file=sys.stderr)
    return report.status
