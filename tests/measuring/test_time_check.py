"""The seconds of `make check` are those of its parts, in the order in which they began."""

import shutil
import subprocess
from pathlib import Path

from measuring.time_check import KEPT, edit_a_page, lend_environment, parts, table
from support.projects import copy_library
from support.served import ROOT
from tebiki.building import site_sources
from tebiki.rules.check_pages import check_pages
from tebiki.source.project import Project

LOG = """\
12.5 14.0 .venv/bin/tebiki check links site
12.0 16.25 .venv/bin/python -m pytest -q -m "not chromium" tests/guide
10.0 12.0 .venv/bin/tebiki build --if-needed
"""


def test_a_log_is_read_by_what_began_first() -> None:
    assert list(parts(LOG).items()) == [
        ("tebiki build --if-needed", 2.0),
        ('python -m pytest -q -m "not chromium" tests/guide', 4.25),
        ("tebiki check links site", 1.5),
    ]


def test_the_table_has_a_column_a_run_and_leaves_out_what_one_has_not() -> None:
    runs = {"first": {"build": 12.04, "make check": 30.0}, "fresh": {"make check": 9.96}}
    assert table(runs) == "\n".join(
        [
            "seconds       first    fresh",
            "build          12.0         ",
            "make check     30.0     10.0",
        ]
    )


def test_an_edit_makes_the_site_another_and_breaks_no_rule(tmp_path: Path) -> None:
    project = Project(copy_library(tmp_path))
    before = site_sources.sum_of(project)
    edit_a_page(project)
    assert site_sources.sum_of(project) != before
    assert check_pages(project, [])[0] == []


def test_a_clone_is_lent_the_environment_and_installs_nothing_in_it(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        shutil.copyfile(ROOT / name, tmp_path / name)

    def commands() -> str:
        run = ["make", "-n", "check", *KEPT]
        return subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert "false -m maintaining environment" in commands(), "what is not lent would be installed"
    lend_environment(tmp_path)
    lent = commands()
    assert "maintaining" not in lent
    assert "tebiki check links site" in lent
    found = [str(tmp_path / ".venv/bin/python"), "-c", "import sys; print(sys.prefix)"]
    prefix = subprocess.run(found, capture_output=True, text=True, check=True).stdout.strip()
    assert prefix == str(tmp_path / ".venv")
