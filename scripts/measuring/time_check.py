"""Times `make check` where nothing is built yet, where the site is fresh, and after an edit."""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import ROOT, own_package
from tebiki.source.find_pages import find_pages
from tebiki.source.project import Project

# make runs each line of a recipe by this shell, which notes how long it took.
_SHELL = """\
#!/bin/sh
start=$(date +%s.%N)
/bin/sh "$@"
status=$?
case "$2" in *' -k '*) ;; *) echo "$start $(date +%s.%N) $2" >> {log} ;; esac
exit $status
"""
_ALL = "make check"
# With this, make stops where it would install anything.
KEPT = ("PYTHON=false",)


def parts(log: str) -> dict[str, float]:
    """Return the commands of a log with their seconds, in the order in which they began.

    "2.0 3.5 .venv/bin/tebiki check pages" -> {"tebiki check pages": 1.5}.
    """
    lines = sorted(line.split(" ", 2) for line in log.splitlines())
    return {
        command.replace(".venv/bin/", ""): float(end) - float(start)
        for start, end, command in lines
    }


def table(runs: Mapping[str, Mapping[str, float]]) -> str:
    """Return a line a command and a column a run, in seconds; `runs` are the parts by its name."""
    commands = list(dict.fromkeys(command for run in runs.values() for command in run))
    width = max(map(len, commands))
    lines = [" ".join([f"{'seconds':{width}}", *(f"{name:>8}" for name in runs)])]
    for command in commands:
        cells = (f"{run[command]:8.1f}" if command in run else f"{'':8}" for run in runs.values())
        lines.append(" ".join([f"{command:{width}}", *cells]))
    return "\n".join(lines)


@dataclass(frozen=True)
class Clone:
    """A clone of the checkout in a scratch folder, with the checkout's environment."""

    root: Path
    log: Path
    shell: Path

    def check(self) -> dict[str, float]:
        """Run `make check`; return the seconds of its parts and of all. Raises RuntimeError."""
        self.log.write_text("", encoding="utf-8")
        command = ["make", "check", f"SHELL={self.shell}", *KEPT]
        told = {"SITE_URL": "", "EDITION": "", "EVENT_FILE": ""}
        start = time.perf_counter()
        run = subprocess.run(
            command,
            cwd=self.root,
            env=own_package.environment(self.root, **told),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        seconds = time.perf_counter() - start
        if run.returncode:
            raise RuntimeError(f"{' '.join(command)}:\n{run.stdout}{run.stderr}")
        return parts(self.log.read_text(encoding="utf-8")) | {_ALL: seconds}


def clone(folder: Path) -> Clone:
    """Clone what is committed into `folder`."""
    made = Clone(folder / "clone", folder / "log", folder / "timed-sh")
    made.shell.write_text(_SHELL.format(log=shlex.quote(str(made.log))), encoding="utf-8")
    made.shell.chmod(0o755)
    subprocess.run(["git", "clone", "-q", "--local", str(ROOT), str(made.root)], check=True)
    lend_environment(made.root)
    return made


def lend_environment(root: Path) -> None:
    """Give the folder the environment that this runs in: linked, and newer than its locks."""
    venv = root / ".venv"
    venv.mkdir()
    for path in Path(sys.prefix).iterdir():
        if not path.name.startswith("."):
            (venv / path.name).symlink_to(path)
    for mark in (".site", ".test"):
        (venv / mark).touch()


def edit_a_page(project: Project) -> None:
    """Change a page in a way that no rule minds: by a comment of its author's."""
    page = find_pages(project.docs / project.default_language)[-1]
    text = page.read_text(encoding="utf-8").rstrip("\n")
    page.write_text(f"{text}\n\n<!-- {time.time_ns()} -->\n", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the seconds of each part; 1 where a check takes longer than `--most`, or fails."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring check",
        description="Time the parts of make check on a clone of what is committed.",
        epilog="example: python -m measuring check --most 30",
    )
    parser.add_argument("--most", type=float, default=30.0, help="seconds that are still good")
    options = parser.parse_args(argv)
    runs: dict[str, Mapping[str, float]] = {}
    with tempfile.TemporaryDirectory() as entry:
        made = clone(Path(entry).resolve())
        try:
            for name in ("first", "fresh", "edited"):
                if name == "edited":
                    edit_a_page(Project(made.root))
                runs[name] = made.check()
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(table(runs))
    return 0 if max(runs[name][_ALL] for name in ("fresh", "edited")) <= options.most else 1
