"""Which files of a project have been changed, by what editors do to change them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tebiki.desks.project_stamps import Stamps, changed, settled, stamps


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "ja").mkdir(parents=True)
    for name in ("a.md", "b.md"):
        (folder / "ja" / name).write_text("文です。\n", encoding="utf-8")
    return folder


def test_a_file_is_written_anew_comes_or_goes(docs: Path, tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    before = stamps([docs, settings])
    (docs / "ja/a.md").write_text("長い文です。\n", encoding="utf-8")
    (docs / "ja/b.md").unlink()
    (docs / "_data/guide").mkdir(parents=True)
    (docs / "_data/guide/terms.toml").write_text("", encoding="utf-8")
    settings.write_text("site_name: x\n", encoding="utf-8")
    found = changed(before, stamps([docs, settings]))
    names = {path.relative_to(tmp_path).as_posix() for path in found}
    assert names == {"docs/ja/a.md", "docs/ja/b.md", "docs/_data/guide/terms.toml", "mkdocs.yml"}


def test_an_editor_that_writes_beside_and_renames_changes_one_file(docs: Path) -> None:
    before = stamps([docs])
    page = docs / "ja/a.md"
    kept = page.stat()
    (docs / "ja/4913").touch()  # as vim does, to see whether it may
    (docs / "ja/4913").unlink()
    beside = docs / "ja/.a.md.tmp"
    beside.write_text("字です。\n", encoding="utf-8")  # of the same length
    os.utime(beside, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    beside.replace(page)
    assert changed(before, stamps([docs])) == {page}


def test_folders_and_what_python_keeps_are_no_changes(docs: Path) -> None:
    before = stamps([docs, docs.parent / "overrides"])
    (docs / "ja/pictures").mkdir()
    (docs / "__pycache__").mkdir()
    (docs / "__pycache__/a.pyc").touch()
    assert not changed(before, stamps([docs, docs.parent / "overrides"]))


def test_an_editor_that_writes_twice_has_done_both() -> None:
    path = Path("a.md")
    before, half, whole = ({path: (size, 1, 1)} for size in (9, 0, 10))
    readings: Iterator[Stamps] = iter([half, whole, whole, {}])
    pauses: list[None] = []
    assert settled(lambda: next(readings), before, lambda: pauses.append(None)) == whole
    assert len(pauses) == 2


def test_where_nothing_was_changed_nobody_waits() -> None:
    before = {Path("a.md"): (1, 1, 1)}
    assert settled(lambda: before, before, lambda: pytest.fail("waited")) == before
