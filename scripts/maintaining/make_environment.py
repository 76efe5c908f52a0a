"""Makes the environment in .venv and installs what a lock names; a half-made one is made anew."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tebiki.files.file_locks import locked
from tebiki.files.scratch_folders import lock_file

BEGUN = ".begun"  # stands from before the first file until all are installed
_PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


class EnvironmentFault(Exception):
    """The environment was not made; the message says what to do."""


def make_environment(venv: Path, mark: Path, lock: Path, editable: Path | None) -> None:
    """Have `lock` installed in `venv`, and `editable` beside it; `mark` is written last.

    Two at once wait for each other. Raises EnvironmentFault.
    """
    with locked(lock_file(venv.resolve().parent, "environment")):
        python = venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        begun = venv / BEGUN
        is_whole = not begun.exists() and _run(python, "-m", "pip", "--version", quiet=True)
        mark.unlink(missing_ok=True)
        venv.mkdir(exist_ok=True)
        begun.touch()
        if not is_whole:
            _make_anew(venv, begun)
        installed = _run(python, *_PIP, "install", "--require-hashes", "-r", str(lock))
        if installed and editable:
            options = ("--no-deps", "--no-build-isolation", "--editable", str(editable))
            installed = _run(python, *_PIP, "install", *options)
        if installed or _run(python, *_PIP, "check", quiet=True):
            begun.unlink()
        if not installed:
            raise EnvironmentFault(
                f"{lock.name}: not installed, see above; mend that (is the package index reached? "
                "is there room on the disk?) and run make again: it goes on by itself"
            )
        mark.touch()


def _make_anew(venv: Path, begun: Path) -> None:
    left = [path for path in venv.iterdir() if path != begun]
    if left:
        print(f"{venv} was not made to its end: it is made anew …", file=sys.stderr)
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    if not _run(Path(sys.executable), "-m", "venv", str(venv)):
        raise EnvironmentFault(
            f"{venv}: Python could not make it, see above; on Debian and Ubuntu install "
            "python3-venv, then run make again: it goes on by itself"
        )


def _run(python: Path, *arguments: str, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run([str(python), *arguments], stdout=output, stderr=output, check=False)
    except OSError:
        return False
    return done.returncode == 0


def main(argv: Sequence[str] | None = None) -> int:
    """Make it as the command line says; 1 where that fails."""
    parser = argparse.ArgumentParser(
        prog="python -m maintaining environment",
        description="Make the environment, or bring it up to date with a lock.",
        epilog="example: python -m maintaining environment requirements.lock --mark .venv/.site",
    )
    parser.add_argument("lock", type=Path, help="what to install")
    parser.add_argument("--editable", type=Path, help="a project to install beside it")
    parser.add_argument("--mark", type=Path, required=True, help="a file in it, written last")
    options = parser.parse_args(argv)
    try:
        make_environment(options.mark.parent, options.mark, options.lock, options.editable)
    except EnvironmentFault as error:
        print(error, file=sys.stderr)
        return 1
    return 0
