"""Checks a built site's links (site, preflight) and the guide's pages (pages)."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import findings
import page_sources
from findings import Finding
from ignores import Ignore, IgnoresError, read_ignores, unneeded
from read_site import SiteFolderError, is_ours, read_site
from site_links import judge_site

ROOT = Path(__file__).resolve().parent.parent


def check_site(folder: Path, docs: Path | None, site_url: str = "") -> list[Finding]:
    """Return what is wrong with the links inside `folder`, without any network.

    `docs` holds the Markdown that the site was built from; None: this project's, if it built it.
    Raises SiteFolderError and IgnoresError.
    """
    site = read_site(folder, site_url)
    docs = docs or (ROOT / "docs" if is_ours(site) else None)
    origin = _sources(docs)
    ignored = read_all_ignores(docs)
    used: set[Ignore] = set()
    found = []
    for fault in judge_site(site):
        covering = [
            one
            for one in ignored
            if one.check == "site" and one.covers(fault.link.address, fault.page)
        ]
        used.update(covering)
        if not covering:
            found.append(findings.from_fault(fault, origin.place))
    found.extend(unneeded_findings(ignored, "site", used))
    return found


def read_all_ignores(docs: Path | None) -> list[Ignore]:
    """Return the entries of every guide's ignores.toml, none without docs."""
    paths = sorted(docs.glob("_data/*/ignores.toml")) if docs else []
    found: list[Ignore] = []
    for path in paths:
        found.extend(read_ignores(path.read_text(encoding="utf-8"), _shown(path)))
    return found


def unneeded_findings(ignored: Sequence[Ignore], check: str, used: set[Ignore]) -> list[Finding]:
    """Return a finding for each ignore of `check` that covered nothing."""
    return [
        Finding("", one.file, one.line, "ignore", one.what, one.unneeded)
        for one in unneeded(ignored, check, used)
    ]


def _sources(docs: Path | None) -> page_sources.Sources:
    names = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")] if docs else []
    base = docs or Path()
    return page_sources.sources(names, lambda name: (base / name).read_text(encoding="utf-8"))


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _say(found: list[Finding], *, as_json: bool, good: str) -> int:
    if as_json:
        print(findings.as_json(found))
    elif found:
        print(findings.as_text(found), end="")
    print(f"{len(found)} to mend." if found else good, file=sys.stderr)
    return 1 if found else 0


def main(argv: list[str] | None = None) -> int:
    """Run one check: 0 nothing to do, 1 something is broken or gone, 2 only undecided."""
    parser = argparse.ArgumentParser(
        description="Check the links of a built site, or the guide's pages.",
        epilog="example: scripts/check_links.py site site --json",
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    site = verbs.add_parser("site", help="the gate: every link inside the site, no network")
    site.add_argument("folder", metavar="DIR", type=Path, help="a folder of HTML, anybody's")
    site.add_argument("--json", action="store_true", help="the findings as a list")
    site.add_argument("--docs", type=Path, help="the Markdown behind it (default: ours, if ours)")
    site.add_argument("--site-url", default="", help="its address (default: as its pages say)")
    options = parser.parse_args(argv)
    try:
        found = check_site(options.folder, options.docs, options.site_url)
    except (SiteFolderError, IgnoresError) as error:
        print(error, file=sys.stderr)
        return 2
    return _say(found, as_json=options.json, good="Every link inside the site is good.")


if __name__ == "__main__":
    sys.exit(main())
