"""What a run costs, of the process and of those that it starts."""

import os
import sys
from pathlib import Path

import pytest

from measuring import benchmark_build
from measuring.run_cost import Cost, memory_of, run_cost

# Holds 80 MB in a process below its own until it has been seen, and works there.
HOLD = """
import os, sys
if os.fork() == 0:
    held = bytearray(os.urandom(1 << 20)) * 80
    sum(range(3_000_000))
    while not os.path.exists("seen"):
        pass
    os._exit(0)
os.wait()
"""


def test_processes_below_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(pid: int) -> float:
        held = memory_of(pid)
        if held > 80:
            (tmp_path / "seen").touch()
        return held

    monkeypatch.setattr("measuring.run_cost.memory_of", seen)
    cost = run_cost([sys.executable, "-c", HOLD], tmp_path, os.environ)
    assert cost.memory > 80
    assert cost.cpu > 0 and cost.wall > 0


def test_what_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"import sys.*\nno"):
        run_cost([sys.executable, "-c", "import sys; sys.exit('no')"], tmp_path, os.environ)


def test_a_row_has_both_sides_and_their_ratios() -> None:
    ours = Cost(2.0, 4.0, 300.0).and_again(Cost(1.0, 5.0, 200.0))
    assert ours == Cost(1.0, 4.0, 300.0)
    assert benchmark_build.row(100, ours, Cost(2.0, 2.0, 100.0)).split() == [
        "100", "1.00", "2.00", "0.50", "4.00", "2.00", "2.00", "300", "100", "3.00",
    ]  # fmt: skip
