"""A site is left as it is only where the build would make the same: whatever has changed else."""

from pathlib import Path

import pytest

from support.projects import copy_library
from support.served import ROOT
from tebiki.building import build_site, site_sources
from tebiki.cli.main import main
from tebiki.files import made_folders
from tebiki.files.replace_folder import new_folder
from tebiki.source.project import Project


def test_a_site_is_fresh_for_what_it_was_made_from(
    library: Path, library_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(library)
    monkeypatch.setenv("SITE_URL", "")
    assert site_sources.is_fresh(project, library_site)
    for name, value in (
        ("EDITION", "2024.04"),
        ("SITE_URL", "https://workshop.example/"),
        ("EVENT_FILE", str(ROOT / "event.example.toml")),
        ("HANDOUT_FONT", "Other"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert not site_sources.is_fresh(project, library_site), name


@pytest.mark.parametrize(
    "name", ["docs/ja/library/card.md", "docs/_data/library/new.toml", "mkdocs.yml", "event.toml"]
)
def test_what_is_written_is_seen_by_its_content(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EVENT_FILE")
    project = Project(copy_library(tmp_path / "project"))
    before = site_sources.sum_of(project)
    path = project.root / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{text}# x\n", encoding="utf-8")
    assert site_sources.sum_of(Project(project.root)) != before
    if text:
        path.write_text(text, encoding="utf-8")
        assert site_sources.sum_of(Project(project.root)) == before


def test_an_event_is_told_by_its_file_and_not_by_how_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(copy_library(tmp_path / "project"))

    def sum_with(named: str | None) -> str:
        monkeypatch.delenv("EVENT_FILE", raising=False)
        if named is not None:
            monkeypatch.setenv("EVENT_FILE", named)
        return site_sources.sum_of(project)

    none = sum_with(None)
    assert sum_with("") == none
    assert sum_with("gone.toml") != none, "the build says that there is no such file"
    (project.root / "event.toml").write_text("a = 1\n", encoding="utf-8")
    assert sum_with("event.toml") == sum_with(None) != none
    assert sum_with("") not in (sum_with(None), none), "it lies there, and is not used"


def test_pages_alone_are_no_whole_site(library: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site.build_site(Project(library), site, site_url="", pages_only=True)
    assert made_folders.made_from(site) == ""


def test_the_verb_leaves_a_fresh_site_and_builds_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_library(tmp_path / "project")
    site = root / "site"
    with new_folder(site, root) as made:
        (made / "index.html").write_text("kept", encoding="utf-8")
        made_folders.note_source(made, site_sources.sum_of(Project(root), every_edition=True))
    assert main(["build", "--if-needed", "--root", str(root)]) == 0
    assert capsys.readouterr().err == (
        f"The site in {site} is as it would be built.\n"
        f"{site} のサイトは、いま作るものと同じです。作り直していません。\n"
    )
    (root / "docs/ja/index.md").write_text("no title\n", encoding="utf-8")
    assert main(["build", "--if-needed", "--root", str(root)]) == 1
    assert "Building the site" in capsys.readouterr().err
