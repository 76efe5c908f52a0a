"""Counts the line ends of a built site in Chromium: short last lines, and wrong line starts."""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from measuring import chromium_flags, line_ends
from measuring.serve_folder import serve

WIDTHS = (390, 1280)


def main(argv: list[str] | None = None) -> int:
    """Print each line end found, and the sums; 1 where there is nothing to look at."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring line-ends",
        description="Count last lines of one and two signs, and lines that begin as none may.",
        epilog="example: python -m measuring line-ends site --width 390",
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path("site"), help="a built site")
    parser.add_argument("--width", type=int, nargs="+", default=WIDTHS, help="px (390 1280)")
    options = parser.parse_args(argv)
    pages = sorted(path.relative_to(options.folder) for path in options.folder.rglob("*.html"))
    path = shutil.which("chromium")
    if not pages or path is None:
        wrong = "chromium is missing" if pages else f"{options.folder}: no page; build it first"
        print(wrong, file=sys.stderr)
        return 1
    found = []
    with serve(options.folder) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium_flags.FLAGS))
        for width in options.width:
            view = browser.new_page(viewport={"width": width, "height": 900})
            for name in pages:
                view.goto(base + name.as_posix(), wait_until="load")
                found.append((name.as_posix(), width, line_ends.read(view)))
            view.close()
        browser.close()
    print(line_ends.table(found))
    return 0
