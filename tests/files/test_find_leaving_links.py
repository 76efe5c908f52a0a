"""find_leaving_links: links out of docs/ and the face's folder, and what may stay."""

import os
from pathlib import Path

import pytest

from support.messages import english
from tebiki.files.find_leaving_links import LeavingLinksError, leaving_links, refuse_leaving_links

REMEDY = "; put a copy there in its place, or take it out"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path.resolve() / "project"
    for name in ("docs/ja/guide", "docs/_data", "overrides"):
        (root / name).mkdir(parents=True)
    (root / "docs/ja/index.md").write_text("# x\n", encoding="utf-8")
    (root / "event.toml").touch()
    (root.parent / "elsewhere").mkdir()
    return root


@pytest.mark.parametrize(
    ("path", "to", "home", "where"),
    [
        ("docs/ja/event.txt", "../../event.toml", "docs/", "event.toml"),
        ("docs/ja/guide/far", "../../../../elsewhere", "docs/", "../elsewhere"),
        ("docs/_data/guide", "../../../elsewhere", "docs/", "../elsewhere"),
        ("docs/.hidden", "../event.toml", "docs/", "event.toml"),
        ("docs/ja/gone.txt", "../../../no-such-file", "docs/", "../no-such-file"),
        ("overrides/main.html", "../docs/ja/index.md", "overrides/", "docs/ja/index.md"),
        ("overrides/x.txt", "../event.toml", "overrides/", "event.toml"),
    ],
)
def test_a_link_that_leaves_is_named(root: Path, path: str, to: str, home: str, where: str) -> None:
    (root / path).symlink_to(to)
    message = f"{path}: this link leads out of {home}, to {Path(os.path.normpath(root / where))}"
    with pytest.raises(LeavingLinksError) as error:
        refuse_leaving_links(root, (root / "docs", root / "overrides"))
    assert english(error.value) == message + REMEDY


def test_a_link_by_way_of_another_and_one_to_its_own_folder_are_named(root: Path) -> None:
    (root / "docs/ja/a").symlink_to("b")
    (root / "docs/ja/b").symlink_to(root.parent / "elsewhere")
    (root / "docs/ja/guide/up").symlink_to("..")
    elsewhere = root.parent / "elsewhere"
    assert leaving_links(root, (root / "docs",)) == [
        f"docs/ja/a: this link leads out of docs/, to {elsewhere}{REMEDY}",
        f"docs/ja/b: this link leads out of docs/, to {elsewhere}{REMEDY}",
        "docs/ja/guide/up: this link leads to the folder that it is in, docs/ja; take it out",
    ]


def test_a_folder_that_is_itself_a_link_may_not_leave_the_project(root: Path) -> None:
    (root / "face").symlink_to(root.parent / "elsewhere")
    (root / "own").symlink_to("overrides")
    assert leaving_links(root, (root / "face", root / "own")) == [
        f"face: this link leads out of the project, to {root.parent / 'elsewhere'}{REMEDY}"
    ]


def test_links_inside_and_an_editors_lock_are_let_alone(root: Path) -> None:
    (root / "docs/ja/guide/index.md").symlink_to("../index.md")
    (root / "docs/ja/more").symlink_to("guide")
    (root / "docs/ja/.#index.md").symlink_to("somebody@host.1234:1")
    assert leaving_links(root, (root / "docs", root / "overrides")) == []
