"""What the system refuses is one line with its cause; a name that leads out is refused."""

import errno
import os
import re
from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.cli.run_command import guarded
from tebiki.files import system_faults
from tebiki.source import project_names

SCRIPTS = Path(system_faults.__file__).parents[2]
REST = ". Nothing is half-written.\n"


def stopped(error: BaseException) -> int:
    def call() -> int:
        raise error

    return guarded(None, call)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (
            OSError(errno.ENOSPC, "x", "site/a.html"),
            1,
            f"site/a.html: the disk is full; make room on it and run this again{REST}",
        ),
        (
            OSError(errno.ENOSPC, "x"),
            1,
            f"the disk is full; make room on it and run this again{REST}",
        ),
        (
            OSError(errno.EROFS, "x", "docs"),
            1,
            "docs: the disk is read-only; work in a folder that can be written, or mount it so"
            + REST,
        ),
        (
            PermissionError(errno.EACCES, "x", "docs"),
            1,
            "docs: you may not do this here; look at the owner and the rights of file and folder"
            + REST,
        ),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "a"), 1, f"a: Is a directory{REST}"),
        (KeyboardInterrupt(), 130, "Interrupted: nothing is half-written; run it again.\n"),
        (
            project_names.NameRefused("NAME x: this is none"),
            2,
            "NAME x: this is none. Nothing was written.\n",
        ),
    ],
)
def test_a_fault_of_the_system_is_one_line(
    error: BaseException, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stopped(error) == status
    assert english_of(capsys.readouterr().err) == said


def test_what_git_says_of_this_disk_is_not_taken_for_the_remote() -> None:
    full = os.strerror(errno.ENOSPC)
    own = "the disk is full; make room on it and run this again"
    assert system_faults.cause(f"fatal: write error: {full}") == own
    assert system_faults.cause(f"remote: fatal: write error: {full}") is None
    assert system_faults.cause("Permission denied (publickey).") is None


def test_only_the_command_line_reads_one_and_guards_it() -> None:
    """A room's functions take values: no parser, no status, no way in by a script's path."""
    signs = ("import argparse", "__name__ ==", "def main(", "sys.exit", "sys.argv")
    rooms = [path for path in (SCRIPTS / "tebiki").glob("*/*.py") if path.parent.name != "cli"]
    found = {
        path.relative_to(SCRIPTS).as_posix(): sign
        for path in rooms
        for sign in signs
        if sign in path.read_text(encoding="utf-8")
    }
    assert found == {}


# What writes into a folder that is being made and that nobody sees yet, or into one of its own.
IN_THE_MAKING = {
    "add_downloads.py", "benchmark_build.py", "benchmark_links.py", "benchmark_serve.py",
    "build_offline.py", "build_site.py", "compare_builds.py", "compare_properdocs.py",
    "deploy_edition.py", "gather_release.py", "build_handout.py", "install_peers.py",
    "store.py", "lock_requirements.py", "make_environment.py", "measure_pages.py",
    "measure_search.py", "workshop.py", "beside_pages.py", "write_index.py",
    "build_versions.py", "run_without_guide.py", "plain_markdown.py", "list_pages.py",
    "check_links.py",  # a summary is added to, as the page of a run on GitHub wants it
    "draw_icons.py", "time_check.py", "write_kept.py",
    "preview_builds.py", "serve_site.py",  # what a preview shows, away from the project
}  # fmt: skip
THE_ONE_WAY = {"whole_files.py", "scratch_folders.py", "replace_folder.py", "made_folders.py"}
_WRITES = re.compile(
    r"\.write_text\(|\.write_bytes\(|mkstemp|mkdtemp|TemporaryDirectory|\.rename\(|rmtree|"
    r"\.unlink\(|copytree|copyfile|os\.replace|\.open\(\"[wxa]"
)


def test_files_are_written_by_one_way() -> None:
    found = {
        path.name
        for path in SCRIPTS.rglob("*.py")
        if _WRITES.search(path.read_text(encoding="utf-8"))
    }
    assert found - THE_ONE_WAY == IN_THE_MAKING, "each stands here for a reason, and no longer"
