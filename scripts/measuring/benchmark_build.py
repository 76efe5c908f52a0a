"""Times our build beside plain MkDocs + Material + i18n on the same pages, in one run."""

import argparse
import shutil
import sys
from functools import reduce
from pathlib import Path

import yaml

from measuring import ROOT, navigation, own_package, synthetic_guide
from measuring.run_cost import Cost, run_cost
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.jobs.jobs import cores

PLAIN = """\
site_name: Guide
theme: {{name: material, font: false, features: [navigation.prune, navigation.sections]}}
nav: {nav}
exclude_docs: _data/
plugins:
  - search: {{lang: [ja, en]}}
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: ja, name: 日本語, default: true}}
        - {{locale: en, name: English}}
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
"""


def write_project(folder: Path, pages: int) -> None:
    """Write our project around a synthetic guide of `pages` pages, and beside it the plain one."""
    for name in ("overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    docs = folder / "docs"
    for path, text in synthetic_guide.files(pages):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    names = [f"{synthetic_guide.NAME}/{name}.md" for name in synthetic_guide.page_names(pages)]
    nav: list[object] = ["index.md", {"手引き": names}]
    ours = navigation.with_navigation((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), nav)
    (folder / "mkdocs.yml").write_text(ours, encoding="utf-8")
    flow = yaml.safe_dump(nav, allow_unicode=True, default_flow_style=True, width=10**9)
    (folder / "plain.yml").write_text(PLAIN.format(nav=flow.strip()), encoding="utf-8")


def measure(pages: int, rounds: int, jobs: int) -> tuple[Cost, Cost]:
    """Return what our build costs and what the plain one does, the best of some, taken in turns."""
    with scratch(ROOT / IN_PROJECT) as entry:
        folder = entry / "project"
        write_project(folder, pages)
        # The copy keeps what Python compiles of it, as an installed package does.
        there = own_package.environment(
            folder, NO_MKDOCS_2_WARNING="1", EDITION="", PYTHONDONTWRITEBYTECODE=""
        )
        build = ["tebiki", "build", "--out", "site", "--pages-only", "--jobs", str(jobs)]
        plain = ["mkdocs", "build", "-q", "-f", "plain.yml", "-d", "plain"]
        costs = [
            [run_cost([sys.executable, "-m", *words], folder, there) for words in (build, plain)]
            for _ in range(rounds)
        ]
    ours, theirs = (reduce(Cost.and_again, side) for side in zip(*costs, strict=True))
    return ours, theirs


def row(pages: int, ours: Cost, plain: Cost) -> str:
    """Return the line of a size: time, work and memory, of ours, of the plain one, their ratio."""
    pairs = ((ours.wall, plain.wall), (ours.cpu, plain.cpu), (ours.memory, plain.memory))
    forms = ("8.2f", "8.2f", "8.0f")
    cells = [
        f"{one:{form}} {other:{form}} {one / other if other else 0:6.2f}"
        for (one, other), form in zip(pairs, forms, strict=True)
    ]
    return " ".join([f"{pages:6}", *cells])


def main(argv: list[str] | None = None) -> int:
    """Print a line a size: pages a language, and for time, work and memory ours, plain, ratio."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring build",
        description="Time our build beside plain MkDocs + Material + i18n on the same pages: "
        "seconds on the clock, seconds of all cores, MB that all processes held at once.",
        epilog="example: python -m measuring build --pages 10 100 1000 --jobs 2",
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind (3)")
    parser.add_argument("--jobs", type=int, default=cores(), help="as of tebiki build (cores)")
    options = parser.parse_args(argv)
    heads = [f"{name:>8} {'plain':>8} {'ratio':>6}" for name in ("wall s", "cpu s", "MB")]
    print(" ".join([f"{'pages':>6}", *heads]))
    for pages in options.pages:
        try:
            costs = measure(pages, options.rounds, options.jobs)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
        print(row(pages, *costs), flush=True)
    return 0
