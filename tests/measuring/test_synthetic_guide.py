"""The guide that builds are timed with passes the rules that every guide has to pass."""

from pathlib import Path

from measuring import benchmark_build
from tebiki.building.build_site import build_site
from tebiki.source.project import Project


def test_a_guide_for_measuring_is_built_strictly(tmp_path: Path) -> None:
    benchmark_build.write_project(tmp_path, 2)
    built = build_site(Project(tmp_path), tmp_path / "site", site_url="", pages_only=True)
    assert (built.held_back, built.edition) == ((), "2023.06")
    page = (built.folder / "measured/page-0002/index.html").read_text(encoding="utf-8")
    assert page.count("data-step=") >= 4
