"""Publishing against a local bare repository: all of an edition arrives, or nothing changes."""

import functools
import os
from pathlib import Path

import pytest

from support.bare_remote import LANGUAGES, SITE, git, half_a_site, head, run, show, small_site
from support.messages import english
from support.projects import LIBRARY, copy_library
from tebiki.building import build_site
from tebiki.files import made_folders
from tebiki.publishing import build_versions
from tebiki.publishing.publish_editions import NotPublished, address_of, publish
from tebiki.source.project import Project


def test_editions_are_published_one_after_the_other(remote: Path) -> None:
    first = run(remote, "2024.04")
    assert "A\t2024.04/index.html" in first
    assert "A\tlatest/index.html" in first
    frozen = git(remote, "rev-parse", "gh-pages:2024.04")
    run(remote, "2026.10")
    assert git(remote, "rev-parse", "gh-pages:2024.04") == frozen
    assert show(remote, "latest/index.html") == "2026.10 https://workshop.example/2026.10/ page"
    assert show(remote, "2026.10/handout/guide.txt") == "made after MkDocs"
    names = git(remote, "ls-tree", "--name-only", "gh-pages").splitlines()
    assert names == [
        *(".nojekyll", "2024.04", "2026.10", "404.html", "_headers"),
        *("index.html", "latest", "sitemap.xml", "sw.js", "versions.json"),
    ]
    assert "await registration.unregister()" in show(remote, "sw.js")  # of a site of one edition
    assert 'href="/latest/en/"' in show(remote, "404.html")
    kept = show(remote, "_headers")
    assert "/2024.04/*\n  Cache-Control: public, max-age=86400" in kept
    assert "/2026.10/*" not in kept


def test_an_older_edition_published_late_does_not_become_latest(remote: Path) -> None:
    run(remote, "2026.10")
    run(remote, "2024.04")
    assert show(remote, "latest/index.html").startswith("2026.10")


def test_a_published_edition_is_frozen(remote: Path) -> None:
    run(remote, "2026.10")
    before = head(remote)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10", build=small_site("other"))
    assert english(error.value) == (
        "2026.10 is published already, and a published edition stays as it is; "
        "publish a new edition, or, to correct this one, use --replace"
    )
    assert head(remote) == before
    changed = run(remote, "2026.10", build=small_site("other"), replace=True)
    assert changed == ["M\t2026.10/index.html", "M\tlatest/index.html"]
    assert show(remote, "latest/index.html").endswith("other")


def test_a_rehearsal_shows_what_would_change_and_changes_nothing(remote: Path) -> None:
    run(remote, "2024.04")
    before = head(remote)
    changed = run(remote, "2026.10", dry_run=True)
    assert "A\t2026.10/index.html" in changed
    assert "M\tversions.json" in changed
    assert head(remote) == before


def test_what_an_ignore_names_is_published(remote: Path, tmp_path: Path) -> None:
    library = copy_library(tmp_path / "library")
    mail, key = "someone@company.jp", "AKIA" + "IOSFODNN7EXAMPLE"
    build = small_site(f"{mail} {key}")
    publish_it = functools.partial(
        publish, Project(library), str(remote), "2026.10", SITE, build=build, languages=LANGUAGES
    )
    ignores = next(library.glob("docs/_data/*/screens.toml")).with_name("ignores.toml")
    entry = '\n[[pages]]\nrule = "{}"\ntext = "{}"\nreason = "the desk"\ndate = "2026-11-26"\n'
    text = ignores.read_text(encoding="utf-8") if ignores.is_file() else ""
    text += entry.format("secrets", key)
    for rule, told in (("widths", mail), ("secrets", "somebody@company.jp")):
        ignores.write_text(text + entry.format(rule, told), encoding="utf-8")
        with pytest.raises(NotPublished):
            publish_it()
    ignores.write_text(text + entry.format("secrets", mail), encoding="utf-8")
    assert "A\t2026.10/index.html" in publish_it()


def test_a_tree_of_editions_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    out = tmp_path / "versions"
    assert build_versions.build_versions(Project(LIBRARY), out, build=small_site()).editions == (
        "2024.04",
        "2026.10",
    )
    assert (out / "latest/index.html").read_text(encoding="utf-8") == "2026.10  page"
    assert not (out / "sitemap.xml").exists()  # no address, no sitemap
    with pytest.raises(build_site.SiteError):
        build_versions.build_versions(Project(LIBRARY), out, build=half_a_site)
    assert (out / "latest/index.html").read_text(encoding="utf-8") == "2026.10  page"
    assert [path.name for path in tmp_path.iterdir()] == ["versions"]


def test_nothing_of_our_own_is_published_and_all_of_it_can_be_read(
    remote: Path, tmp_path: Path
) -> None:
    def marked(folder: Path, edition: str, address: str) -> None:
        small_site()(folder, edition, address)
        made_folders.mark(folder)

    before = os.umask(0o077)
    try:
        run(remote, "2026.10", build=marked)
        build_versions.build_versions(Project(LIBRARY), tmp_path / "versions", build=marked)
    finally:
        os.umask(before)
    assert made_folders.MARK not in git(remote, "ls-tree", "-r", "--name-only", "gh-pages")
    modes = {line.split()[0] for line in git(remote, "ls-tree", "-r", "gh-pages").splitlines()}
    assert modes == {"100644"}
    found = {path.stat().st_mode & 0o777 for path in (tmp_path / "versions").rglob("*")}
    assert found == {0o755, 0o644}


def test_a_remote_in_a_folder_is_found_from_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "remote.git").mkdir()
    git(root, "init", "--quiet")
    git(root, "remote", "add", "origin", "../remote.git")
    git(root, "remote", "add", "host", "https://git.example/guide.git")
    assert address_of(root / "docs", "origin") == str(tmp_path / "remote.git")
    assert address_of(root, "host") == "https://git.example/guide.git"
    monkeypatch.chdir(tmp_path)
    assert address_of(root, "remote.git") == str(tmp_path / "remote.git")
