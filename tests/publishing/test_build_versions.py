"""All editions in one tree: whole sites, good links, one alias, addresses that are there."""

import json
import re
import shutil
from pathlib import Path

import lxml.html
import pytest

from support.edition_tree import FOLDERS, SITE_URL, pages
from tebiki.building import site_sources
from tebiki.cli.main import main
from tebiki.files import made_folders
from tebiki.links.check_links import check_site
from tebiki.links.read_site import read_site
from tebiki.publishing import build_versions
from tebiki.source import page_sources
from tebiki.source.built_editions import editions_of, newest_of
from tebiki.source.project import Project


def test_every_link_inside_the_tree_and_each_edition_is_good(tree: Path) -> None:
    folders = (tree, tree / "2024.04", tree / "2026.10")
    assert [check_site(read_site(folder), None) for folder in folders] == [[], [], []]


def test_a_broken_link_in_the_tree_is_said_once_for_each_edition(
    library: Path, tree: Path, tmp_path: Path
) -> None:
    broken = shutil.copytree(tree, tmp_path / "site")
    for edition in FOLDERS:
        page = broken / edition / "library/join/index.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(
            text.replace("</article>", '<a href="../gone/">x</a></article>', 1), "utf-8"
        )
    found = check_site(read_site(broken), Project(library))
    assert [(one.page, one.url) for one in found] == [
        (f"{edition}/library/join/index.html", "../gone/") for edition in ("2024.04", "2026.10")
    ]
    # A copy that is broken where its original is not is said, too.
    page = broken / "2026.10/library/join/index.html"
    page.write_bytes((tree / "2026.10/library/join/index.html").read_bytes())
    found = check_site(read_site(broken), Project(library))
    assert [one.page.partition("/")[0] for one in found] == ["2024.04", "latest"]


def test_a_page_of_an_edition_comes_from_the_same_markdown(library: Path) -> None:
    origin = page_sources.of_project(Project(library), ("2024.04", "2026.10"))
    assert origin.file_of("2024.04/en/library/join/index.html") == "en/library/join.md"
    assert origin.file_of("latest/library/join/index.html") == "ja/library/join.md"
    assert origin.file_of("library/join/index.html") == "ja/library/join.md"
    assert page_sources.of_project(Project(library)).file_of("2024.04/library/join.html") is None


def test_without_an_address_the_tree_stands_at_a_hosts_root(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    build_versions.build_versions(Project(library), folder, pages_only=True)
    assert check_site(read_site(folder), Project(library)) == []
    missing = (folder / "2024.04/404.html").read_text(encoding="utf-8")
    assert 'href="/2024.04/assets/tebiki.css"' in missing
    assert made_folders.made_from(folder) == ""  # pages alone are no whole site


def test_a_whole_tree_is_fresh_and_no_single_edition_is(
    library: Path, tree: Path, library_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(library)
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert site_sources.is_fresh(project, tree, "", every_edition=True)
    assert not site_sources.is_fresh(project, tree, "2026.10")
    monkeypatch.setenv("SITE_URL", "")
    assert not site_sources.is_fresh(project, library_site, "", every_edition=True)


def test_the_handouts_of_every_edition_are_set_again(
    library: Path, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = shutil.copytree(tree, tmp_path / "site")
    papers = sorted(site.rglob("handout/*.pdf"))
    for path in papers:
        path.write_bytes(b"old")
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert main(["handout", "--root", str(library), "--site", str(site)]) == 0
    assert {p.parents[1].name for p in papers} == set(FOLDERS)
    for path in papers:
        assert path.read_bytes() == (tree / path.relative_to(site)).read_bytes(), path


def test_the_preflight_asks_the_links_of_the_newest_edition(tree: Path, tmp_path: Path) -> None:
    assert newest_of(tree) == tree / "2026.10"
    assert newest_of(tree / "2024.04") == tree / "2024.04"
    assert editions_of(tmp_path) == {}


def test_the_tree_holds_whole_sites_and_one_alias(tree: Path) -> None:
    versions = json.loads((tree / "versions.json").read_text(encoding="utf-8"))
    assert versions == [
        {"version": "2026.10", "title": "2026 年 10 月版 · October 2026", "aliases": ["latest"]},
        {"version": "2024.04", "title": "2024 年 4 月版 · April 2024", "aliases": []},
    ]
    assert (tree / ".nojekyll").is_file()
    for folder in FOLDERS:
        # What is made after MkDocs is there too: mike's own build would have left it out.
        assert list((tree / folder / "handout").glob("*.pdf")), folder
        assert (tree / folder / "404.html").is_file()
        assert not list((tree / folder).rglob("*.toml"))
    newest = {p.relative_to(tree / "2026.10"): p.read_bytes() for p in files(tree / "2026.10")}
    assert {
        p.relative_to(tree / "latest"): p.read_bytes() for p in files(tree / "latest")
    } == newest


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_addresses_name_the_edition_and_are_there(tree: Path) -> None:
    for edition in ("2024.04", "2026.10"):
        base = f"{SITE_URL}{edition}/"
        for page in pages(tree, edition):
            root = lxml.html.parse(str(tree / edition / page / "index.html")).getroot()
            assert root.xpath("//link[@rel='canonical']/@href") == [base + page]
            assert root.xpath("//link[@rel='alternate']") == []
        sitemap = (tree / edition / "sitemap.xml").read_text(encoding="utf-8")
        locations = re.findall(r"<loc>(.*?)</loc>", sitemap)
        assert sorted(locations) == sorted(base + page for page in pages(tree, edition))
        others = re.findall(r'hreflang="(.*?)" href="(.*?)"', sitemap)
        assert {"ja", "en", "x-default"} == {language for language, _ in others}
        assert {address for _, address in others} <= set(locations)
    index = (tree / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall(r"<loc>(.*?)</loc>", index) == [
        f"{SITE_URL}2024.04/sitemap.xml",
        f"{SITE_URL}2026.10/sitemap.xml",
    ]
    listed = (tree / "llms.txt").read_text(encoding="utf-8")
    led = re.findall(r"]\((.*?)\)", listed)
    assert sorted(led) == sorted(f"{SITE_URL}latest/{p}index.md" for p in pages(tree, "latest"))
    own = (tree / "2024.04/llms.txt").read_text(encoding="utf-8")
    assert f"]({SITE_URL}2024.04/index.md)" in own
