"""Brings a guide that has changed into its project, and keeps what people have decided there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tebiki.files import text_files, whole_files
from tebiki.files.data_faults import DataError, DataFault, Said, before, placed
from tebiki.files.toml import read_toml
from tebiki.importing import merge_guide
from tebiki.importing.merge_guide import Merged
from tebiki.screens import catalogue
from tebiki.source import project_names
from tebiki.source.layout import SCREENS
from tebiki.source.project import Project
from tebiki.source.site_settings import SETTINGS
from tebiki.starting import (
    again_elsewhere,
    again_navigation,
    again_pictures,
    guide_pictures,
    made_before,
    new_report,
    read_pages,
)
from tebiki.starting.again_pictures import Catalogue, Ids
from tebiki.starting.guide_files import GuideFiles
from tebiki.starting.guide_pictures import Taken
from tebiki.starting.leads import Leads
from tebiki.starting.made_before import Made
from tebiki.starting.new_project import NewGuide
from tebiki.starting.read_pages import ReadPages

BEFORE = "before"
_NOT_HERE = Said(
    "nothing tells what this guide was made of; tebiki new without --again makes one, "
    "with --name where the name is taken",
    "元の手引きの記録がありません。--again を付けずに tebiki new を使ってください。"
    "名前があるときは --name で別の名前を付けます。",
)
_TAKEN_FOR_IT = Said(
    "nothing told what this guide was made of, so the text given is taken for it, and all pages "
    "stay as they are; what changes in it from now on comes in by --again",
    "元の手引きの記録がなかったので、いまの手引きを元として記録しました。ページは変えていません。"
    "これからの変更は、もう一度 --again を付けると入ります。",
)


class AgainStop(DataError):
    """Nothing was changed; each message says why, and what to do."""

    says_japanese = True


@dataclass(frozen=True)
class AgainGuide:
    """A guide as it comes again: what is written, what is removed, what is told of it.

    `before` is where all that changes stands as it was, None where there was nothing.
    """

    new: NewGuide
    remove: tuple[Path, ...]
    told: tuple[Said, ...]
    before: Path | None


def write(again: AgainGuide) -> None:
    """Write all files, or none."""
    if again.new.files:
        whole_files.write_all(again.new.files, root=again.new.root, remove=again.remove)


def read_again(root: Path, source: GuideFiles, *, name: str, month: str, steps: str) -> AgainGuide:
    """Return what becomes of the project when the guide comes again; nothing is written.

    Raises AgainStop, and what reading the project's files raises.
    """
    project_names.guide("--name", name)
    if root.is_dir():
        whole_files.recover(root)
    project = Project(root)
    data = project.data / name
    made = made_before.read(data) if (root / SETTINGS).is_file() else None
    if made is None:
        return _taken_for_it(project, name, source, month, steps)
    month = month or made.month
    read = read_pages.as_before(source, name, month, steps, made.steps)
    return _Again(project, name, source, made, read, (month, steps or made.steps)).result()


def _taken_for_it(
    project: Project, name: str, source: GuideFiles, month: str, steps: str
) -> AgainGuide:
    """Remember the guide as what the pages were made of that stand here already."""
    data = project.shown(project.data / name)
    is_here = (project.root / SETTINGS).is_file() and (
        project.docs / project.default_language / name
    ).is_dir()
    if not is_here:
        raise AgainStop([DataFault(data, 0, _NOT_HERE)])
    read = read_pages.read_pages(source, name=name, month=month, steps=steps)
    made = read_pages.remembered(read, source, month, steps)
    found = _Again(project, name, source, made, read, (month, steps)).result()
    return replace(found, told=(before(f"{data}: ", _TAKEN_FOR_IT), *found.told))


class _Again:
    def __init__(
        self,
        project: Project,
        name: str,
        source: GuideFiles,
        made: Made,
        read: ReadPages,
        wish: tuple[str, str],
    ) -> None:
        self.project, self.name, self.source = project, name, source
        self.made, self.read = made, read
        self.month, self.steps = wish
        self.folder = project.docs / project.default_language / name
        self.data = project.data / name
        path = self.data / catalogue.NAME
        text = text_files.read_exact(path, project.shown(path)) if path.is_file() else ""
        self.catalogue = Catalogue(text, read_toml(text_files.plain(text), project.shown(path)))
        self.now = read_pages.remembered(read, source, *wish)
        self.leads = Leads(project, name)
        self.told: list[tuple[bool, Path, int, Said]] = []  # of the file as it was?
        self.files: dict[Path, str | bytes] = {}
        self.remove: list[Path] = []

    def result(self) -> AgainGuide:
        mine = {
            path.stem: text_files.read_text(path, self.project.shown(path))
            for path in sorted(self.folder.glob("*.md"))
        }
        ids = again_pictures.ids_today(
            self.name, self.made.pictures, self.now.pictures, self.catalogue.tables
        )
        wanted = self.leads.wanted(self.made.texts, mine)
        merged = merge_guide.merged(
            self.made.texts, mine, self.read.texts, pictures=(ids.made, ids.new),
            is_wanted=lambda page, step: (page, step) in wanted,
        )  # fmt: skip
        for page, text in merged.texts.items():
            if text != mine.get(page):
                path = self.folder / f"{page}.md"
                is_crlf = page in mine and b"\r\n" in path.read_bytes()
                self.files[path] = text.replace("\n", "\r\n") if is_crlf else text
        self.remove += [self.folder / f"{page}.md" for page in merged.gone]
        pictures = self._pictures(merged, ids)
        self._navigation(merged, mine)
        self.files |= again_elsewhere.notes(self.project, self.name, merged.moved)
        now = {
            ids.new[id_]: replace(one, page=place[0], step=place[1])
            for id_, one in self.now.pictures.items()
            for place in [merged.names_of_new.step(one.page, one.step)]
        }
        self.files |= made_before.files(
            self.data, Made(merged.made, self.month, self.steps, now)
        )  # fmt: skip
        kept = self.data / made_before.FOLDER
        self.remove += [p for p in sorted(kept.glob("*.md")) if p.stem not in merged.made]
        return self._as_told(merged, ids.new, pictures)

    def _as_told(
        self, merged: Merged, of_new: Mapping[str, str], pictures: Mapping[str, Taken]
    ) -> AgainGuide:
        self.files = {p: said for p, said in self.files.items() if whole_files.existing({p: said})
                      or not p.exists()}  # fmt: skip
        is_same = not (self.files or self.remove)
        before = self._before()
        files = [(one.is_old, self.folder / f"{one.page}.md", one.line, one.said)
                 for one in merged.told]  # fmt: skip
        files += self.told
        told = (
            *(placed(self._place(file, before if old else None), line, said)
              for old, file, line, said in files),
            *again_elsewhere.translations(self.project, self.name, self._changed(merged)),
        )  # fmt: skip
        pages = replace(self.read.pages, pages=[
            replace(page, name=merged.names_of_new.pages[page.name],
                    pictures=tuple(replace(one, id=of_new[one.id]) for one in page.pictures))
            for page in self.read.pages.pages
        ])  # fmt: skip
        left_out = read_pages.left_out(replace(self.read, pages=pages), pictures)
        new = NewGuide(
            self.project.root, self.name, self.read.title, pages, self.source, self.files,
            left_out, read_pages.trees(self.read, self.source), False,
            guide_pictures.remote_among(pictures),
        )  # fmt: skip
        if not is_same:
            report = new_report.report(
                pages, read_pages.shown(self.source), left_out, self.read.title
            )
            self.files[new.report] = report + new_report.again(told)
        return AgainGuide(new, tuple(self.remove), told, before)

    def _pictures(self, merged: Merged, ids: Ids) -> dict[str, Taken]:
        path = self.data / catalogue.NAME
        found = again_pictures.brought(
            self.catalogue,
            ids,
            (self.made.pictures, self.now.pictures, self.read.pages.pictures),
            merged,
            self.leads.shown(merged.texts),
            lambda given: guide_pictures.take_pictures(given, self.source, self.month),
            self.month,
        )
        if found.text != self.catalogue.text:
            self.files[path] = found.text
        self.files |= guide_pictures.picture_files(
            self.project.root, self.project.docs, found.taken.values()
        )
        files = (self.project.docs / SCREENS / name for name in found.remove)
        self.remove += [file for file in files if file.is_file() and file not in self.files]
        self.told += [(old, path, line, said) for old, line, said in found.told]
        return found.taken

    def _navigation(self, merged: Merged, mine: Mapping[str, str]) -> None:
        text = text_files.read_exact(self.project.settings_file, SETTINGS)
        found = again_navigation.brought(text, self.name, self.made.texts, mine, merged)
        if isinstance(found, Said):
            raise AgainStop([DataFault(SETTINGS, 1, found)])
        if found.text != text:
            self.files[self.project.settings_file] = found.text
        self.told += [(False, self.project.settings_file, *one) for one in found.told]

    def _before(self) -> Path | None:
        """Keep all that changes as it was, in a folder of its own."""
        names = (f"{self.name}-{n}" for n in range(1, 100_000))
        folder = next(p for one in names if not (p := self.project.root / BEFORE / one).exists())
        kept = self.data / made_before.FOLDER
        ours = [p for p in [*self.files, *self.remove] if p.is_file() and p.parent != kept]
        self.files |= {folder / p.relative_to(self.project.root): p.read_bytes() for p in ours}
        return folder if ours else None

    def _place(self, path: Path, before: Path | None) -> str:
        inside = before / path.relative_to(self.project.root) if before else path
        return self.project.shown(inside)

    def _changed(self, merged: Merged) -> set[str]:
        """The names of the files of pages that change or go."""
        changed = {path.name for path in self.files if path.parent == self.folder}
        return changed | {f"{page}.md" for page in merged.gone}
