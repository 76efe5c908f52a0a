"""The option `--jobs`, and what the verbs that build do with it."""

import argparse
import sys
from contextlib import AbstractContextManager

from tebiki.files.data_faults import Said, in_lines
from tebiki.jobs import jobs
from tebiki.jobs.jobs import Jobs

_NO_COUNT = Said(
    "--jobs {given}: write how many at once, such as 2",
    "--jobs {given}: いくつ同時に動かすかを 2 のような数で書いてください。",
)


def add_jobs_option(parser: argparse.ArgumentParser) -> None:
    """Add how many pieces of work may be done at once."""
    parser.add_argument(
        "--jobs",
        type=_count,
        default=jobs.cores(),
        metavar="N",
        help="do so many things at once; 1 one after the other (default: as many as cores)",
    )


def jobs_of(options: argparse.Namespace) -> AbstractContextManager[Jobs]:
    """Give what does the work; at a terminal it says what is done, and in what time."""
    return jobs.at_once(options.jobs, _tell_part if sys.stderr.isatty() else None)


def _tell_part(name: Said, seconds: float) -> None:
    ja = f" · {name.ja}" if name.ja not in ("", name) else ""
    # In one piece: several processes write here.
    sys.stderr.write(f"  {seconds:5.1f} s  {name}{ja}\n")
    sys.stderr.flush()


def _count(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(in_lines(_NO_COUNT.filled(given=given)))
    return int(given)
