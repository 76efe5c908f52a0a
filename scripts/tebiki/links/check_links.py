"""Checks a built site's links (site, preflight) and the guide's pages (pages)."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tebiki.cli.run_command import command
from tebiki.files import findings, whole_files
from tebiki.files.data_faults import DataError
from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore, unneeded
from tebiki.files.text_files import read_text
from tebiki.links.find_ignores import find_ignores
from tebiki.links.judge import Fault, judge_site
from tebiki.links.read_site import SiteFolderError, is_ours, read_site
from tebiki.markdown import page
from tebiki.source import page_sources
from tebiki.source.find_pages import find_pages
from tebiki.source.read_words import read_words

ROOT = Path(__file__).resolve().parents[3]


def check_site(folder: Path, docs: Path | None, site_url: str = "") -> list[Finding]:
    """Return what is wrong with the links inside `folder`, without any network.

    `docs` holds the Markdown that the site was built from; None: this project's, if it built it.
    Raises SiteFolderError and IgnoresError.
    """
    site = read_site(folder, site_url)
    docs = docs or (ROOT / "docs" if is_ours(site) else None)
    origin = _sources(docs)
    ignored = find_ignores(docs)
    used: set[Ignore] = set()
    found = []
    for fault in judge_site(site):
        covering = [
            one
            for one in ignored
            if one.check == "site" and one.covers(fault.link.address, fault.page, fault.reason)
        ]
        used.update(covering)
        if not covering:
            found.append(_finding(fault, origin))
    found.extend(unneeded_findings(ignored, "site", used))
    return found


def unneeded_findings(ignored: Sequence[Ignore], check: str, used: set[Ignore]) -> list[Finding]:
    """Return a finding for each ignore of `check` that covered nothing."""
    return [
        Finding("", one.file, one.line, "ignore", one.what, one.unneeded)
        for one in unneeded(ignored, check, used)
    ]


def _finding(fault: Fault, origin: page_sources.Sources) -> Finding:
    link = fault.link
    source = origin.place(fault.page, link.element, link.address)
    name, line = source or (None, link.line)
    return Finding(fault.page, name, line, link.element, link.address, fault.reason)


def _sources(docs: Path | None) -> page_sources.Sources:
    names = [path.relative_to(docs).as_posix() for path in find_pages(docs)] if docs else []
    base = docs or Path()
    return page_sources.sources(names, lambda name: read_text(base / name, f"docs/{name}"))


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _say(found: list[Finding], *, as_json: bool, good: str) -> int:
    if as_json:
        print(findings.as_json(found))
    elif found:
        print(findings.as_text(found), end="")
    print(f"{len(found)} to mend." if found else good, file=sys.stderr)
    return 1 if found else 0


def preflight(options: argparse.Namespace) -> int:
    """Run the preflight that the command line asks for, and print its report."""
    from tebiki.preflight import check_outside, reports
    from tebiki.preflight.probe_links import Manners

    site = read_site(options.folder, options.site_url)
    docs = options.docs or (ROOT / "docs" if is_ours(site) else None)
    table = read_words(ROOT)
    wanted = check_outside.Preflight(
        options.folder,
        docs,
        options.memory,
        Manners(options.delay, options.timeout, options.deadline, longest_wait=options.wait),
        tuple(options.seen),
        tuple(one for one in find_ignores(docs) if one.check == "preflight"),
        os.environ.get("EDITION", ""),
        tuple(options.local),
    )
    try:
        report = check_outside.run_preflight(site, wanted)
    except check_outside.UnknownLink as error:
        print(error, file=sys.stderr)
        return 2
    if options.report:
        text = reports.as_markdown(report, table[options.lang])
        whole_files.write_whole(options.report, text)
    form = "json" if options.json else "markdown" if options.markdown else "text"
    print(reports.FORMATS[form](report, table[options.lang]).rstrip("\n"))
    if form == "json" and (report.stopped or report.is_offline):
        key = f"preflight_{report.stopped or 'offline'}"
        print(table[options.lang][key], file=sys.stderr)
    return report.status


def pages(options: argparse.Namespace) -> int:
    """Hold the guides' pages to the rules, and print what is wrong."""
    from tebiki.rules import check_pages

    docs = options.docs or ROOT / "docs"
    ignored = find_ignores(docs)
    try:
        found, used = check_pages.check_pages(docs, ignored)
    except (page.PageError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    found.extend(unneeded_findings(ignored, "pages", used))
    return _say(found, as_json=options.json, good="Every page keeps the rules.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Check the links of a built site, or the guide's pages.",
        epilog="example: scripts/check_links.py site site --json",
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    site = verbs.add_parser(
        "site",
        help="the gate: every link inside the site, no network",
        epilog="example: scripts/check_links.py site build/versions --json",
    )
    outside = verbs.add_parser(
        "preflight",
        help="every link out of the site, with internet",
        epilog="example: scripts/check_links.py preflight site --markdown > report.md",
    )
    source = verbs.add_parser(
        "pages",
        help="the guide's Markdown: headings, ids, texts, labels, secrets, leftovers",
        epilog="example: scripts/check_links.py pages --json",
    )
    source.add_argument("--json", action="store_true", help="the findings as a list")
    source.add_argument("--docs", type=Path, help="the folder of the languages (default: docs)")
    for verb in (site, outside):
        verb.add_argument("folder", metavar="DIR", type=Path, help="a folder of HTML, anybody's")
        verb.add_argument("--json", action="store_true", help="for programs")
        verb.add_argument(
            "--docs", type=Path, help="the Markdown behind it (default: ours, if ours)"
        )
        verb.add_argument("--site-url", default="", help="its address (default: as its pages say)")
    add = outside.add_argument
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
    add("--memory", type=Path, default=ROOT / ".cache" / "preflight.json",
        help="what was found the last time (default: .cache/preflight.json)")  # fmt: skip
    return parser


@command
def main(argv: list[str] | None = None) -> int:
    """Run one check: 0 nothing to do, 1 something is broken or gone, 2 only undecided."""
    options = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files that are no UTF-8 are shown too
            stream.reconfigure(errors="backslashreplace")
    try:
        if options.verb == "preflight":
            return preflight(options)
        if options.verb == "pages":
            return pages(options)
        found = check_site(options.folder, options.docs, options.site_url)
    except (SiteFolderError, DataError) as error:
        print(error, file=sys.stderr)
        return 2
    return _say(found, as_json=options.json, good="Every link inside the site is good.")


if __name__ == "__main__":
    sys.exit(main())
