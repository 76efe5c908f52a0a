"""`python -m maintaining VERB`: locks, pictures of the READMEs, browsers, comparisons."""

import sys
from pathlib import Path

from tebiki.cli.run_module import run_module

VERBS = {
    "lock": "lock_requirements",
    "pictures": "draw_readme_pictures",
    "browsers": "install_browsers",
    "properdocs": "compare_properdocs",
    "reproduce": "compare_builds",
    "without-guide": "run_without_guide",
    "environment": "make_environment",
}

if __name__ == "__main__":
    sys.exit(run_module(Path(__file__).resolve().parent, VERBS))
