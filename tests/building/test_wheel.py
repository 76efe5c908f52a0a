"""The wheel: installed beside what is locked, it builds a folder of pages as the checkout does."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from maintaining.compare_builds import read_tree
from maintaining.tree_differences import differences
from support.served import CHECKOUT, ROOT
from tebiki.editions.built_edition import known_editions
from tebiki.files.made_folders import MARK


@pytest.fixture(scope="module")
def tebiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the wheel, from which the checkout is out of reach."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), ROOT]
    subprocess.run(wheel, check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    own = next((folder / "env/lib").glob("python*/site-packages"))
    # A path in a .pth file is not searched for .pth files: the editable checkout stays out.
    (own / "locked.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    (built,) = folder.glob("tebiki-*.whl")
    install = [*pip, "install", "--no-deps", "--no-index", "--ignore-installed"]
    subprocess.run([*install, "--prefix", str(folder / "env"), str(built)], check=True)
    return folder / "env/bin/python"


def test_the_wheel_builds_the_same_bytes_from_pages_alone(
    tebiki: Path, built_site: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "docs", project / "docs")
    environment = {**os.environ, "SITE_URL": ""}
    environment.pop("PYTHONPATH", None)
    edition = known_editions(CHECKOUT)[-1]
    command = [str(tebiki), "-m", "tebiki", "build", "--root", str(project), "--edition", edition]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    where = [str(tebiki), "-c", "import tebiki; print(tebiki.__file__)"]
    place = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert Path(place.stdout.strip()).is_relative_to(tebiki.parents[1])
    own, made = read_tree(built_site), read_tree(project / "site")
    # The marks tell each disk's own sources apart; they are no part of a published site.
    assert own.pop(MARK) != made.pop(MARK)
    assert differences(own, made) == []


def test_the_wheel_carries_the_lock_of_what_it_stands_on(tebiki: Path) -> None:
    carried = next(
        tebiki.parents[1].glob("lib/python*/site-packages/tebiki/given/requirements.lock")
    )
    assert carried.read_bytes() == (ROOT / "requirements.lock").read_bytes()
    assert b"\ndetect-secrets==" in carried.read_bytes()  # tebiki check secrets
