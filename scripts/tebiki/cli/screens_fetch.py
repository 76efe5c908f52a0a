"""`tebiki screens fetch`: the guides' original screenshots, or whether they are still there."""

import argparse
import asyncio
import sys

import stamina.instrumentation
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from tebiki.cli import screens_redact
from tebiki.cli.guide_option import add_guide, named_guide
from tebiki.cli.run_command import INTERRUPTED
from tebiki.cli.tell import tell
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.screens import fetch_screens
from tebiki.screens.allowance import Allowance
from tebiki.screens.fetch_screens import Outcome, Wanted
from tebiki.screens.fetcher import Downloader
from tebiki.screens.store import Store, sweep
from tebiki.source.project import Project

_WITHOUT_ONLY = Said(
    "--replace takes pictures anew: name them with --only",
    "--replace は画像を取り直します。--only で画面を指定してください。",
)
_ALL_IN = Said("All screens are in.", "画面はすべて入っています。")
_INTERRUPTED = Said(
    "Interrupted. What is in stays in; the next run goes on from here.",
    "途中で止めました。入った画像は残り、次はその続きから始まります。",
)
_FAILED = Said("{failed} of {count} failed", "{count} 個のうち {failed} 個を取れませんでした。")
_UNWRITTEN = Said("; nothing was written.", "何も書いていません。")
_AS_THEY_WERE = Said("; these screens are as they were.", "その画面は前のままです。")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which screens, from which hosts, and whether to take or only to compare them."""
    add_guide(parser)
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="only this one")
    parser.add_argument("--check", action="store_true", help="only say what has changed or gone")
    parser.add_argument("--replace", action="store_true", help="take what has changed, with --only")
    parser.add_argument(
        "--look", action="store_true", help="then open the page on which all are looked at"
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST",
        help="a further host that sources may redirect to",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """0: all in (or unchanged); 1: some failed; 2: nothing could be tried; 130: interrupted.

    What is in already is not fetched again, so a broken-off run goes on.
    """
    done = _fetch_asked(options, project)
    if options.look and not options.check and done in (0, 1):
        return max(done, screens_redact.show(project))
    return done


def _fetch_asked(options: argparse.Namespace, project: Project) -> int:
    if options.replace and not options.only:
        tell(_WITHOUT_ONLY)
        return 2
    stamina.instrumentation.set_on_retry_hooks([])
    guide, store = named_guide(options, project), Store(project)
    try:
        found = fetch_screens.sources(store, guide)
        wanted = fetch_screens.choose(found, options.only)
        if not options.check:
            sweep(store)
            if not options.replace:
                wanted = fetch_screens.missing(store, wanted)
    except (DataError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    if not wanted:
        tell(_ALL_IN)
        return 0
    allowance = Allowance(fetch_screens.hosts_of(found) | set(options.allow_host))
    try:
        return fetch(
            store, wanted, Downloader(allowance), check=options.check, replace=options.replace
        )
    except KeyboardInterrupt:
        tell(_INTERRUPTED)
        return INTERRUPTED


def fetch(
    store: Store,
    wanted: list[Wanted],
    downloader: Downloader,
    *,
    check: bool,
    replace: bool,
) -> int:
    """Fetch with progress on a terminal; results on stdout, faults on stderr; the exit code."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        console=console,
        disable=not console.is_terminal,
        redirect_stdout=sys.stdout.isatty(),  # results in a pipe stay there
    ) as progress:
        task = progress.add_task("Checking" if check else "Fetching", total=len(wanted))

        def hear(outcome: Outcome) -> None:
            progress.advance(task)
            if outcome.result:
                print(f"{outcome.wanted.screen.id}: {outcome.result}", flush=True)
            else:
                line = in_lines(fetch_screens.fault_line(store, outcome))
                console.print(line, soft_wrap=True, markup=False, highlight=False)

        work = fetch_screens.fetch_all(
            store, wanted, downloader, hear, check=check, replace=replace
        )
        outcomes = asyncio.run(work)
    failed = sum(1 for outcome in outcomes if outcome.fault)
    if failed:
        said = _FAILED.filled(failed=str(failed), count=str(len(wanted)))
        tell(said.then(_UNWRITTEN if check else _AS_THEY_WERE))
    return 1 if failed else 0
