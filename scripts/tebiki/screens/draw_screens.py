"""Draws every guide's screens again and writes their sizes into the catalogues."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from jinja2 import TemplateError

from tebiki.files.data_faults import DataError
from tebiki.files.text_files import plain, read_exact, read_text
from tebiki.files.toml_text import LayoutError
from tebiki.markdown.page import read_page
from tebiki.screens import drawing_checks, drawings
from tebiki.screens.catalogue import NAME, Catalogue, load
from tebiki.screens.catalogue_text import with_drawing
from tebiki.source.project import Project


class DrawError(Exception):
    """The drawings cannot be made; each line of the message names place and remedy."""


def draw_all(project: Project) -> dict[Path, str]:
    """Return file -> text for all that is made: drawings and catalogues. Raises DrawError."""
    parts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(Path(__file__).parent.glob("*.svg.j2"))
    }
    made: dict[Path, str] = {}
    faults: list[str] = []
    for guide, path in project.data_files(NAME).items():
        _draw_guide(project, guide, path, parts, made, faults)
    if faults:
        raise DrawError("\n".join(faults))
    return made


def differing(made: Mapping[Path, str]) -> list[Path]:
    """Return the files that are not there, or not as they are `made`."""
    return [path for path, text in made.items() if _text(path) != text]


def _draw_guide(
    project: Project,
    guide: str,
    path: Path,
    parts: dict[str, str],
    made: dict[Path, str],
    faults: list[str],
) -> None:
    shown = project.shown(path)
    try:
        text = read_exact(path, shown)
        catalogue = load(plain(text), shown)
    except DataError as error:
        faults += error.faults
        return
    sources = _sources(project, guide)
    known = {screen.id for screen in catalogue.screens}
    drawn = {}
    for source in sorted(sources.glob("*.svg.j2")):
        name = source.name.removesuffix(".svg.j2")
        place = project.shown(source)
        target = project.shown_screens / f"{name}.svg"
        if name not in known or target in made:
            wrong = "two guides have this screen" if target in made else "no screen has this name"
            faults.append(f"{place}: {wrong}; rename the file and its table in screens.toml")
            continue
        try:
            drawing = drawings.draw(name, read_text(source, place), parts)
        except DataError as error:
            faults += error.faults
            continue
        except (TemplateError, ElementTree.ParseError) as error:
            line = getattr(error, "lineno", None) or 1
            faults.append(f"{place}:{line}: the drawing cannot be made ({error}); mend its source")
            continue
        faults += drawing_checks.faults(drawing, place)
        drawn[name] = drawing
        made[target] = drawing.svg
        try:
            text = with_drawing(text, name, drawing.width, drawing.height)
        except LayoutError as error:
            faults.append(f"{shown}:{catalogue[name].line}: {error}")
    made[path] = text
    faults += _against_pages(project, guide, catalogue, drawn)


def _against_pages(
    project: Project, guide: str, catalogue: Catalogue, drawn: dict[str, drawings.Drawing]
) -> list[str]:
    pattern = f"{project.shown(_sources(project, guide))}/{{id}}.svg.j2"
    names = {screen.page for screen in catalogue.screens}
    read, written = [], []
    for file in project.every_page():
        if file.guide == guide and file.name in names:
            place = project.shown(file.path)
            page = read_page(read_text(file.path, place), place)
            read.append(page)
            if file.language == project.default_language:
                written.append(page)
    return [
        *drawing_checks.words_not_quoted(drawn, catalogue, written, pattern),
        *drawing_checks.pins_not_met(drawn, read, pattern),
    ]


def _sources(project: Project, guide: str) -> Path:
    return project.data_file(guide, "drawings")


def _text(path: Path) -> str | None:
    return read_exact(path, str(path)) if path.is_file() else None
