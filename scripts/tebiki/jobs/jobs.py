"""Runs pieces of work side by side, in as many processes as may be at work at once.

However deep they are nested, no more are: who starts another one takes a token from a pipe that
all share, as GNU make does (https://www.gnu.org/software/make/manual/html_node/POSIX-Jobserver.html),
and who waits lends its own place to the first that it has started.
"""

import os
import select
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from tebiki.files.data_faults import Said
from tebiki.jobs import forked
from tebiki.jobs.forked import Forked

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Task(Generic[T]):
    """A piece of work: what messages call it, and what does it."""

    name: Said
    work: Callable[[], T]


@dataclass(frozen=True)
class Jobs:
    """How many processes may be at work at once: those for which there are `tokens`, and one.

    `told` hears of each piece that is done, and of the seconds that it took.
    """

    tokens: tuple[int, int] | None = None  # the ends of the pipe, to read and to write
    told: Callable[[Said, float], None] | None = None

    @property
    def are_several(self) -> bool:
        """Whether pieces of work can be side by side here and now."""
        return self.tokens is not None and forked.can_fork()

    def all_of(self, tasks: Sequence[Task[T]]) -> list[T]:
        """Return what each task gives, in order; where one raises, the first in order does.

        It is as if they were done one after the other: where one fails, those behind it are
        ended. Whatever ends this, no process is left. Raises also forked.ProcessEnded.
        """
        if not self.are_several or len(tasks) < 2:
            return [self._one(task) for task in tasks]
        return _Batch(self, tasks, is_working=False).finish()

    def beside(self, tasks: Sequence[Task[T]], own: Task[U]) -> tuple[list[T], U]:
        """Return the same, and what `own` gives, which is done in this process, as the last."""
        if not self.are_several:
            return [self._one(task) for task in tasks], self._one(own)
        batch = _Batch(self, tasks, is_working=True)
        error: Exception | None = None
        try:
            batch.start_some()
            mine = self._one(own)
        except Exception as raised:
            error = raised
        except BaseException:
            batch.end()
            raise
        batch.is_working = False
        others = batch.finish()
        if error is not None:
            raise error
        return others, mine

    def _one(self, task: Task[T]) -> T:
        start = time.monotonic()
        given = task.work()
        self.tell(task.name, start)
        return given

    def tell(self, name: Said, start: float) -> None:
        """Tell that a piece of work is done, which began at `start` of time.monotonic()."""
        if self.told:
            self.told(name, time.monotonic() - start)


ONE = Jobs()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def at_once(count: int, told: Callable[[Said, float], None] | None = None) -> Iterator[Jobs]:
    """Give what runs `count` pieces of work at once; one after the other where none can be forked.

    `told` hears of each that is done.
    """
    if count < 2 or not forked.can_fork():
        yield Jobs(told=told)
        return
    tokens = os.pipe()
    os.set_blocking(tokens[0], False)
    os.write(tokens[1], b"." * (count - 1))
    try:
        yield Jobs(tokens, told)
    finally:
        for end in tokens:
            os.close(end)


class _Batch(Generic[T]):
    """Tasks that are waiting, at work, done or failed; they are known by their number."""

    def __init__(self, jobs: Jobs, tasks: Sequence[Task[T]], *, is_working: bool) -> None:
        assert jobs.tokens
        self.is_working = is_working  # else the place of this process is for one of them
        self._jobs = jobs
        self._tokens = jobs.tokens
        self._waiting = deque(enumerate(tasks))
        self._at_work: dict[int, tuple[int, Forked, bool]] = {}  # by pipe; with a token or without
        self._done: dict[int, T] = {}
        self._errors: dict[int, Exception] = {}

    def finish(self) -> list[T]:
        """Do all that is left; return what the tasks gave, or raise the first error in order."""
        try:
            self.start_some()
            while self._at_work:
                waits = [self._tokens[0]] if self._waiting else []
                for pipe in select.select([*self._at_work, *waits], [], [])[0]:
                    if pipe in self._at_work and self._at_work[pipe][1].read():
                        self._take(pipe)
                self.start_some()
        except BaseException:
            self.end()
            raise
        if self._errors:
            raise self._errors[min(self._errors)]
        return [self._done[number] for number in sorted(self._done)]

    def start_some(self) -> None:
        """Start as many as there are places for."""
        while self._waiting:
            has_token = self.is_working or any(not own for _, _, own in self._at_work.values())
            if has_token:
                try:
                    os.read(self._tokens[0], 1)
                except BlockingIOError:
                    return
            number, task = self._waiting.popleft()
            process = forked.start(task.name, task.work)
            self._at_work[process.pipe] = (number, process, has_token)

    def _take(self, pipe: int) -> None:
        """Take the result of a process that has ended; after an error nothing behind it counts."""
        number, process, has_token = self._at_work.pop(pipe)
        self._give_back(has_token)
        try:
            self._done[number] = process.result()
            self._jobs.tell(process.name, process.start)
        except Exception as error:
            self._errors[number] = error
            self._waiting = deque(one for one in self._waiting if one[0] < number)
            self._end([at for at, (other, _, _) in self._at_work.items() if other > number])

    def end(self) -> None:
        """End all that are at work; nothing more is started."""
        self._waiting.clear()
        self._end(list(self._at_work))

    def _end(self, pipes: Sequence[int]) -> None:
        for pipe in pipes:
            _, process, has_token = self._at_work.pop(pipe)
            process.end()
            self._give_back(has_token)

    def _give_back(self, has_token: bool) -> None:
        if has_token:
            os.write(self._tokens[1], b".")
