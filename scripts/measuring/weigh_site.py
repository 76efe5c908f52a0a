"""Says how much a built site sends to a thousand, a hundred thousand and ten million readers."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from measuring import ROOT, page_weights
from measuring.page_weights import Weights
from tebiki.source import built_editions
from tebiki.source.project import Project

READERS = (1_000, 100_000, 10_000_000)


def table(weights: Weights) -> str:
    """Return a line a kind of visit: kB a reader, GB for each number of READERS, in powers of ten.

    As Markdown, for HOSTING.md.
    """
    visits = {
        "the first page with steps": weights.view,
        "all pages of the guide, with search": weights.guide,
        "the same, and the handout": weights.guide + weights.paper,
        "the copy for a disk": weights.disk,
    }
    heads = " | ".join(f"GB for {number:,}" for number in READERS)
    lines = [f"| a reader opens | kB | {heads} |", "|---|---|" + "---|" * len(READERS)]
    for name, size in visits.items():
        cells = " | ".join(f"{size * number / 1e9:,.1f}" for number in READERS)
        lines.append(f"| {name} | {size / 1000:,.0f} | {cells} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table of the newest edition in a built site."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring weights",
        description="Weigh what a site sends, compressed, each file once a reader.",
        epilog="example: python -m measuring weights site",
    )
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    options = parser.parse_args(argv)
    newest = built_editions.newest_of(options.site)
    language, *others = Project(ROOT).languages
    print(table(page_weights.weigh(newest, language, others)))
    return 0
