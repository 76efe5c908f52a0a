"""`python -m measuring VERB`: what measures us beside others."""

import sys
from pathlib import Path

from tebiki.cli.run_module import run_module

VERBS = {
    "build": "benchmark_build",
    "check": "time_check",
    "links": "benchmark_links",
    "serve": "benchmark_serve",
    "line-ends": "measure_line_ends",
    "pages": "measure_pages",
    "room": "measure_room",
    "search": "measure_search",
    "weights": "weigh_site",
}

if __name__ == "__main__":
    sys.exit(run_module(Path(__file__).resolve().parent, VERBS))
