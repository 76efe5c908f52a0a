"""Times the gate beside lychee offline in one run, and counts which faults each of them finds."""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import ROOT, link_faults
from measuring.link_faults import Place, Row

SEEDED = ROOT / "tests/data/links/site"
FOLDERS = 10
_SEEDED_AT = "https://guide.example/2026.11/"  # as its pages say
_WITH_FAULTS = (".html", ".css", ".svg", ".xml")


@dataclass(frozen=True)
class Times:
    """The medians of a command's runs, in seconds: by the clock, and of all its processors."""

    wall: float
    cpu: float


def write_site(folder: Path, pages: int, links: int) -> None:
    """Write `pages` pages with `links` good links between them, fragments among them."""
    names = [f"chapter-{number % FOLDERS}/page-{number}" for number in range(pages)]
    for number, name in enumerate(names):
        there = [names[(number * 7 + step * 13 + 1) % pages] for step in range(links // pages)]
        items = "\n".join(
            f'<li><a href="../../{target}/index.html{("", "#step-2")[step % 2]}">{target}</a></li>'
            for step, target in enumerate(there)
        )
        steps = "\n".join(
            f'<section><h2 id="step-{step}">手順 {step}</h2><p>本文です。</p></section>'
            for step in range(1, 6)
        )
        page = folder / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{name}</title>'
            f"</head>\n<body><h1>{name}</h1>\n<ul>\n{items}\n</ul>\n{steps}\n</body></html>\n",
            encoding="utf-8",
        )


def commands(site: Path, root: Path, site_url: str = "") -> Mapping[str, Sequence[str]]:
    """Return both checkers' commands by name; lychee's with all that finds more, and as JSON.

    `root` is the folder that a server would show as its root, with `site` in it.
    """
    lychee = [str(Path(sys.executable).parent / "lychee"), "--offline", "--no-progress"]
    lychee += ["--include-fragments=full", "--include-mail", "--index-files", "index.html,."]
    lychee += ["--extensions", "html,css,svg,xml", "--format", "json", "--root-dir", str(root)]
    if site_url:
        lychee += ["--remap", f"^{site_url} {site.as_uri()}/"]
    ours = [sys.executable, "-m", "tebiki", "check", "links", "--json", str(site)]
    return {"tebiki": ours, "lychee": [*lychee, str(site)]}


def measure(site: Path, root: Path, runs: int) -> dict[str, Times]:
    """Return each checker's times on `site`, taken in turns.

    Raises JSONDecodeError where one of them gave no report.
    """
    taken: dict[str, list[Times]] = {}
    for _ in range(runs):
        for name, command in commands(site, root).items():
            start, before = time.perf_counter(), _processor_seconds()
            run = subprocess.run(command, check=False, capture_output=True)
            took = Times(time.perf_counter() - start, _processor_seconds() - before)
            json.loads(run.stdout)  # it has not ended before its report
            taken.setdefault(name, []).append(took)
    return {
        name: Times(
            statistics.median(one.wall for one in times),
            statistics.median(one.cpu for one in times),
        )
        for name, times in taken.items()
    }


def compare_faults(scratch: Path) -> list[Row]:
    """Return what both checkers find on the site of seeded faults, which is copied to `scratch`."""
    site = scratch / "2026.11"
    shutil.copytree(SEEDED, site)
    printed = {
        name: subprocess.run(command, check=False, capture_output=True).stdout
        for name, command in commands(site, scratch, _SEEDED_AT).items()
    }
    pages = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.suffix in _WITH_FAULTS
    }
    return list(link_faults.rows(pages, {
        "tebiki": {(one["page"], one["line"]) for one in json.loads(printed["tebiki"])},
        "lychee": _places_of_lychee(json.loads(printed["lychee"]), site),
    }))  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Print times, their ratios and the table of faults; 1 where the ratio is above `--most`."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring links",
        description="Compare the gate with lychee, offline: time, and faults found.",
        epilog="example: python -m measuring links --pages 1000 --links 20000",
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--links", type=int, default=20_000, help="of all pages together")
    parser.add_argument("--site", type=Path, help="a built site to check in place of these pages")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=float, default=2.0, help="the ratio that is still good")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as entry:
        scratch = Path(entry).resolve()
        site = options.site.resolve() if options.site else scratch / "site"
        if options.site:
            print(f"{site}, {len(list(site.rglob('*.html')))} pages", end="")
        else:
            write_site(site, options.pages, options.links)
            print(f"{options.pages} pages, {options.links} links", end="")
        print(f", median of {options.runs} runs in turns")
        times = measure(site, site, options.runs)
        found = compare_faults(scratch)
    print(f"\n{'':24}{'wall s':>8}{'CPU s':>8}")
    for name, one in times.items():
        print(f"{name:24}{one.wall:8.2f}{one.cpu:8.2f}")
    ours, theirs = times["tebiki"], times["lychee"]
    print(f"{'ratio':24}{ours.wall / theirs.wall:8.2f}{ours.cpu / theirs.cpu:8.2f}")
    print(f"\n{'faults':24}{'seeded':>8}{'tebiki':>8}{'lychee':>8}")
    for row in found:
        print(f"{row.kind:24}{row.seeded:8}{row.found['tebiki']:8}{row.found['lychee']:8}")
    return 0 if ours.wall / theirs.wall <= options.most else 1


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _places_of_lychee(
    report: dict[str, dict[str, list[dict[str, object]]]], site: Path
) -> set[Place]:
    """The page and line of each error in lychee's JSON."""
    found = set()
    for page, errors in report["error_map"].items():
        for error in errors:
            span = error["span"]
            assert isinstance(span, dict)
            found.add((Path(page).relative_to(site).as_posix(), int(span["line"])))
    return found
