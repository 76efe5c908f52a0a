"""Killed at any of its writes, each verb leaves the old or the new, and runs again unaided."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support import kill_points, killed_verbs
from support.messages import english_of


@pytest.mark.parametrize("verb", killed_verbs.VERBS)
def test_whatever_point_it_is_killed_at(verb: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, kill_points.__file__, verb, str(tmp_path / "tried")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, english_of(done.stderr)
    told = json.loads(done.stdout)
    assert told["faults"] == []
    assert told["points"] >= 9
