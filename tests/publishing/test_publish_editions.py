"""Publishing against a local bare repository: all of an edition arrives, or nothing changes."""

import functools
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.messages import english
from support.projects import LIBRARY, copy_library
from tebiki.building import build_site
from tebiki.files import made_folders
from tebiki.publishing import build_versions, deploy_edition, publish_editions, root_pages
from tebiki.publishing.deploy_edition import GitFailed
from tebiki.publishing.publish_editions import NotPublished, address_of, publish
from tebiki.source.project import Project

SITE = "https://workshop.example"
LANGUAGES = (root_pages.Language("ja", "", "手引き"), root_pages.Language("en", "en/", "Guide"))


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty bare repository, as a host keeps it."""
    folder = tmp_path / "remote.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare")
    return folder


def small_site(text: str = "page") -> deploy_edition.Builder:
    def build(folder: Path, edition: str, address: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "handout").mkdir(exist_ok=True)
        (folder / "handout" / "guide.txt").write_bytes(b"made after MkDocs")
        (folder / "index.html").write_text(f"{edition} {address} {text}", encoding="utf-8")

    return build


def run(remote: Path, edition: str, **options: object) -> list[str]:
    options.setdefault("build", small_site())
    return publish(Project(LIBRARY), str(remote), edition, SITE, languages=LANGUAGES, **options)  # type: ignore[arg-type]


def show(remote: Path, name: str) -> str:
    return git(remote, "show", f"gh-pages:{name}")


def head(remote: Path) -> str:
    return git(remote, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")


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


def test_a_site_that_tells_a_secret_is_not_published_and_drafts_change_nothing(
    remote: Path,
) -> None:
    key = "sk-" + "proj-Ab3dEf6hIj9kLm2nOp5q"
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10", build=small_site(f"\n{key}\nsomeone@company.jp"), with_drafts=True)
    assert english(error.value) == (
        "What is built may tell 2 secrets. A real key: make it invalid at its service first; "
        "then take it out of the page. What is no secret, or is to be told, stands in "
        "docs/_data/<guide>/ignores.toml, as the text of a [[pages]] of the rule secrets.\n"
        "index.html:2: 「sk-pro…」 looks like a real key; mask it: sk-••••\n"
        "index.html:3: 「someone@company.jp」 may be somebody's mail; write name@example.com"
    )
    assert head(remote) == ""


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


def test_without_an_address_it_stops(remote: Path) -> None:
    with pytest.raises(NotPublished) as error:
        publish(
            Project(LIBRARY), str(remote), "2026.10", "", build=small_site(), languages=LANGUAGES
        )
    assert english(error.value) == (
        "SITE_URL is not set: canonical addresses, the sitemap and printed codes need it; "
        "set it to the address that people will visit, such as https://workshop.example/"
    )
    assert head(remote) == ""


def test_an_unknown_edition_is_refused(remote: Path) -> None:
    with pytest.raises(NotPublished) as error:
        run(remote, "2025.01")
    assert english(error.value) == (
        "2025.01 is no edition of this guide; use one of 2024.04, 2026.10"
    )


def _half(folder: Path, edition: str, address: str) -> None:
    small_site()(folder, edition, address)
    raise build_site.SiteError("docs/ja/a.md:1: wrong; mend it")


def _stopped(folder: Path, edition: str, address: str) -> None:
    small_site()(folder, edition, address)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("build", "error"), [(_half, build_site.SiteError), (_stopped, KeyboardInterrupt)]
)
def test_what_is_interrupted_leaves_the_old_site(
    remote: Path, build: Callable[[Path, str, str], None], error: type[BaseException]
) -> None:
    run(remote, "2024.04")
    before = head(remote)
    with pytest.raises(error):
        run(remote, "2026.10", build=build)
    assert head(remote) == before
    run(remote, "2026.10")
    assert show(remote, "latest/index.html").startswith("2026.10")


def test_a_refused_push_leaves_the_old_site(remote: Path) -> None:
    run(remote, "2024.04")
    before = head(remote)
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho closed today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10")
    lines = str(error.value).splitlines()
    assert lines[0] == f"{remote} did not take the push, and its site is as it was:"
    assert "remote: closed today" in [line.strip() for line in lines]
    assert head(remote) == before


def test_somebody_else_publishing_meanwhile_is_not_overwritten(remote: Path) -> None:
    run(remote, "2024.04")
    theirs = []

    def meanwhile(folder: Path, edition: str, address: str) -> None:
        small_site()(folder, edition, address)
        if not theirs:
            theirs.append(run(remote, "2026.10", build=small_site("theirs")))

    with pytest.raises(NotPublished) as error:
        run(remote, "2024.04", build=meanwhile, replace=True)
    assert english(error.value).splitlines()[-1] == (
        "If somebody else has published meanwhile, run this again: it begins with theirs."
    )
    assert show(remote, "2026.10/index.html").endswith("theirs")
    run(remote, "2024.04", build=small_site("mended"), replace=True)
    assert show(remote, "2026.10/index.html").endswith("theirs")
    assert show(remote, "2024.04/index.html").endswith("mended")


def test_a_branch_of_another_making_is_not_touched(remote: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    deploy_edition.start_repository(clone)
    (clone / "index.html").write_text("theirs", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Theirs")
    git(clone, "push", "--quiet", str(remote), "HEAD:gh-pages")
    before = head(remote)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10")
    assert english(error.value) == (
        f"the branch gh-pages of {remote} was not made by this tool (it has no versions.json); "
        "nothing there is touched: publish to another repository, or rename that branch"
    )
    assert head(remote) == before


def test_a_remote_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotPublished) as error:
        run(tmp_path / "nowhere.git", "2026.10")
    assert english(error.value).startswith(f"{tmp_path / 'nowhere.git'} cannot be read: ")
    assert english(error.value).endswith("Look at the address and at your access to it.")


def test_a_tree_of_editions_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    out = tmp_path / "versions"
    assert build_versions.build_versions(Project(LIBRARY), out, build=small_site()).editions == (
        "2024.04",
        "2026.10",
    )
    assert (out / "latest/index.html").read_text(encoding="utf-8") == "2026.10  page"
    assert not (out / "sitemap.xml").exists()  # no address, no sitemap
    with pytest.raises(build_site.SiteError):
        build_versions.build_versions(Project(LIBRARY), out, build=_half)
    assert (out / "latest/index.html").read_text(encoding="utf-8") == "2026.10  page"
    assert [path.name for path in tmp_path.iterdir()] == ["versions"]


def test_a_full_disk_is_not_called_a_lack_of_access(
    remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, *arguments: str) -> str:
        raise GitFailed("fatal: cannot write: No space left on device")

    monkeypatch.setattr(publish_editions, "git", full)
    monkeypatch.setattr(publish_editions, "identity", lambda root: deploy_edition.IDENTITY)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10")
    assert english(error.value).splitlines()[-1] == (
        "the disk is full; make room on it and run this again"
    )


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
