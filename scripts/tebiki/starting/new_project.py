"""Makes a project out of a guide's files, or adds a guide to one: all is written, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tebiki.files import text_files, whole_files
from tebiki.files.data_faults import DataError, DataFault, Said
from tebiki.importing import page_texts
from tebiki.importing.guide_pages import Pages
from tebiki.importing.guide_tree import LeftOut, Node
from tebiki.importing.literal_text import literal
from tebiki.markdown.page import read_page
from tebiki.screens import catalogue
from tebiki.source import page_names, project_names
from tebiki.source.layout import DATA_NAME, DOCS
from tebiki.source.project import Project, packaged
from tebiki.source.site_settings import SETTINGS
from tebiki.starting import (
    built_losses,
    guide_items,
    guide_pictures,
    made_before,
    new_report,
    project_texts,
    raw_text,
    read_pages,
)
from tebiki.starting.guide_files import GuideFiles

LANGUAGE = "ja"
# What names no guide, or the site and its languages have for themselves.
_NO_NAMES = ("readme", "index", LANGUAGE, "en", *page_names.SITE_NAMES)
_STANDS = Said(
    "a guide of that name is here already; give another with --name",
    "この名前の手引きはもうあります。--name で別の名前を付けてください。",
)
_NOT_EMPTY = Said(
    "this folder has other files in it and is no project; give an empty one with --into",
    "このフォルダーには、ほかのファイルがあります。--into で空のフォルダーを指定してください。",
)
_NO_FOLDER = Said(
    "this is a file; give an empty folder with --into, or one that is to be made",
    "これはファイルです。--into で、空のフォルダーか、これから作るフォルダーを指定してください。",
)
_NO_NAV = Said(
    "there is no nav: here to put the guide into; write one, as in a new project's file",
    "手引きを足す nav: がありません。新しいプロジェクトのファイルのように書いてください。",
)


class NewStop(DataError):
    """Nothing was made; each message says why, and what to do."""

    says_japanese = True


@dataclass(frozen=True)
class NewGuide:
    """A guide as it will be written: its pages, all files, what is to be told of it."""

    root: Path
    name: str
    title: str
    pages: Pages
    source: GuideFiles
    files: Mapping[Path, str | bytes]
    left_out: tuple[tuple[int, LeftOut], ...]
    trees: tuple[tuple[str, tuple[Node, ...]], ...]  # file, as messages call it, and its blocks
    is_new: bool  # the project, too
    remote: int  # pictures that are still to be fetched
    tool: str = ""  # of a new project, what pip is told

    @property
    def report(self) -> Path:
        return self.root / DOCS / DATA_NAME / self.name / new_report.NAME


def name_of(given: Sequence[Path]) -> str:
    """Return the name of a guide after its file or folder, `guide` where none can be made of it."""
    stem = given[0].resolve().stem
    found = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    good = bool(found) and stem.isascii() and found not in _NO_NAMES
    return found[:40].strip("-") if good else "guide"


def read_new(
    root: Path, source: GuideFiles, *, name: str, month: str, steps: str, tool: str
) -> NewGuide:
    """Return what becomes of a guide in the folder `root`; nothing is written.

    `month` is "" for a guide that claims none, `steps` how its pages are read or "".
    Raises NewStop, and project_names.NameRefused for a name that is none.
    """
    project_names.guide("--name", name)
    if root.exists() and not root.is_dir():
        raise NewStop([DataFault(str(root), 0, _NO_FOLDER)])
    if root.is_dir():
        whole_files.recover(root)  # what a killed run has begun
    is_new = not (root / SETTINGS).is_file()
    _refuse(root, name, is_new=is_new)
    read = read_pages.read_pages(source, name=name, month=month, steps=steps)
    made = read.pages
    language = LANGUAGE if is_new else Project(root).default_language
    docs = root / DOCS if is_new else Project(root).docs
    found: dict[Path, str | bytes] = {
        docs / language / name / f"{page}.md": text for page, text in read.texts.items()
    }
    pictures = guide_pictures.take_pictures(made.pictures, source, month)
    data = docs / DATA_NAME / name
    if made.pictures:
        found[data / catalogue.NAME] = guide_pictures.catalogue_of(made.pictures, month, pictures)
    found |= guide_pictures.picture_files(root, docs, pictures.values())
    found |= made_before.files(data, read_pages.remembered(read, source, month, steps))
    if is_new:
        found |= _project(root, made, read.title, month, tool)
    else:
        found |= _added(root, made, read.title)
    new = NewGuide(
        root, name, read.title, made, source, found, read_pages.left_out(read, pictures),
        read_pages.trees(read, source), is_new, guide_pictures.remote_among(pictures), tool,
    )  # fmt: skip
    found[new.report] = new_report.report(made, read_pages.shown(source), new.left_out, read.title)
    return new


def lost_in_the_end(new: NewGuide, site: Path) -> Said:
    """Return what of the guide does not stand on its built pages and its paper."""
    paper = next((site / "handout").glob(f"{new.name}-{LANGUAGE}.pdf"), None)
    item_steps = sum(len(page.steps) for page in new.pages.pages if page.reading == "items")
    found: list[tuple[str, guide_items.Item]] = []
    lost: list[built_losses.Loss] = []
    for number, (shown, nodes) in enumerate(new.trees):
        dropped = {one.line for file, one in new.left_out if file == number and not one.is_part}
        found += [(shown, item) for item in guide_items.items(nodes, dropped)]
        raw = raw_text.unread(new.source.texts[number].text, nodes, dropped)
        lost += built_losses.unread(shown, raw)
    pages = [page.name for page in new.pages.pages]
    built = built_losses.read_built(site, new.name, pages, paper, item_steps)
    return built_losses.verdict(found, [*lost, *built_losses.losses(found, built)])


def write(new: NewGuide) -> None:
    """Write all files, or none."""
    new.root.mkdir(parents=True, exist_ok=True)
    whole_files.write_all(new.files, root=new.root)


def _refuse(root: Path, name: str, *, is_new: bool) -> None:
    if is_new:
        ours = (".git", ".cache")
        others = [path for path in root.iterdir() if path.name not in ours] if root.is_dir() else []
        if others:
            raise NewStop([DataFault(str(root), 0, _NOT_EMPTY)])
        return
    project = Project(root)
    for path in (project.docs / project.default_language / name, project.data / name):
        if path.exists():
            raise NewStop([DataFault(project.shown(path), 0, _STANDS)])


def _project(root: Path, made: Pages, title: str, month: str, tool: str) -> dict[Path, str | bytes]:
    has_steps = any(page.steps for page in made.pages)  # then the build makes the door of them
    door = page_texts.door(title, [] if has_steps else [(made.name, made.pages[-1].name)], month)
    return {
        root / SETTINGS: page_texts.settings(title, page_texts.nav(made)),
        root / DOCS / LANGUAGE / "index.md": read_pages.with_rule_marks(door, "index.md"),
        root / ".gitignore": project_texts.GITIGNORE,
        root / "event.example.toml": text_files.read_text(packaged("event.example.toml"), "event"),
        root / ".github" / "workflows" / "publish.yml": text_files.read_text(
            packaged(".github/workflows/publish.yml"), "publish.yml"
        ),
        root / "Makefile": project_texts.makefile(tool),
    }


def _added(root: Path, made: Pages, title: str) -> dict[Path, str | bytes]:
    """What changes in a project that a guide is added to: the navigation, the first page's list."""
    text = text_files.read_exact(root / SETTINGS, SETTINGS)
    changed = project_texts.with_nav(text, page_texts.nav(made))
    if changed is None:
        raise NewStop([DataFault(SETTINGS, 1, _NO_NAV)])
    return {root / SETTINGS: changed, **_door(Project(root), made.name, title)}


def _door(project: Project, name: str, title: str) -> dict[Path, str | bytes]:
    """The first page of a site with several guides lists them all."""
    pages = project.pages(project.default_language)
    door = next((page.path for page in pages if (page.guide, page.name) == ("", "index")), None)
    if door is None:
        return {}
    guides = {}
    for page in pages:
        if page.guide and page.name == "index":
            shown = project.shown(page.path)
            said = read_page(text_files.read_text(page.path, shown), shown).plain_title
            guides[f"{page.guide}/index.md"] = literal(said or page.guide)
    guides[f"{name}/index.md"] = literal(title)
    text = text_files.read_text(door, project.shown(door))
    return {door: project_texts.with_guides(text, guides)}
