"""Builds a preview's site in processes beside this one, and says what is shown of it."""

import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path

from tebiki.building.page_again import Render
from tebiki.desks.changed_pages import changed_pages
from tebiki.desks.forks import Child, Family, answers
from tebiki.desks.preview_build import Built, Take
from tebiki.desks.preview_server import Shown
from tebiki.files.data_faults import Said, in_lines

log = logging.getLogger("mkdocs.livereload")
# Builds in a folder an edition, "" for the newest, and hands each language on.
Make = Callable[[Path, str, Take], Built]
Languages = dict[str, Connection]  # what renders pages of a language that is built
_ENDED = Said(
    "the build has ended in its midst, without a word; save a file to begin another",
    "サイトを作る処理が途中で終わりました。ファイルを保存すると、もう一度作ります。",
)
_RELOADING = Said("Reloading browsers", "ブラウザーのページを読み込み直します。")


@dataclass
class Job:
    """One build beside this process."""

    child: Child
    folder: Path
    edition: str = ""
    languages: Languages = field(default_factory=dict)


class PreviewBuilds:
    """All builds of one preview; `publish` is called with what is to be shown."""

    def __init__(
        self,
        family: Family,
        scratch: Path,
        docs: Path,
        make: Make,
        publish: Callable[[Shown], object],
    ) -> None:
        self._family, self._scratch, self._docs = family, scratch, docs
        self._make, self._publish = make, publish
        self._shown = Shown(str(self._folder()))
        self._built = Built(Path(self._shown.root), Path(self._shown.root))
        self._languages: Languages = {}
        self._next: Languages = {}  # of the build that is to be shown next
        self._before: Path | None = None  # shown before, where a page may just be read
        self._told: set[str] = set()
        self.older: dict[str, Job] = {}  # builds of older editions

    def _folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self._scratch))

    def first(self) -> Built:
        """Build in this process: what it has loaded and compiled then, all later ones have too."""

        def take(language: str, render: Render) -> None:
            if self._family.forks:
                self._next[language] = self._family.begin(answers(render)).channel

        return self._make(self._folder(), "", take)

    def begin(self, edition: str = "") -> Job:
        """Begin to build, the newest edition or an older one."""
        folder, family, make = self._folder(), self._family, self._make

        def work(channel: Connection) -> None:
            def take(language: str, render: Render) -> None:
                def answer(own: Connection) -> None:
                    channel.close()
                    answers(render)(own)

                if family.forks and not edition:
                    child = family.begin(answer)
                    channel.send(language)
                    family.give(channel, child)

            channel.send(make(folder, edition, take))
            channel.close()
            family.wait_for_children()

        return Job(family.begin(work), folder, edition)

    def receive(self, job: Job) -> Built | None:
        """Take what a build has to say; return what it has made, once it has."""
        try:
            said = job.child.channel.recv()
            if isinstance(said, str):
                job.languages[said] = self._family.take(job.child.channel)
                return None
        except (EOFError, OSError):
            said = Built(job.folder, job.folder, in_lines(_ENDED), is_whole=False)
        self._family.leave(job.child.channel)
        if not job.edition:
            self._leave(self._next)
            self._next = job.languages
        assert isinstance(said, Built)
        return said

    def give_up(self, job: Job) -> None:
        """End a build that nobody wants any more."""
        self._family.end(job.child)
        self._leave(job.languages)
        shutil.rmtree(job.folder, ignore_errors=True)

    def show_pages(self, paths: Collection[Path]) -> bool:
        """Show these pages anew from what the last build made; False if that does not do."""
        with tempfile.TemporaryDirectory(dir=self._scratch) as fresh:
            if not all(self._render(path, Path(fresh)) for path in paths):
                return False
            made = [path for path in Path(fresh).rglob("*") if path.is_file()]
            names = [path.relative_to(fresh) for path in made]
            for path, name in zip(made, names, strict=True):
                path.replace(self._built.site / name)
        for edition in self._built.editions[:-1]:  # built again when somebody goes there
            shutil.rmtree(self._built.folder / edition, ignore_errors=True)
        self._give_up_older()
        inside = self._built.site.relative_to(self._built.folder)
        self._show(
            changed=frozenset(
                (inside / name).as_posix() for name in names if name.suffix == ".html"
            )
        )
        return True

    def _render(self, path: Path, into: Path) -> bool:
        if not path.is_relative_to(self._docs):
            return False
        name = path.relative_to(self._docs)
        channel = self._languages.get(name.parts[0])
        if channel is None:
            return False
        try:
            channel.send((name.as_posix(), into))
            return bool(channel.recv())
        except (EOFError, OSError):
            return False

    def show(self, built: Built) -> None:
        """Show what has been built, or over the last site what has stopped the build."""
        self._leave(self._languages)
        self._languages, self._next = self._next, {}
        for line in built.left_out:
            if line not in self._told:
                print(line, file=sys.stderr, flush=True)
            self._told.add(line)
        if built.fault:
            print(f"{built.fault}\n", file=sys.stderr, flush=True)
        if not built.is_whole:
            shutil.rmtree(built.folder, ignore_errors=True)
            self._show(fault=built.fault, changed=None)
            return
        self._give_up_older()
        was, before = self._shown, self._built.folder
        is_alike = (was.fault, was.editions) == (built.fault, built.editions)
        changed = changed_pages(before, built.folder) if is_alike else None
        self._built = built
        self._show(
            root=str(built.folder), fault=built.fault, editions=built.editions, changed=changed
        )
        if self._before:
            shutil.rmtree(self._before, ignore_errors=True)
        self._before = before

    def show_older(self, edition: str) -> None:
        """Build an older edition, and show it beside the newest."""
        if Path(self._shown.root, edition).is_dir():
            self._show(changed=frozenset())
        elif edition in self._built.editions and edition not in self.older:
            self.older[edition] = self.begin(edition)

    def take_older(self, job: Job) -> None:
        """Take what the build of an older edition has to say, unless it was given up meanwhile."""
        if self.older.get(job.edition) is not job:
            return
        built = self.receive(job)
        if built is None:
            return
        del self.older[job.edition]
        if built.is_whole:
            built.site.rename(Path(self._shown.root, job.edition))
            self._show(changed=frozenset())
        else:
            print(f"{built.fault}\n", file=sys.stderr, flush=True)
            self._show(fault=built.fault, failed=self._shown.failed + 1, changed=None)
        shutil.rmtree(built.folder, ignore_errors=True)

    def _give_up_older(self) -> None:
        for job in self.older.values():
            self.give_up(job)
        self.older = {}

    def _leave(self, languages: Languages) -> None:
        for channel in languages.values():
            self._family.leave(channel)

    def _show(self, **what: object) -> None:
        self._shown = replace(self._shown, **what)  # type: ignore[arg-type]
        if self._shown.changed != frozenset():
            log.info(in_lines(_RELOADING))
        with suppress(OSError):  # the server has ended, which whoever waits for it sees
            self._publish(self._shown)
