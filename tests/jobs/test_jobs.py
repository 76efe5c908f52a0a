"""Work side by side: as if it were done one after the other, in as many processes as asked for."""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support import jobs_at_work
from tebiki.files.data_faults import Said
from tebiki.jobs import jobs
from tebiki.jobs.jobs import Task

PATIENCE = 60  # seconds


def start(name: str, count: int, fd: int = -1) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, jobs_at_work.__file__, name, str(count)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        pass_fds=[fd] if fd >= 0 else [], start_new_session=True,
    )  # fmt: skip


def given(name: str, count: int) -> object:
    process = start(name, count)
    try:
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert process.returncode == 0, err
    return json.loads(out)


def test_two_are_done_at_once() -> None:
    assert given("side_by_side", 2) == [".", "."]


def test_what_is_done_in_this_process_is_at_once_with_the_others() -> None:
    assert given("beside", 2) == [".", True, False]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_no_more_are_at_work_however_they_are_nested(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes"
    monkeypatch.setenv("NOTES", str(notes))
    assert given("nested", count) == [[0, 1, 2], [10, 11, 12], [20, 21, 22]]
    at_work, most = 0, 0
    for sign in notes.read_text(encoding="ascii"):
        at_work += 1 if sign == "+" else -1
        most = max(most, at_work)
    assert (at_work, most) == (0, count)


@pytest.mark.parametrize("count", [1, 2])
def test_the_first_error_in_order_comes_whole(count: int) -> None:
    assert given("errors", count) == [
        ["DataError", "a.toml:3: wrong\na.toml:3: 違います", [""], ["a.toml:3: wrong"]],
        ["SiteError", "not built\n作れません\nmore", ["作れません", ""], []],
        ["FileNotFoundError", "[Errno 2] No such file: '/a'", [], []],
        ["KeyError", "'k'", [], []],
    ]


def test_a_process_that_the_system_has_ended_is_named() -> None:
    assert given("killed", 2) == (
        "the process for die was ended by SIGKILL, perhaps because the machine has no memory "
        "left; close other programs, or run this again with --jobs 1\n"
        "「die の仕事」を作る処理が、途中で止められました（SIGKILL）。"
        "メモリが足りないのかもしれません。ほかのプログラムを閉じるか、"
        "--jobs 1 を付けて、もう一度実行してください。"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("to_all", [True, False], ids=["to all", "to the first"])
def test_whatever_ends_it_leaves_no_process(number: int, to_all: bool) -> None:
    kept, held = os.pipe()
    process = start("wait", 3, held)
    os.close(held)
    assert process.stdout and process.stderr
    assert process.stdout.readline() == "at work\n"
    (os.killpg if to_all else os.kill)(process.pid, number)
    process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    assert select.select([kept], [], [], PATIENCE)[0]  # nobody keeps the other end
    assert os.read(kept, 1) == b""
    os.close(kept)


def test_one_after_the_other_needs_no_process() -> None:
    told: list[Said] = []
    with jobs.at_once(1, lambda name, seconds: told.append(name)) as one:
        tasks = [Task(Said(name), os.getpid) for name in ("a", "b")]
        assert one.all_of(tasks) == [os.getpid()] * 2
        assert one.beside(tasks[:1], tasks[1]) == ([os.getpid()], os.getpid())
    assert told == ["a", "b", "a", "b"]
    assert jobs.cores() >= 1
