"""Forks processes that hold one end of a channel each, and end when the other end is closed."""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import recv_handle, send_handle

from tebiki.jobs import forked

Work = Callable[[Connection], object]
CAN_FORK = hasattr(os, "fork")  # not on Windows


@dataclass
class Child:
    """A process at work, and our end of its channel; `pid` is 0 for a thread in its place."""

    channel: Connection
    pid: int = 0
    thread: threading.Thread | None = None


@dataclass
class Family:
    """The processes that this one has begun.

    `forks` is False where there is no forking: threads take their place.
    """

    forks: bool = CAN_FORK
    _ends: list[Connection] = field(default_factory=list)  # ours: no child may hold them open
    _pids: list[int] = field(default_factory=list)

    def begin(self, work: Work) -> Child:
        """Begin `work` in a process of its own, with its end of a channel.

        Fork only from a process without other threads: a lock that one holds stays held.
        """
        ours, theirs = Pipe()
        if not self.forks:
            thread = threading.Thread(target=_until_nobody_waits, args=(work, theirs), daemon=True)
            thread.start()
            return Child(ours, thread=thread)
        self._ends.append(ours)
        pid = forked.fork(partial(self._live, work, theirs))
        theirs.close()
        self._pids.append(pid)
        return Child(ours, pid)

    def _live(self, work: Work, channel: Connection) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the parent; we follow
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for end in self._ends:
            end.close()
        self._ends, self._pids = [], []
        _until_nobody_waits(work, channel)

    def give(self, channel: Connection, child: Child) -> None:
        """Hand the channel of `child` on, through `channel`, to the process at its other end."""
        send_handle(channel, child.channel.fileno(), None)
        self.leave(child.channel)

    def take(self, channel: Connection) -> Connection:
        """Return the channel that is handed on here by `give`."""
        taken = Connection(recv_handle(channel))
        self._ends.append(taken)
        return taken

    def leave(self, channel: Connection) -> None:
        """Close our end of a channel; the process at the other one ends by that."""
        if channel in self._ends:
            self._ends.remove(channel)
        channel.close()
        self._pids = [pid for pid in self._pids if not os.waitpid(pid, os.WNOHANG)[0]]

    def end(self, child: Child) -> None:
        """End a child whose work nobody wants any more; a thread is waited for instead."""
        if child.pid in self._pids:
            os.kill(child.pid, signal.SIGKILL)
            os.waitpid(child.pid, 0)
            self._pids.remove(child.pid)
        if child.thread:
            child.thread.join()
        self.leave(child.channel)

    def end_all(self) -> None:
        """End all that is still at work, and close all channels."""
        for pid in self._pids:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        for end in self._ends:
            end.close()
        self._ends, self._pids = [], []

    def wait_for_children(self) -> None:
        """Wait until all that were begun here have ended."""
        for pid in self._pids:
            os.waitpid(pid, 0)


def _until_nobody_waits(work: Work, channel: Connection) -> None:
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        work(channel)


def answers(answer: Callable[..., bool]) -> Work:
    """Return work that answers each tuple of arguments that comes with what `answer` says.

    Each answer is found in a fork: whatever it changes, the next one begins as this one did.
    """

    def work(channel: Connection) -> None:
        while True:
            asked = channel.recv()
            pid = forked.fork(partial(answer, *asked))
            channel.send(os.waitpid(pid, 0)[1] == 0)

    return work
