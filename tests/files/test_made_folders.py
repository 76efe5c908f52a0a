"""A verb replaces only what it made: whatever else --out names stays, and the message says why."""

import errno
import os
from pathlib import Path

import pytest

from support.messages import english
from tebiki.building import content_policy
from tebiki.files import made_folders, system_faults
from tebiki.files.made_folders import FolderRefused, replaceable
from tebiki.files.replace_folder import new_folder

GIVE = "give an empty folder, or one that is not there yet"
MINE = f"tebiki did not make this folder, and does not replace it; {GIVE}"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a home, with folders that links lead to."""
    root = tmp_path / "home/work/guide"
    for name in ("docs/ja", "scripts", "tests", ".git", "site", "notes"):
        (root / name).mkdir(parents=True)
    (root / "docs/ja/index.md").write_text("mine", encoding="utf-8")
    (root / "notes/mine.txt").touch()
    (root / "site/index.html").touch()
    made_folders.mark(root / "site")
    (root / "link").symlink_to(root / "docs", target_is_directory=True)
    (root / "up").symlink_to(root.parent, target_is_directory=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("docs", "it is in the project's docs/; "),
        ("docs/ja/site", "it is in the project's docs/; "),
        ("link", "it is in the project's docs/; "),
        ("link/new", "it is in the project's docs/; "),
        ("site/../docs", "it is in the project's docs/; "),
        (".git/site", "it is in the project's .git/; "),
        ("scripts", "it is in the project's scripts/; "),
        (".", "it holds the project itself; "),
        ("", "it holds the project itself; "),
        ("..", "it holds the project itself; "),
        ("up", "it holds the project itself; "),
        ("up/guide", "it holds the project itself; "),
        ("/", "it holds the project itself; "),
        ("~", "it holds the project itself; "),
        ("notes", MINE),
        ("notes/mine.txt", "notes/mine.txt is a file; give a folder"),
        ("notes/mine.txt/site", "notes/mine.txt is a file; give a folder"),
        ("site/handout", "which tebiki replaces as a whole; "),
    ],
)
def test_a_folder_that_is_not_ours_is_refused(small: Path, given: str, why: str) -> None:
    folder = made_folders.given(given)
    with pytest.raises(FolderRefused) as error:
        replaceable(folder, small)
    assert english(error.value).startswith(f"{folder}: ") and why in english(error.value)


def test_a_home_and_a_checkout_are_refused(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "pages"
    (other / ".git").mkdir(parents=True)
    made_folders.mark(other)
    with pytest.raises(FolderRefused, match="it is a git checkout of its own"):
        replaceable(other, small)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with pytest.raises(FolderRefused, match="it holds a home folder; "):
        replaceable(tmp_path / "home", elsewhere)


@pytest.mark.parametrize("given", ["new", "a/b/new", "empty", "site", "up/guide/site", "build/x"])
def test_a_new_an_empty_and_a_made_folder_are_taken(small: Path, given: str) -> None:
    (small / "empty").mkdir()
    with new_folder(made_folders.given(given), small) as folder:
        (folder / "index.html").write_text("new", encoding="utf-8")
    assert (small / given / "index.html").read_text(encoding="utf-8") == "new"
    assert made_folders.is_ours(small / given)


def test_what_somebody_put_into_a_made_folder_is_not_lost(small: Path) -> None:
    (small / "site/.DS_Store").touch()
    replaceable(small / "site", small)
    (small / "site/CNAME").touch()
    with pytest.raises(FolderRefused) as error:
        replaceable(small / "site", small)
    assert english(error.value) == (
        f"{small}/site: CNAME was not made by tebiki and would be lost; move it out of this folder"
    )
    assert not made_folders.is_ours(small / "notes")
    (small / "notes" / made_folders.MARK).write_text("", encoding="utf-8")
    with pytest.raises(FolderRefused, match="tebiki did not make this folder"):
        replaceable(small / "notes", small)


def test_what_an_older_release_made_is_known(small: Path) -> None:
    site, tree, release = (small / name for name in ("old", "build/versions", "build/release"))
    for folder in (site, tree, release):
        folder.mkdir(parents=True)
    for folder in (site, tree):
        (folder / "_headers").write_text(content_policy.HEADERS, encoding="utf-8")
        for name in ("404.html", "index.html"):
            (folder / name).touch()
    (tree / "versions.json").touch()
    (release / "g-2023.06.zip").touch()
    (release / "SHA256SUMS").write_text(f"{'0' * 64}  g-2023.06.zip\n", encoding="utf-8")
    with pytest.raises(FolderRefused):
        replaceable(site, small)
    (site / "assets").mkdir()
    (site / "assets/tebiki.css").touch()
    for folder in (site, tree, release):
        assert replaceable(folder, small) == folder
    (release / "mine.txt").touch()
    (site / "mkdocs.yml").touch()
    for folder in (site, release):
        with pytest.raises(FolderRefused, match="tebiki did not make this folder"):
            replaceable(folder, small)


def test_a_full_disk_is_said_with_the_folder(small: Path) -> None:
    with pytest.raises(OSError) as error, new_folder(small / "site", small):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert system_faults.said(error.value) == (
        f"{small}/site: the disk is full; make room on it and run this again"
    )
    assert (small / "site/index.html").exists()


def test_a_server_can_read_it_whatever_the_umask(small: Path) -> None:
    before = os.umask(0o077)
    try:
        with new_folder(small / "site", small) as folder:
            (folder / "a/b").mkdir(parents=True)
            (folder / "a/b/page.html").touch()
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode & 0o777 for path in (small / "site").rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert (small / "site").stat().st_mode & 0o777 == 0o755
