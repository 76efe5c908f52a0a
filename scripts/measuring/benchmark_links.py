"""Times the gate beside lychee offline on one generated site, in one run, and prints the ratio."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDERS = 10


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


def median_seconds(command: list[str], runs: int) -> float:
    """Return the median time of `runs` runs. Raises CalledProcessError where one finds a fault."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(argv: list[str] | None = None) -> int:
    """Print both times and their ratio; 1 where it is above `--most`."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring links",
        description="Compare the gate's time with lychee's, offline, with fragments.",
        epilog="example: python -m measuring links --pages 1000 --links 20000",
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--links", type=int, default=20_000, help="of all pages together")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=float, default=5.0, help="the ratio that is still good")
    options = parser.parse_args(argv)
    lychee = str(Path(sys.executable).parent / "lychee")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_site(folder, options.pages, options.links)
        gate = [sys.executable, "-m", "tebiki", "check", "links", scratch]
        other = [lychee, "--offline", "--include-fragments", "--no-progress", scratch]
        ours = median_seconds(gate, options.runs)
        theirs = median_seconds(other, options.runs)
    ratio = ours / theirs
    print(f"{options.pages} pages, {options.links} links, median of {options.runs} runs")
    print(f"tebiki check links {ours:.2f} s, lychee --offline {theirs:.2f} s: {ratio:.1f} times")
    return 0 if ratio <= options.most else 1
