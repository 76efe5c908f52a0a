"""`tebiki new`: which tool a project asks for, and that it is never one by its name alone."""

import os
import subprocess
from pathlib import Path

import pytest

from support.served import ROOT
from support.small_project import tea_guide
from tebiki.cli.main import main
from tebiki.starting import tool_pin

PIP = ".venv/bin/pip install --quiet --disable-pip-version-check"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return tea_guide(tmp_path)


def test_a_tool_is_never_pinned_by_its_name_alone(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    assert main(["new", str(guide), "--into", str(root), "--tool", "tebiki"]) == 1
    assert "never a name alone" in capsys.readouterr().err
    wheel = f"https://files.example/tebiki-0.1.0-py3-none-any.whl#sha256={'0' * 64}"
    assert main(["new", str(guide), "--into", str(root), "--tool", wheel, "--no-site"]) == 0
    assert commands(root, "site") == [
        "python3 -m venv .venv",
        f'{PIP} --no-deps --force-reinstall "tebiki @ {wheel}"',
        f"{PIP} --require-hashes "
        "-r .venv/lib/python3*/site-packages/tebiki/given/requirements.lock",
        "touch .venv/.made",
        ".venv/bin/tebiki build",
    ]


def test_what_a_checkout_has_made_gets_that_checkout_and_its_lock(
    guide: Path, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    assert main(["new", str(guide), "--into", str(root), "--tool", str(ROOT), "--no-site"]) == 0
    assert commands(root, "serve")[1:3] == [
        f'{PIP} --require-hashes -r "{ROOT}/requirements.lock"',
        f'{PIP} --no-deps --no-build-isolation -e "{ROOT}"',
    ]


def commands(root: Path, goal: str) -> list[str]:
    """What make would run."""
    make = ["make", "--dry-run", "--no-print-directory", goal]
    environment = {name: said for name, said in os.environ.items() if name != "MAKEFLAGS"}
    run = subprocess.run(
        make, cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def test_a_tool_that_came_from_nowhere_has_to_be_named(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "lib/tebiki/starting"
    monkeypatch.setattr(tool_pin, "__file__", str(package / "tool_pin.py"))
    monkeypatch.setattr(tool_pin, "PACKAGE", "installed-by-hand")
    assert main(["new", str(guide), "--into", str(tmp_path / "p"), "--no-site"]) == 1
    assert "--tool: where this tebiki was installed from is not known" in capsys.readouterr().err
    assert not (tmp_path / "p").exists()
