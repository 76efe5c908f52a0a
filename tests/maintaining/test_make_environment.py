"""An environment that a killed run has left half-made is made anew, and a whole one is kept."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maintaining import make_environment

ROOT = Path(make_environment.__file__).parents[2]
PYTHON = f"PYTHON={sys.executable}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with nothing to install, made to its end."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace(" --editable .", "")
    (folder / "Makefile").write_text(text, encoding="utf-8")
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (folder / name).touch()
    assert make(folder)[0] == 0
    return folder


def make(folder: Path, goal: str = ".venv/.site") -> tuple[int, str]:
    done = subprocess.run(
        ["make", "--no-print-directory", PYTHON, goal],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def pip_works(folder: Path) -> bool:
    command = [str(folder / ".venv/bin/python"), "-m", "pip", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_killed_making_is_begun_anew(whole: Path) -> None:
    environment = whole / ".venv"
    (environment / ".site").unlink()
    (environment / make_environment.BEGUN).touch()
    assert pip_works(whole)  # nothing but the mark tells
    assert make(whole) == (0, ".venv was not made to its end: it is made anew …\n")
    assert pip_works(whole) and (environment / ".site").exists()
    assert not (environment / make_environment.BEGUN).exists()


def test_an_environment_without_pip_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    venv = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    ran: list[tuple[str, ...]] = []
    really = make_environment._run

    def run(python: Path, *arguments: str, quiet: bool = False) -> bool:
        ran.append(arguments)
        return len(ran) > 1 or really(python, *arguments, quiet=quiet)  # pip itself is slow to make

    monkeypatch.setattr(make_environment, "_run", run)
    make_environment.make_environment(venv, venv / ".site", tmp_path / "lock", None)
    assert ran[:2] == [("-m", "pip", "--version"), ("-m", "venv", str(venv))]
    assert list(venv.iterdir()) == [venv / ".site"]
    assert capsys.readouterr().err == f"{venv} was not made to its end: it is made anew …\n"


def test_a_whole_one_stays_and_a_failed_installation_is_said(whole: Path) -> None:
    (whole / ".venv/own").touch()
    (whole / "requirements.lock").write_text("./no-such-package\n", encoding="utf-8")
    status, said = make(whole)
    assert status == 2
    assert (
        "requirements.lock: not installed, see above; mend that (is the package index reached? "
        "is there room on the disk?) and run make again: it goes on by itself\n"
    ) in said
    (whole / "requirements.lock").write_text("", encoding="utf-8")
    assert make(whole) == (0, "")
    assert (whole / ".venv/own").exists()


def test_clean_removes_scratch_folders_and_keeps_sources(whole: Path) -> None:
    (whole / ".cache/screens").mkdir(parents=True)
    assert (whole / ".cache/tebiki").is_dir()
    assert make(whole, "clean")[0] == 0
    assert [path.name for path in (whole / ".cache").iterdir()] == ["screens"]
