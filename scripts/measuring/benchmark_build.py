"""Times our build beside plain MkDocs + Material + i18n on the same pages, in one run."""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from measuring import ROOT, navigation, own_package, synthetic_guide
from tebiki.files.scratch_folders import IN_PROJECT, scratch

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


def seconds(command: list[str], folder: Path) -> float:
    """Run `command` in `folder` and return how long it took.

    Raises RuntimeError with its output when it fails.
    """
    start = time.perf_counter()
    environment = own_package.environment(folder, NO_MKDOCS_2_WARNING="1", EDITION="")
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{run.stdout}{run.stderr}")
    return time.perf_counter() - start


def measure(pages: int, rounds: int) -> tuple[float, float]:
    """Return the best time, in seconds, of our build and of the plain one, taken in turns."""
    with scratch(ROOT / IN_PROJECT) as entry:
        folder = entry / "project"
        write_project(folder, pages)
        ours = [sys.executable, "-m", "tebiki", "build", "--out", "site", "--pages-only"]
        plain = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml", "-d", "plain"]
        times = [(seconds(ours, folder), seconds(plain, folder)) for _ in range(rounds)]
    return min(time for time, _ in times), min(time for _, time in times)


def print_sizes(
    options: argparse.Namespace, measured: Callable[[int, int], tuple[float, float]]
) -> int:
    """Print a line for each of `options.pages`: that size, our seconds, plain seconds, ratio.

    `measured` gives the two of so many pages in `options.rounds`; 1 where it raises RuntimeError.
    """
    print(f"{'pages':>6} {'tebiki s':>9} {'plain s':>8} {'ratio':>6}")
    for pages in options.pages:
        try:
            ours, plain = measured(pages, options.rounds)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{pages:6} {ours:9.2f} {plain:8.2f} {ours / plain:6.2f}", flush=True)
    return 0


def main(argv: list[str] | None = None) -> int:
    """Print a line a size: pages a language, our seconds, plain seconds, their ratio."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring build",
        description="Time our build beside plain MkDocs + Material + i18n on the same pages.",
        epilog="example: python -m measuring build --pages 10 100 1000",
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind (3)")
    return print_sizes(parser.parse_args(argv), measure)
