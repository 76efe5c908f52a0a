"""Decides what a preview builds: a page whose text was changed at once, then the whole site."""

from collections.abc import Collection
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from tebiki.desks.preview_build import Built

Job = TypeVar("Job")


class Builds(Protocol[Job]):
    """What can be built."""

    def begin(self) -> Job:
        """Begin to build the whole site."""

    def give_up(self, job: Job) -> None:
        """End such a build; nobody wants it any more."""

    def show_pages(self, paths: Collection[Path]) -> bool:
        """Show these pages anew from what the last build made; False if that does not do."""

    def show(self, built: Built) -> None:
        """Show what has been built, or what has stopped the build."""


class PreviewLoop(Generic[Job]):
    """Follows the changes of a project's files.

    A build that somebody waits for goes on to its end, and what has been changed meanwhile comes
    next. A build whose change is seen already, which only brings the rest of the site up to it,
    gives way to the next change.
    """

    def __init__(self, builds: Builds[Job]) -> None:
        self._builds = builds
        self.job: Job | None = None
        self._is_awaited = False
        self._is_good = False  # whether the last build of all had no fault, and nothing came since
        self._waiting: frozenset[Path] = frozenset()

    def change(self, paths: Collection[Path]) -> None:
        """Take note that these files have been changed."""
        self._waiting |= frozenset(paths)
        if self._waiting and (self.job is None or not self._is_awaited):
            self._begin()

    def finish(self, built: Built) -> None:
        """Take note that the build of the whole site has ended."""
        self.job = None
        self._is_good = built.is_whole and not built.fault
        self._builds.show(built)
        self.change(())

    def _begin(self) -> None:
        paths, self._waiting = self._waiting, frozenset()
        if self.job is not None:
            self._builds.give_up(self.job)
        self._is_good = self._is_good and self._builds.show_pages(paths)
        self._is_awaited = not self._is_good
        self.job = self._builds.begin()
