"""The wheel: installed beside what is locked, it builds a folder of pages as the checkout does."""

import ast
import importlib.metadata
import os
import re
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


def test_all_that_the_package_imports_is_locked_for_it() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {_name(one) for one in re.findall(r"(?m)^([\w.-]+)==", lock)}
    known = importlib.metadata.packages_distributions()
    alone = sorted(
        f"{path.relative_to(ROOT)}: {top}"
        for path in (ROOT / "scripts/tebiki").rglob("*.py")
        for top in _imported(path)
        if top not in sys.stdlib_module_names and top != "tebiki"
        if not {_name(one) for one in known.get(top, [])} & locked
    )
    assert alone == []


def _imported(path: Path) -> set[str]:
    """The first names of what a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [one.name for node in nodes if isinstance(node, ast.Import) for one in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def _name(distribution: str) -> str:
    """A distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", distribution.lower())
