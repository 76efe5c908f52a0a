"""Imports a plain guide: draft pages, the catalogue of screens and a report."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tebiki.files import whole_files
from tebiki.files.data_faults import DataError, Said, before, placed
from tebiki.files.text_files import read_exact
from tebiki.importing import draft_files, drafts, losses, plain_guide
from tebiki.importing.drafts import Draft
from tebiki.screens import catalogue
from tebiki.source import project_names
from tebiki.source.project import Project

REPORT = "import-report.md"


_NO_FILE = Said(
    "there is no such file; name the guide",
    "そのファイルがありません。手引きのファイルを指定してください。",
)
_STANDS = Said(
    "stands already; nothing was written: give another --out, or --force to overwrite",
    "すでにあります。何も書いていません。"
    "別の --out にするか、上書きするなら --force を付けてください。",
)
_NO_FOLDER = Said(
    "--out {out}: this is no guide's folder of this project; write {right}",
    "--out {out}: このプロジェクトの手引きのフォルダーではありません。{right} と書いてください。",
)
_LOST = Said(
    "this {kind} would be lost: {text}; write it otherwise",
    "この {kind} が失われます: {text}。ほかの書き方にしてください。",
)
_INVENTED = Said(
    "this {kind} would be invented: {text}; write its lines otherwise",
    "元にない {kind} ができます: {text}。その行をほかの書き方にしてください。",
)


class ImportStop(DataError):
    """The guide was not imported; the message says why and what to do."""


@dataclass(frozen=True)
class Import:
    """A guide's drafts, and all files that they are written to; `report` is one of these."""

    draft: Draft
    files: Mapping[Path, str | bytes]
    report: Path

    @property
    def standing(self) -> tuple[Path, ...]:
        """Those of the files that are there already."""
        return tuple(whole_files.existing(self.files))


def read_import(project: Project, guide: Path, folder: Path, month: str) -> Import:
    """Return what becomes of the file `guide` in the pages' `folder`; nothing is written.

    Raises ImportStop for a file that is not there, is no text, or would lose something.
    """
    if not guide.is_file():
        raise ImportStop([before(f"{guide}: ", _NO_FILE)])
    try:
        text = read_exact(guide, str(guide))
    except DataError as error:
        raise ImportStop(error.messages) from error
    draft, told = make_draft(text, guide.name, folder.name, month)
    data = project.data / folder.name
    made = files(draft, told, guide.name, folder, data)
    return Import(draft, made, data / REPORT)


def write(project: Project, found: Import, *, force: bool) -> None:
    """Write all files, or none. Raises ImportStop where some stand already, unless by `force`."""
    if found.standing and not force:
        raise ImportStop(before(f"{project.shown(path)}: ", _STANDS) for path in found.standing)
    whole_files.write_all(found.files, root=project.root)


def pages_folder(project: Project, name: str, out: Path | None) -> Path:
    """Return the folder of the pages: that of the guide `name`, or `out` if it is such a one.

    Raises ImportStop and project_names.NameRefused for all that is not right there.
    """
    if out is None:
        out = project.docs / project.default_language / project_names.guide("--name", name)
    project_names.guide("--out", out.name)
    language, docs = out.parent.name, out.absolute().parent.parent
    places = (docs / language / out.name, project.data / out.name)
    if (
        ".." in out.parts
        or not re.fullmatch(r"[a-z]{2,3}", language)
        or docs.resolve() != project.docs.resolve()
        or any(docs.resolve() != place.resolve().parent.parent for place in places)
    ):
        right = project.shown(project.docs / project.default_language / out.name)
        raise ImportStop([_NO_FOLDER.filled(out=str(out), right=right)])
    return project.docs / language / out.name


def make_draft(text: str, file: str, name: str, month: str) -> tuple[Draft, losses.Verdict]:
    """Return the drafts called `name` of the guide `text` that stands in `file`.

    Lists and paragraphs stay as they are where to restyle them would lose something.
    Raises ImportStop where the drafts would still not hold what the guide holds.
    """
    for restyle in (True, False):
        draft = drafts.make_draft(plain_guide.read_guide(text, name, restyle), month)
        told = draft_files.verdict(draft, text)
        if told.whole:
            return draft, told
    lost = [
        placed(file, item.line, _LOST.filled(kind=item.kind, text=item.text)) for item in told.lost
    ]
    invented = [
        placed(file, 1, _INVENTED.filled(kind=item.kind, text=item.text)) for item in told.invented
    ]
    raise ImportStop(lost + invented)


def files(
    draft: Draft, told: losses.Verdict, file: str, out: Path, data: Path
) -> dict[Path, str | bytes]:
    """Return path -> content of all that is written."""
    found: dict[Path, str | bytes] = {}
    for name, content in draft_files.pages(draft).items():
        found[out / name] = content
    found[data / catalogue.NAME] = draft_files.screens(draft)
    found[data / REPORT] = draft_files.report(draft, file, told)
    return found
