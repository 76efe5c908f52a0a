"""A page that is shown at once is the page that the build of all makes, or it is not shown."""

import filecmp
import os
import shutil
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from support.projects import copy_library
from tebiki.desks.forks import Family
from tebiki.desks.preview_build import Built, Take, build_preview
from tebiki.desks.preview_builds import Job, PreviewBuilds
from tebiki.desks.preview_server import Shown

ADDRESS = "http://127.0.0.1:8000/"
NEWEST = "2026.10"


@pytest.fixture
def family() -> Iterator[Family]:
    family = Family()
    yield family
    family.end_all()


@pytest.fixture
def begun(tmp_path: Path, family: Family) -> tuple[Path, PreviewBuilds, list[Shown]]:
    """A copy of the small project, its first build, and what has been shown since."""
    root = copy_library(tmp_path / "project")
    builds, shown = preview_of(root, tmp_path, family)
    return root, builds, shown


def preview_of(root: Path, folder: Path, family: Family) -> tuple[PreviewBuilds, list[Shown]]:
    def make(into: Path, edition: str, take: Take) -> Built:
        return build_preview(into, root, ADDRESS, edition, take)

    shown: list[Shown] = []
    scratch = folder / "scratch"
    scratch.mkdir()
    builds = PreviewBuilds(family, scratch, root / "docs", make, shown.append)
    builds.show(builds.first())
    assert shown[-1].fault == ""
    return builds, shown


def ended(builds: PreviewBuilds, job: Job) -> Built:
    while True:
        assert wait([job.child.channel], 120)
        if built := builds.receive(job):
            return built


def test_every_page_is_as_the_build_of_all_makes_it(
    begun: tuple[Path, PreviewBuilds, list[Shown]],
) -> None:
    root, builds, shown = begun
    pages = [path for path in (root / "docs").rglob("*.md") if path.parts[-2] != "_data"]
    for page in pages:
        text = page.read_text(encoding="utf-8").rstrip("\n")
        page.write_text(f"{text}\n\n新しい**文**です。\n", encoding="utf-8")
        assert builds.show_pages([page]), page
    names = {name for one in shown[1:] for name in one.changed or ()}
    assert len(names) == len(pages)
    assert {one.root for one in shown} == {shown[0].root}
    fresh = Path(shown[-1].root)
    built = ended(builds, builds.begin())
    assert built.fault == ""
    for name in names:
        assert filecmp.cmp(fresh / name, built.folder / name, shallow=False), name
        plain = Path(name).with_suffix(".md")
        assert filecmp.cmp(fresh / plain, built.folder / plain, shallow=False), plain
        assert "新しい" in (fresh / name).read_text(encoding="utf-8")
    builds.show(built)
    assert shown[-1].changed == set()  # nobody's page is loaded a second time


def heading(root: Path) -> Path:
    page = root / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("\n## ", "\n## もう一つ { #one-more }\n\n文です。\n\n## ", 1), "utf-8"
    )
    return page


def fault(root: Path) -> Path:
    page = root / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n\n文です。\n- 一つ\n- 二つ\n", encoding="utf-8")  # two readings
    return page


def gone(root: Path) -> Path:
    page = root / "docs/ja/library/card.md"
    page.unlink()
    return page


def new(root: Path) -> Path:
    page = root / "docs/ja/library/new.md"
    page.write_text("# 新しいページ\n\n文です。\n", encoding="utf-8")
    return page


def front_matter(root: Path) -> Path:
    page = root / "docs/ja/library/card.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title: 新", 1), "utf-8")
    return page


def unreadable(root: Path) -> Path:
    page = root / "docs/ja/library/card.md"
    page.write_bytes(b"\xff\xfe\x00")
    return page


def data(root: Path) -> Path:
    return next((root / "docs/_data/library").glob("*.toml"))


def settings(root: Path) -> Path:
    return root / "mkdocs.yml"


def test_whatever_is_more_than_a_pages_text_is_left_to_the_build_of_all(
    begun: tuple[Path, PreviewBuilds, list[Shown]], tmp_path: Path
) -> None:
    root, builds, shown = begun
    kept = shutil.copytree(root / "docs", tmp_path / "kept")
    site = Path(shown[-1].root, NEWEST)
    before = {path: path.read_bytes() for path in site.rglob("*.html")}
    changes: list[Callable[[Path], Path]] = [
        *(heading, fault, gone, new, front_matter, unreadable, data, settings),
    ]
    for change in changes:
        page = change(root)
        assert not builds.show_pages([page]), change.__name__
        other = root / "docs/en/library/join.md"
        assert not builds.show_pages([other, page]), change.__name__
        shutil.rmtree(root / "docs")
        shutil.copytree(kept, root / "docs")
    assert len(shown) == 1
    assert before == {path: path.read_bytes() for path in site.rglob("*.html")}
    assert builds.show_pages([root / "docs/ja/library/card.md"])


def test_an_older_edition_is_built_beside_the_newest_and_again_after_a_change(
    begun: tuple[Path, PreviewBuilds, list[Shown]],
) -> None:
    root, builds, shown = begun
    older = Path(shown[-1].root, "2024.04")
    builds.show_older("2024.04")
    builds.show_older("2024.04")  # asked for twice, built once
    (job,) = builds.older.values()
    while builds.older:
        builds.take_older(job)
    assert (older / "library/join/index.html").is_file()
    assert shown[-1].changed == set()
    assert builds.show_pages([root / "docs/ja/library/card.md"])
    assert not older.exists()


def test_a_change_in_the_moment_in_which_an_older_edition_is_built_gives_that_up(
    begun: tuple[Path, PreviewBuilds, list[Shown]],
) -> None:
    root, builds, shown = begun
    builds.show_older("2024.04")
    (job,) = builds.older.values()
    assert wait([job.child.channel], 120)
    assert builds.show_pages([root / "docs/ja/library/card.md"])
    builds.take_older(job)  # it was ready at the same look
    assert not Path(shown[-1].root, "2024.04").exists()
    assert shown[-1].fault == ""


def test_a_build_that_stops_leaves_the_last_site_and_one_given_up_leaves_nothing(
    begun: tuple[Path, PreviewBuilds, list[Shown]], tmp_path: Path
) -> None:
    root, builds, shown = begun
    given_up = builds.begin()
    builds.give_up(given_up)
    assert not given_up.folder.exists()
    front_matter_fault = root / "docs/ja/library/card.md"
    text = front_matter_fault.read_text(encoding="utf-8")
    front_matter_fault.write_text(text.replace("title: ", "title: a: ", 1), encoding="utf-8")
    built = ended(builds, builds.begin())
    builds.show(built)
    assert not built.is_whole
    assert "docs/ja/library/card.md:2: " in shown[-1].fault
    assert shown[-1].changed is None
    assert Path(shown[-1].root, NEWEST, "index.html").is_file()
    assert not built.folder.exists()


def test_a_build_that_ends_without_a_word_is_said(
    tmp_path: Path, family: Family, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    shown: list[Shown] = []
    builds = PreviewBuilds(
        family, tmp_path, tmp_path / "docs", lambda into, edition, take: os._exit(9), shown.append
    )
    builds.show(ended(builds, builds.begin()))
    assert shown[-1].fault == (
        "the build has ended in its midst, without a word; save a file to begin another\n"
        "サイトを作る処理が途中で終わりました。ファイルを保存すると、もう一度作ります。"
    )
    assert caplog.messages == ["Reloading browsers\nブラウザーのページを読み込み直します。"]


def test_where_nothing_forks_all_is_built(tmp_path: Path) -> None:
    def make(into: Path, edition: str, take: Take) -> Built:
        (into / "index.html").write_text("文です。", encoding="utf-8")
        take("ja", lambda path, into: True)
        return Built(into, into)

    shown: list[Shown] = []
    builds = PreviewBuilds(Family(forks=False), tmp_path, tmp_path / "docs", make, shown.append)
    builds.show(builds.first())
    assert not builds.show_pages([tmp_path / "docs/ja/index.md"])
    built = ended(builds, builds.begin())
    assert built.is_whole
    assert (built.folder / "index.html").is_file()
