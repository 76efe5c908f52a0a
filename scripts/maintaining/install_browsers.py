"""Sets up what the browser tests need from Debian: the browsers that are named, and a font."""

import argparse
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SCRIPT = Path(__file__).with_name("install_browser.sh")


def main(argv: Sequence[str] | None = None) -> int:
    """Install what is missing; the status is that of the shell script."""
    parser = argparse.ArgumentParser(
        prog="python -m maintaining browsers",
        description="Set up what the browser tests need, with apt where it may be asked.",
        epilog="example: python -m maintaining browsers firefox webkit",
    )
    parser.add_argument("browser", nargs="+", help="chromium, firefox, webkit")
    options = parser.parse_args(argv)
    return subprocess.run(["/bin/sh", str(_SCRIPT), *options.browser], check=False).returncode
