"""Times how soon a change is seen in the preview, ours beside plain MkDocs on the same pages."""

import argparse
import http.client
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from measuring import ROOT, benchmark_build, own_package, synthetic_guide
from tebiki.desks.free_port import free_port
from tebiki.files.scratch_folders import IN_PROJECT, scratch

_PATIENCE = 120.0  # seconds, for a preview that begins or builds anew
_PAUSE = 0.05


def wait_for(port: int, path: str, mark: str, preview: "subprocess.Popen[bytes]") -> float:
    """Ask the preview for `path` until its page says `mark`; return the seconds that took.

    Raises RuntimeError where the preview has ended, or does not say it within two minutes.
    """
    start = time.perf_counter()
    while time.perf_counter() - start < _PATIENCE:
        if preview.poll() is not None:
            raise RuntimeError(f"the preview has ended with status {preview.returncode}")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
            connection.request("GET", path)
            found = mark in connection.getresponse().read().decode(errors="replace")
            connection.close()
        except OSError:
            found = False
        if found:
            return time.perf_counter() - start
        time.sleep(_PAUSE)
    raise RuntimeError(f"{path} does not say {mark} after {_PATIENCE:.0f} s")


def changes(command: Sequence[str], folder: Path, port: int, path: str, rounds: int) -> float:
    """Start a preview in `folder`, change a page some times; return the least seconds until seen.

    Raises RuntimeError as `wait_for` does.
    """
    name = synthetic_guide.page_names(1)[0]
    page = folder / "docs/ja" / synthetic_guide.NAME / f"{name}.md"
    whole = page.read_text(encoding="utf-8")
    environment = own_package.environment(
        folder, NO_MKDOCS_2_WARNING="1", EDITION="", EVENT_FILE=""
    )
    preview = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, path, "</html>", preview)
        times = []
        for number in range(rounds):
            mark = f"change-{number}"
            page.write_text(f"{whole}\n\n{mark}\n", encoding="utf-8")
            times.append(wait_for(port, path, mark, preview))
        return min(times)
    finally:
        preview.terminate()
        preview.wait()
        page.write_text(whole, encoding="utf-8")


def measure(pages: int, rounds: int) -> tuple[float, float]:
    """Return the seconds until a change is seen in our preview, and in the plain one."""
    name = synthetic_guide.page_names(1)[0]
    path = f"/{synthetic_guide.NAME}/{name}/"
    with scratch(ROOT / IN_PROJECT) as entry:
        folder = entry / "project"
        benchmark_build.write_project(folder, pages)
        ours_port = free_port(8400)
        plain_port = free_port(8600)
        ours = [sys.executable, "-m", "tebiki", "serve", "--port", str(ours_port)]
        plain = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", "plain.yml"]
        return (
            changes(ours, folder, ours_port, path, rounds),
            changes([*plain, "-a", f"127.0.0.1:{plain_port}"], folder, plain_port, path, rounds),
        )


def main(argv: list[str] | None = None) -> int:
    """Print a line a size: pages a language, our seconds, plain seconds, their ratio."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring serve",
        description="Time how soon a change is seen in the preview, beside plain MkDocs.",
        epilog="example: python -m measuring serve --pages 12 100",
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[12, 100])
    parser.add_argument("--rounds", type=int, default=3, help="changes, of which the fastest (3)")
    return benchmark_build.print_sizes(parser.parse_args(argv), measure)
