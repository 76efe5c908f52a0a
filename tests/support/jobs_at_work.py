"""Work for processes side by side, by name: `python jobs_at_work.py NAME COUNT FD` does it.

A process of its own has a single thread, as a process that is forked must have; a worker of
pytest-xdist has two. What came of it is printed as JSON. FD is a pipe's end that all of them keep.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tebiki.building.run_mkdocs import SiteError
from tebiki.files.data_faults import DataError, DataFault, Said
from tebiki.jobs import jobs
from tebiki.jobs.jobs import Jobs, Task


def task(name: str, work: Callable[[], object]) -> Task[object]:
    return Task(Said(name, f"{name} の仕事"), work)


def meet(give: int, take: int) -> str:
    """Give a sign to the other, and wait for its own: alone, it would wait forever."""
    os.write(give, b".")
    return os.read(take, 1).decode()


def side_by_side(several: Jobs) -> object:
    one, other = os.pipe(), os.pipe()
    return several.all_of(
        [task("a", lambda: meet(one[1], other[0])), task("b", lambda: meet(other[1], one[0]))]
    )


def beside(several: Jobs) -> object:
    one, other = os.pipe(), os.pipe()
    others, own = several.beside(
        [task("a", lambda: [os.getpid(), meet(one[1], other[0])])],
        task("own", lambda: [os.getpid(), meet(other[1], one[0])]),
    )
    [[theirs, sign]], [mine, _] = others, own
    return [sign, mine == os.getpid(), theirs == mine]


def nested(several: Jobs) -> object:
    """Note in a file when each of nine pieces, three in each of three, begins and ends."""
    notes = Path(os.environ["NOTES"])

    def note(sign: bytes) -> None:
        with notes.open("ab", buffering=0) as file:
            file.write(sign)

    def piece(number: int) -> int:
        note(b"+")
        for _ in range(20):
            os.fsync(os.open(notes, os.O_RDONLY))
        note(b"-")
        return number

    def some(first: int) -> list[object]:
        return several.all_of([task(str(n), lambda n=n: piece(n)) for n in range(first, first + 3)])

    return several.all_of([task(str(n), lambda n=n: some(n)) for n in (0, 10, 20)])


def fail(error: Exception) -> object:
    raise error


def errors(several: Jobs) -> object:
    """What comes of three tasks of which two fail, by the kind of error."""
    fault = DataFault("a.toml", 3, Said("wrong", "違います"))
    kinds: list[Exception] = [
        DataError([fault]),
        SiteError(Said("not built", "作れません"), "more"),
        FileNotFoundError(2, "No such file", "/a"),
        KeyError("k"),
    ]
    told = []
    for error in kinds:
        tasks = [
            task("good", lambda: 1),
            task("bad", lambda error=error: fail(error)),
            task("worse", lambda: fail(ValueError("of the last"))),
        ]
        try:
            several.all_of(tasks)
        except Exception as raised:
            faults = [getattr(one, "ja", "") for one in getattr(raised, "faults", ())]
            found = [str(one) for one in getattr(raised, "found", ())]
            told.append([type(raised).__name__, str(raised), faults, found])
    return told


def killed(several: Jobs) -> object:
    die = task("die", lambda: os.kill(os.getpid(), signal.SIGKILL))
    try:
        several.beside([die], task("own", lambda: 1))
        return None
    except Exception as error:
        return str(error)


def wait(several: Jobs) -> object:
    """Say that all are at work, and wait to be interrupted."""
    at_work, told = os.pipe()

    def pause() -> None:
        os.write(told, b".")
        signal.pause()

    def watch() -> None:
        os.read(at_work, 1)
        print("at work", flush=True)
        signal.pause()

    return several.beside(
        [task("inner", lambda: several.all_of([task("a", pause)] * 2))], task("own", watch)
    )


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with jobs.at_once(int(sys.argv[2])) as made:
        print(json.dumps(globals()[sys.argv[1]](made)))
