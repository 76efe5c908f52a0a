"""Runs a command and says what it costs: time, work, memory, of it and all that it starts."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all cores, and the most MB that all processes held at once.

    What processes share counts in each of them; without /proc, the memory is 0.
    """

    wall: float
    cpu: float
    memory: float

    def and_again(self, other: "Cost") -> "Cost":
        """Return the least time and work of two runs, and the most memory."""
        return Cost(
            min(self.wall, other.wall),
            min(self.cpu, other.cpu),
            max(self.memory, other.memory),
        )


def run_cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run `command` in `folder` and return its cost.

    Raises RuntimeError with its output when it fails.
    """
    ended = threading.Event()
    held: list[float] = [0.0]
    start, before = time.perf_counter(), os.times()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:  # fmt: skip

        def look() -> None:
            while not ended.wait(_PAUSE):
                held[0] = max(held[0], memory_of(process.pid))

        watch = threading.Thread(target=look)
        watch.start()
        said, _ = process.communicate()
        ended.set()
        watch.join()
    wall, after = time.perf_counter() - start, os.times()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{said}")
    cpu = sum(after[2:4]) - sum(before[2:4])  # of the children, and of theirs
    return Cost(wall, cpu, held[0])


def memory_of(pid: int) -> float:
    """Return the MB that a process and all below it hold in memory now, 0 where it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (OSError, IndexError):
        return 0.0
    own = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return own + sum(memory_of(int(child)) for child in below)
