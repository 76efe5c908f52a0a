"""Times how soon a changed sentence is read in a browser, in our preview and in plain MkDocs'."""

import argparse
import http.client
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

from measuring import ROOT, benchmark_build, chromium_flags, own_package
from tebiki.desks.free_port import free_port
from tebiki.files.scratch_folders import IN_PROJECT, scratch

_PATIENCE = 120.0  # seconds, for a preview that begins or builds anew
_PAUSE = 0.05
_PLAIN = ("-q", "-f", "plain.yml")
_OWN = "own"  # the size that is this repository's own guide


@dataclass(frozen=True)
class Preview:
    """One preview to time: how it is started, and where it shows the page that is changed."""

    command: Sequence[str]
    address: str


def write_own(folder: Path) -> None:
    """Write our own guide as a project into `folder`, and beside it plain settings for it."""
    for name in ("overrides", "scripts", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    nav = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    flow = yaml.safe_dump(nav, allow_unicode=True, default_flow_style=True, width=10**9)
    plain = benchmark_build.PLAIN.format(nav=flow.strip())
    (folder / "plain.yml").write_text(plain, encoding="utf-8")


@contextmanager
def running(preview: Preview, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a preview in `folder`, and end it. Raises RuntimeError where it does not begin."""
    environment = own_package.environment(
        folder, NO_MKDOCS_2_WARNING="1", EDITION="", EVENT_FILE=""
    )
    started = subprocess.Popen(
        preview.command, cwd=folder, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(preview.address, started)
        yield started
    finally:
        started.terminate()
        started.wait()


def wait_for(address: str, preview: "subprocess.Popen[bytes]") -> None:
    """Wait until something answers at `address`.

    Raises RuntimeError where the preview has ended, or nothing has answered for two minutes.
    """
    host, _, path = address.removeprefix("http://").partition("/")
    start = time.perf_counter()
    while time.perf_counter() - start < _PATIENCE:
        if preview.poll() is not None:
            raise RuntimeError(f"the preview has ended with status {preview.returncode}")
        try:
            connection = http.client.HTTPConnection(host, timeout=_PATIENCE)
            connection.request("GET", f"/{path}")
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(_PAUSE)
        else:
            return
    raise RuntimeError(f"{address} has not answered for {_PATIENCE:.0f} s")


def changes(
    preview: Preview, page: Path, browser: Browser, folder: Path, rounds: int
) -> list[float]:
    """Change a page some times; return the seconds from each write until the browser shows it.

    The next change comes as soon as the last one is seen, whatever the preview still does.
    """
    whole = page.read_text(encoding="utf-8")
    times = []
    with running(preview, folder):
        shown = browser.new_page()
        try:
            shown.goto(preview.address, timeout=_PATIENCE * 1000)
            for number in range(rounds):
                mark = f"change-{number}-of-{rounds}"
                start = time.perf_counter()
                page.write_text(f"{whole}\n\n{mark}\n", encoding="utf-8")
                shown.get_by_text(mark, exact=True).wait_for(timeout=_PATIENCE * 1000)
                times.append(time.perf_counter() - start)
        finally:
            shown.close()
            page.write_text(whole, encoding="utf-8")
    return times


def measure(size: str, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds until changes are seen in our preview, and in the plain one."""
    with (
        scratch(ROOT / IN_PROJECT) as entry,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(chromium_flags.FOR_PLAYWRIGHT)
        ) as browser,
    ):
        folder = entry / "project"
        if size == _OWN:
            write_own(folder)
        else:
            benchmark_build.write_project(folder, int(size))
        japanese = folder / "docs/ja"
        page = min(japanese.glob("*/*.md"))
        path = page.relative_to(japanese).with_suffix("").as_posix()
        python, ours, plain = sys.executable, free_port(8400), free_port(8600)
        previews = (
            ([python, "-m", "tebiki", "serve", "--port", str(ours)], ours),
            ([python, "-m", "mkdocs", "serve", *_PLAIN, "-a", f"127.0.0.1:{plain}"], plain),
        )
        found = [
            changes(
                Preview(command, f"http://127.0.0.1:{port}/{path}/"), page, browser, folder, rounds
            )
            for command, port in previews
        ]
    return found[0], found[1]


def main(argv: list[str] | None = None) -> int:
    """Print a line a size and preview: seconds until a change is seen, median, least, most."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring serve",
        description="Time, from the write of a page's file to the new sentence in the reloaded"
        " page in Chromium, how soon a change is seen in the preview, and in plain MkDocs'.",
        epilog="example: python -m measuring serve --pages own 100",
    )
    parser.add_argument(
        "--pages", nargs="+", default=[_OWN, "100"],
        help=f"pages a language, or {_OWN} for this repository's guide ({_OWN} 100)")  # fmt: skip
    parser.add_argument("--rounds", type=int, default=20, help="changes, of which the median (20)")
    options = parser.parse_args(argv)
    print(f"{'pages':>6} {'preview':>8} {'median s':>9} {'least':>6} {'most':>6}")
    for size in options.pages:
        try:
            found = measure(size, options.rounds)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
        for name, times in zip(("tebiki", "plain"), found, strict=True):
            median = statistics.median(times)
            print(
                f"{size:>6} {name:>8} {median:9.2f} {min(times):6.2f} {max(times):6.2f}",
                flush=True,
            )
    return 0
