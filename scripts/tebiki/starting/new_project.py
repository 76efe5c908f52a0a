"""Makes a project out of a guide's files, or adds a guide to one: all is written, or nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tebiki.files import text_files, whole_files
from tebiki.files.data_faults import DataError, DataFault, Said
from tebiki.importing import chapters, guide_pages, page_texts
from tebiki.importing.chapters import GuideFile
from tebiki.importing.guide_pages import Pages
from tebiki.importing.guide_tree import LeftOut, Node, plain
from tebiki.importing.tree_reading import read_guide
from tebiki.markdown import drafts
from tebiki.markdown.page import read_page
from tebiki.rules.page_rules import OF_THE_BUILD, RULES, PageSource
from tebiki.screens import catalogue
from tebiki.source import project_names
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
)
from tebiki.starting.guide_files import GuideFiles
from tebiki.starting.guide_pictures import Taken
from tebiki.starting.made_before import Made, MadePicture

LANGUAGE = "ja"
_STANDS = Said(
    "a guide of that name is here already; give another with --name",
    "この名前の手引きはもうあります。--name で別の名前を付けてください。",
)
_NOT_EMPTY = Said(
    "this folder has other files in it and is no project; give an empty one with --into",
    "このフォルダーには、ほかのファイルがあります。--into で空のフォルダーを指定してください。",
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

    @property
    def report(self) -> Path:
        return self.root / DOCS / DATA_NAME / self.name / new_report.NAME


def name_of(given: Sequence[Path]) -> str:
    """Return the name of a guide after its file or folder, `guide` where none can be made of it."""
    stem = given[0].resolve().stem
    found = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    good = bool(found) and stem.isascii() and found not in ("readme", "index")
    return found[:40].strip("-") if good else "guide"


def read_new(
    root: Path, source: GuideFiles, *, name: str, month: str, steps: str, tool: str
) -> NewGuide:
    """Return what becomes of a guide in the folder `root`; nothing is written.

    `month` is "" for a guide that claims none, `steps` how its pages are read or "".
    Raises NewStop, and project_names.NameRefused for a name that is none.
    """
    project_names.guide("--name", name)
    if root.is_dir():
        whole_files.recover(root)  # what a killed run has begun
    is_new = not (root / SETTINGS).is_file()
    _refuse(root, name, is_new=is_new)
    read = read_pages(source, name=name, month=month, steps=steps)
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
    found |= made_before.files(data, remembered(read, source, month, steps))
    if is_new:
        found |= _project(root, made, read.title, month, tool)
    else:
        found |= _added(root, made)
    new = NewGuide(
        root, name, read.title, made, source, found, left_out(read, pictures),
        trees(read, source), is_new, guide_pictures.remote_among(pictures),
    )  # fmt: skip
    found[new.report] = new_report.report(made, shown(source), new.left_out, read.title)
    return new


@dataclass(frozen=True)
class ReadPages:
    """A guide as it was read: its files, title, pages, their texts, and links that fell away."""

    files: tuple[GuideFile, ...]
    title: str
    pages: Pages
    texts: Mapping[str, str]
    left_out: tuple[tuple[int, LeftOut], ...]


def read_pages(source: GuideFiles, *, name: str, month: str, steps: str) -> ReadPages:
    """Return the pages of a guide, drafts marked."""
    files = [
        GuideFile(text.path, PurePosixPath(text.path).stem, read_guide(text.text))
        for text in source.texts
    ]
    book = chapters.read_book(files, source.title, steps)
    made = guide_pages.make_pages(book, files, name)
    title = " ".join(plain(book.title).split()) or name
    texts, links = page_texts.page_texts(made, [file.path for file in files], month)
    marked = {page: with_rule_marks(text, f"{page}.md") for page, text in texts.items()}
    return ReadPages(tuple(files), title, made, marked, (*book.left_out, *links))


def left_out(read: ReadPages, pictures: Mapping[str, Taken]) -> tuple[tuple[int, LeftOut], ...]:
    """Return what of the guide does not stand on its pages, by file and line."""
    found = [(number, one) for number, file in enumerate(read.files) for one in file.guide.left_out]
    found += read.left_out
    found += [
        (number, LeftOut(1, "the front matter of the guide", "元の front matter（先頭の設定）"))
        for number, file in enumerate(read.files)
        if set(chapters.front_matter(file.guide)) - {"title", "steps"}
    ]
    for one in read.pages.pictures:
        if one.id in pictures and (fault := pictures[one.id].fault):
            found.append((one.file, LeftOut(one.line, *fault)))
    return tuple(sorted(found, key=lambda entry: (entry[0], entry[1].line)))


def trees(read: ReadPages, source: GuideFiles) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """Return each file, as messages call it, with its blocks."""
    return tuple(
        (text.shown, file.guide.nodes) for text, file in zip(source.texts, read.files, strict=True)
    )


def shown(source: GuideFiles) -> list[str]:
    """Return what messages call a guide's files."""
    return [text.shown for text in source.texts]


def remembered(read: ReadPages, source: GuideFiles, month: str, steps: str) -> Made:
    """Return what is to be known of a guide when it comes again."""
    pictures = {}
    for one in read.pages.pictures:
        data = guide_pictures.data_of(one, source)
        sha256 = hashlib.sha256(data).hexdigest() if data else ""
        pictures[one.id] = MadePicture(one.address, sha256, one.page, one.step)
    return Made(read.texts, month, steps, pictures)


def lost_in_the_end(new: NewGuide, site: Path) -> Said:
    """Return what of the guide does not stand on its built pages and its paper."""
    paper = next((site / "handout").glob(f"{new.name}-{LANGUAGE}.pdf"), None)
    item_steps = sum(len(page.steps) for page in new.pages.pages if page.reading == "items")
    found: list[tuple[str, guide_items.Item]] = []
    for number, (shown, nodes) in enumerate(new.trees):
        dropped = {one.line for file, one in new.left_out if file == number}
        found += [(shown, item) for item in guide_items.items(nodes, dropped)]
    built = built_losses.read_built(site, new.name, paper, item_steps)
    return built_losses.verdict(found, built_losses.losses(found, built))


def write(new: NewGuide) -> None:
    """Write all files, or none."""
    new.root.mkdir(parents=True, exist_ok=True)
    whole_files.write_all(new.files, root=new.root)


def with_rule_marks(text: str, path: str) -> str:
    """Return a page's text, marked as a draft of the rules that it does not keep yet."""
    source = PageSource(path, text, read_page(text, path))
    broken = [
        rule
        for rule, judge in RULES.items()
        if rule not in OF_THE_BUILD and next(iter(judge(source)), None) is not None
    ]
    if not broken:
        return text
    first, mark = next(iter(drafts.marks(text)), None), drafts.mark(*broken)
    head, _, rest = text.partition("\n---\n")
    if first and rest.startswith(drafts.mark(*first.words)):
        mark = drafts.mark(*first.words, *broken)
        rest = rest.partition("\n\n")[2]
    return f"{head}\n---\n{mark}\n\n{rest}"


def _refuse(root: Path, name: str, *, is_new: bool) -> None:
    if is_new:
        ours = (".git", ".cache")
        others = [path for path in root.iterdir() if path.name not in ours] if root.is_dir() else []
        if others:
            raise NewStop([DataFault(str(root), 1, _NOT_EMPTY)])
        return
    project = Project(root)
    for path in (project.docs / project.default_language / name, project.data / name):
        if path.exists():
            raise NewStop([DataFault(project.shown(path), 1, _STANDS)])


def _first(made: Pages) -> str:
    return next((page.name for page in made.pages if page.steps), made.pages[-1].name)


def _project(root: Path, made: Pages, title: str, month: str, tool: str) -> dict[Path, str | bytes]:
    door = page_texts.door(title, [(made.name, _first(made))], month)
    return {
        root / SETTINGS: page_texts.settings(title, page_texts.nav(made)),
        root / DOCS / LANGUAGE / "index.md": with_rule_marks(door, "index.md"),
        root / ".gitignore": project_texts.GITIGNORE,
        root / "event.example.toml": text_files.read_text(packaged("event.example.toml"), "event"),
        root / ".github" / "workflows" / "publish.yml": text_files.read_text(
            packaged(".github/workflows/publish.yml"), "publish.yml"
        ),
        root / "Makefile": project_texts.makefile(tool),
    }


def _added(root: Path, made: Pages) -> dict[Path, str | bytes]:
    """What changes in a project that a guide is added to: the navigation."""
    text = text_files.read_exact(root / SETTINGS, SETTINGS)
    changed = project_texts.with_nav(text, page_texts.nav(made))
    if changed is None:
        raise NewStop([DataFault(SETTINGS, 1, _NO_NAV)])
    return {root / SETTINGS: changed}
