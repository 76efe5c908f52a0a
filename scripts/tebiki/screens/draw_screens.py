"""Draws every guide's screens again and writes their sizes into the catalogues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from jinja2 import TemplateError

from tebiki.files.data_faults import DataError, Said, before, placed
from tebiki.files.text_files import plain, read_exact, read_text
from tebiki.files.toml_text import LayoutError
from tebiki.markdown.page import Page, read_page
from tebiki.screens import drawing_checks, drawings
from tebiki.screens.catalogue import NAME, Catalogue, load
from tebiki.screens.catalogue_text import with_drawing
from tebiki.screens.drawings import Drawing
from tebiki.screens.screen import Screen
from tebiki.screens.shown import drawing_name
from tebiki.source.project import Project
from tebiki.source.read_words import read_words


class DrawError(DataError):
    """The drawings cannot be made; each fault names place and remedy."""


_TWO = Said(
    "two guides have this screen; rename the file and its table in screens.toml",
    "二つの手引きに同じ画面があります。ファイルと screens.toml の表の名前を変えてください。",
)
_NONE = Said(
    "no screen has this name; rename the file and its table in screens.toml",
    "この名前の画面がありません。ファイルと screens.toml の表の名前をそろえてください。",
)
_NOT_MADE = Said(
    "the drawing cannot be made ({why}); mend its source",
    "図を作れません（{why}）。元のファイルを直してください。",
)
_NEEDLESS = Said(
    "{source} has the same words; take this file out",
    "{source} と言葉が同じです。このファイルを消してください。",
)


def draw_all(project: Project) -> dict[Path, str]:
    """Return file -> text for all that is made: drawings and catalogues. Raises DrawError."""
    parts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(Path(__file__).parent.glob("*.svg.j2"))
    }
    board = _Board(project, parts, read_words(project.root, project.languages))
    for guide, path in project.data_files(NAME).items():
        board.draw_guide(guide, path)
    if board.faults:
        raise DrawError(board.faults)
    return board.made


def differing(made: Mapping[Path, str]) -> list[Path]:
    """Return the files that are not there, or not as they are `made`."""
    return [path for path, text in made.items() if _text(path) != text]


@dataclass
class _Board:
    """What is drawn so far, file -> text, and what was found wrong."""

    project: Project
    parts: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    made: dict[Path, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def draw_guide(self, guide: str, path: Path) -> None:
        """Draw the screens of a guide, whose catalogue is at `path`."""
        shown = self.project.shown(path)
        try:
            text = read_exact(path, shown)
            catalogue = load(plain(text), shown)
        except DataError as error:
            self.faults += error.messages
            return
        drawn: dict[str, dict[str, Drawing]] = {name: {} for name in self.project.languages}
        known = {screen.id: screen for screen in catalogue.screens}
        folder = self.project.data_file(guide, "drawings")
        for source in sorted(folder.glob("*.svg.j2")):
            name = source.name.removesuffix(".svg.j2")
            if not self._draw(source, known.get(name), drawn):
                continue
            drawing = drawn[self.project.default_language][name]
            try:
                text = with_drawing(text, name, drawing.width, drawing.height)
            except LayoutError as error:
                self.faults.append(placed(shown, catalogue[name].line, error.said))
        self.made[path] = text
        pattern = f"{self.project.shown(folder)}/{{id}}.svg.j2"
        for language, of_language in drawn.items():
            pages = self._pages(guide, language, catalogue)
            self._hold(of_language, catalogue, pages, language, pattern)

    def _draw(
        self, source: Path, screen: Screen | None, drawn: Mapping[str, dict[str, Drawing]]
    ) -> bool:
        """Draw one source in every language: a file for the guide's own, and for each language
        whose words differ from it."""
        name = source.name.removesuffix(".svg.j2")
        place = self.project.shown(source)
        target = self.project.shown_screens / drawing_name(name)
        if screen is None or target in self.made:
            self.faults.append(before(f"{place}: ", _TWO if screen else _NONE))
            return False
        first: Drawing | None = None
        for language in self.project.languages:
            caption = self._caption(screen, language)
            try:
                text = read_text(source, place)
                drawing = drawings.draw(name, text, self.parts, language, caption)
            except DataError as error:
                self.faults += error.messages
                return False
            except (TemplateError, ElementTree.ParseError) as error:
                line = getattr(error, "lineno", None) or 1
                self.faults.append(placed(place, line, _NOT_MADE.filled(why=str(error))))
                return False
            first = first or drawing
            own = target if drawing is first else target.with_name(drawing_name(name, language))
            if drawing is first or drawing.words != first.words:
                drawn[language][name] = drawing
                self.made[own] = drawing.svg
                self.faults += drawing_checks.faults(drawing, place, caption)
                continue
            drawn[language][name] = first
            if own.is_file():
                shown = self.project.shown(own)
                self.faults.append(before(f"{shown}: ", _NEEDLESS.filled(source=place)))
        return True

    def _hold(
        self, drawn: Mapping[str, Drawing], catalogue: Catalogue, pages: Mapping[str, Page],
        language: str, pattern: str,
    ) -> None:  # fmt: skip
        """Hold a language's drawings against its pages, which may be fewer than the guide has."""
        shown = {
            screen.id: drawn[screen.id]
            for screen in catalogue.screens
            if screen.id in drawn and screen.page in pages
        }
        read = list(pages.values())
        own = dict(shown)
        if language != self.project.default_language:
            files = {
                name: self.project.shown_screens / drawing_name(name, language) for name in own
            }
            own = {name: drawing for name, drawing in own.items() if files[name] in self.made}
        for name, drawing in shown.items() if language not in drawing_checks.WITH_KANJI else ():
            place = pattern.format(id=name)
            is_own = name in own
            self.faults += drawing_checks.in_japanese(drawing, language, place, is_own=is_own)
        self.faults += drawing_checks.words_not_quoted(own, catalogue, read, pattern)
        self.faults += drawing_checks.pins_not_met(shown, read, pattern)

    def _caption(self, screen: Screen, language: str) -> str:
        """What a drawing is made from, as a sentence."""
        said = drawings.caption(screen, self.words[language], language)
        return f"{said}。" if language == "ja" else f"{said}. "

    def _pages(self, guide: str, language: str, catalogue: Catalogue) -> dict[str, Page]:
        """The pages of a language on which screens stand, by name, in reading order."""
        names = {screen.page for screen in catalogue.screens}
        found = {}
        for file in self.project.pages(language, guide):
            if file.name in names:
                place = self.project.shown(file.path)
                found[file.name] = read_page(read_text(file.path, place), place)
        return found


def _text(path: Path) -> str | None:
    return read_exact(path, str(path)) if path.is_file() else None
