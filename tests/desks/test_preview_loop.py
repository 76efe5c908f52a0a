"""What a preview builds after which change."""

from collections.abc import Collection
from pathlib import Path

from tebiki.desks.preview_build import Built
from tebiki.desks.preview_loop import PreviewLoop

PAGE, OTHER, DATA = Path("ja/a.md"), Path("ja/b.md"), Path("_data/x.toml")
GOOD = Built(Path("site"), Path("site"))
FAULTY = Built(Path("site"), Path("site"), fault="ja/a.md:1: wrong")
STOPPED = Built(Path("site"), Path("site"), fault="mkdocs.yml: wrong", is_whole=False)


class Builds:
    """Notes what it is told to do; pages can be shown at once, data cannot."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.count = 0

    def begin(self) -> int:
        self.count += 1
        self.told.append(f"build {self.count}")
        return self.count

    def give_up(self, job: int) -> None:
        self.told.append(f"give up {job}")

    def show_pages(self, paths: Collection[Path]) -> bool:
        self.told.append(sorted(path.name for path in paths))
        return DATA not in paths

    def show(self, built: Built) -> None:
        self.told.append(built.fault or "good")

    def said(self) -> list[object]:
        said, self.told = self.told, []
        return said


def begun(built: Built = GOOD) -> tuple[PreviewLoop[int], Builds]:
    builds = Builds()
    loop: PreviewLoop[int] = PreviewLoop(builds)
    loop.finish(built)
    builds.said()
    return loop, builds


def test_a_page_is_shown_at_once_and_all_is_built_behind_it() -> None:
    loop, builds = begun()
    loop.change([PAGE])
    assert builds.said() == [["a.md"], "build 1"]
    loop.finish(GOOD)
    assert builds.said() == ["good"]
    assert loop.job is None


def test_the_build_behind_a_page_gives_way_to_the_next_change() -> None:
    loop, builds = begun()
    loop.change([PAGE])
    loop.change([OTHER])
    assert builds.said() == [["a.md"], "build 1", "give up 1", ["b.md"], "build 2"]
    loop.change([DATA])
    assert builds.said() == ["give up 2", ["x.toml"], "build 3"]


def test_a_build_that_is_waited_for_goes_on_and_no_change_is_lost() -> None:
    loop, builds = begun()
    loop.change([DATA])
    loop.change([PAGE])
    loop.change([OTHER])
    assert builds.said() == [["x.toml"], "build 1"]
    loop.finish(GOOD)
    assert builds.said() == ["good", ["a.md", "b.md"], "build 2"]


def test_after_a_fault_all_is_built() -> None:
    for wrong in (FAULTY, STOPPED):
        loop, builds = begun(wrong)
        loop.change([PAGE])
        loop.finish(GOOD)
        assert builds.said() == ["build 1", "good"]
        loop.change([PAGE])
        assert builds.said() == [["a.md"], "build 2"]


def test_without_a_change_nothing_is_built() -> None:
    loop, builds = begun()
    loop.change([])
    assert builds.said() == []
