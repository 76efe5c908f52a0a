"""A copy of the project runs the package that is in the copy, not the one that is installed."""

from pathlib import Path

from maintaining import compare_builds
from measuring import navigation
from support.served import CHECKOUT
from tebiki.source.project import Project

# What stands for the package in this copy: it says where it is.
SAYS_WHERE = """
import pathlib, sys
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
out.mkdir()
(out / "where").write_text(f"{sys.argv[1]} {__file__}", encoding="utf-8")
"""


def test_a_copy_imports_its_own_package(tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "copy"
    for name in ("docs", "overrides", "scripts/tebiki"):
        (root / name).mkdir(parents=True)
    (root / "mkdocs.yml").touch()
    (root / "scripts/tebiki/__init__.py").touch()
    (root / "scripts/tebiki/__main__.py").write_text(SAYS_WHERE, encoding="utf-8")
    made = compare_builds.build_copy(root, folder, compare_builds.BUILD, {})
    assert made == {"where": f"build {folder / 'scripts/tebiki/__main__.py'}".encode()}


def test_another_navigation_leaves_all_else_as_it_is(tmp_path: Path) -> None:
    settings = CHECKOUT.settings_file.read_text(encoding="utf-8")
    changed = navigation.with_section(settings, "Notes", ["notes/a.md"])
    (tmp_path / "mkdocs.yml").write_text(changed, encoding="utf-8")
    before, after = CHECKOUT.settings, Project(tmp_path).settings
    assert after["nav"] == [*before["nav"], {"Notes": ["notes/a.md"]}]
    assert {**after, "nav": None} == {**before, "nav": None}
