"""`python -m measuring` and `python -m maintaining`: every module that one runs has a verb."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from maintaining import __main__ as maintaining
from measuring import __main__ as measuring
from support.served import ROOT
from tebiki.cli.run_module import run_module

BOTH = {"measuring": measuring.VERBS, "maintaining": maintaining.VERBS}


@pytest.mark.parametrize("name", BOTH)
def test_nothing_is_reachable_by_its_path_alone(name: str) -> None:
    found = set()
    for path in (ROOT / "scripts" / name).glob("[!_]*.py"):
        text = path.read_text(encoding="utf-8")
        assert "__name__" not in text, path
        if any(getattr(node, "name", "") == "main" for node in ast.parse(text).body):
            found.add(path.stem)
    assert set(BOTH[name].values()) == found


@pytest.mark.parametrize("name", BOTH)
def test_each_verb_says_how_it_is_called(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in BOTH[name]:
        with pytest.raises(SystemExit) as done:
            run_module(ROOT / "scripts" / name, BOTH[name], [verb, "--help"])
        assert done.value.code == 0
        said = " ".join(capsys.readouterr().out.split())
        assert said.startswith(f"usage: python -m {name} {verb} ")
        assert f"example: python -m {name} {verb}" in said


def test_a_verb_that_is_not_there_is_said_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_module(ROOT / "scripts/measuring", BOTH["measuring"], ["speed"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == [
        "measuring: no verb speed",
        "usage: python -m measuring VERB [OPTIONS]     VERB --help says more",
    ]
    assert [line.split()[0] for line in said[3:]] == [*BOTH["measuring"]]


def test_a_bare_python_makes_the_environment(tmp_path: Path) -> None:
    command = [sys.executable, "-S", "-m", "maintaining", "environment", "--help"]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(ROOT / "scripts")}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
