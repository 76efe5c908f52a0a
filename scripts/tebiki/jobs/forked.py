"""Runs a piece of work in a process of its own, forked from this one, and hands over what it gives.

The work may be any callable: the process begins as a copy of this one, and only the result, or the
error, goes through a pipe. It ends with this process, whatever ends it.
"""

import ctypes
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tebiki.files.data_faults import Said, SaidError

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl
_THREADS = Path("/proc/self/task")
_ENDED = Said(
    "the process for {name} was ended by {what}, perhaps because the machine has no memory left; "
    "close other programs, or run this again with --jobs 1",
    "「{name}」を作る処理が、途中で止められました（{what}）。"
    "メモリが足りないのかもしれません。ほかのプログラムを閉じるか、"
    "--jobs 1 を付けて、もう一度実行してください。",
)


class ProcessEnded(SaidError):
    """A process was ended before its work was done; the message names the work."""


@dataclass
class Forked:
    """A process at work: what it is for, and the end of the pipe from which its result is read."""

    name: Said
    pid: int
    pipe: int
    start: float = field(default_factory=time.monotonic)
    data: bytearray = field(default_factory=bytearray)

    def read(self) -> bool:
        """Take what there is; tell whether that was all."""
        part = os.read(self.pipe, 1 << 20)
        self.data += part
        return not part

    def result(self) -> Any:
        """Return what the work gave, once all is read; raises what the work raised.

        Raises ProcessEnded where it was ended, and KeyboardInterrupt where Ctrl+C did that.
        """
        status = os.waitstatus_to_exitcode(self._reap())
        if status == -signal.SIGINT:
            raise KeyboardInterrupt
        if status:
            what = signal.Signals(-status).name if status < 0 else f"exit {status}"
            raise ProcessEnded(_ENDED.filled(name=self.name, what=what))
        good, value = pickle.loads(self.data)
        if good:
            return value
        raise _error(*value)

    def end(self) -> None:
        """End the process, and wait until it is gone."""
        os.kill(self.pid, signal.SIGKILL)
        self._reap()

    def _reap(self) -> int:
        os.close(self.pipe)
        return os.waitpid(self.pid, 0)[1]


def can_fork() -> bool:
    """Tell whether a process can be forked here: on Linux, while this one has a single thread.

    A copy has none of the other threads, and waits forever for what they hold: Typst's, for one.
    """
    return sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1


def fork(work: Callable[[], object]) -> int:
    """Do `work` in a copy of this process, and return the copy's number here.

    The copy ends with 0, or with 1 where `work` gives False or raises, which is shown. Nothing of
    this process is put away in it.
    """
    _flush()  # or both would write what waits there
    if pid := os.fork():
        return pid
    status = 1
    try:
        status = int(work() is False)
    except BaseException:
        traceback.print_exc()
    finally:
        _flush()
        os._exit(status)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()


def start(name: Said, work: Callable[[], object]) -> Forked:
    """Start `work`, named so in messages, in a process of its own."""
    reader, writer = os.pipe()
    parent = os.getpid()

    def hand_over() -> None:
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if os.getppid() == parent:
            data = _done(work)
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(data)

    pid = fork(hand_over)
    os.close(writer)
    return Forked(name, pid, reader)


def _done(work: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps((True, work()))
    except BaseException as error:
        error.add_note("".join(traceback.format_exception(error)))
        state = (type(error), error.args, error.__dict__)
        return pickle.dumps((False, (error, None) if _is_plain(error) else (None, state)))


def _is_plain(error: BaseException) -> bool:
    """Whether an error is pickled whole: those of Python are, not those with an `__init__`."""
    return not hasattr(type(error).__init__, "__code__")


def _error(error: BaseException | None, state: Any) -> BaseException:
    if error is not None:
        return error
    kind, args, values = state
    made: BaseException = kind.__new__(kind, *args)
    made.args = args
    made.__dict__.update(values)
    return made
