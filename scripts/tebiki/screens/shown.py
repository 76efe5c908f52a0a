"""Chooses which originals one build of the site shows, and says which it holds back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mkdocs.utils import get_relative_url

from tebiki.files.data_faults import Said, placed
from tebiki.pages.photos import Photo
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.originals import publication
from tebiki.screens.screen import Original, Screen
from tebiki.source.layout import SCREENS
from tebiki.source.project import Project

FOLDER = f"{SCREENS}/"
_HELD_BACK = Said(
    "the {kind} picture of {screen} is held back: {why}",
    "{screen} の{kind}画像は公開しません: {why}",
)
_KINDS = {"added": Said("added", "追加の"), "original": Said("original", "元の")}


@dataclass(frozen=True)
class Choice:
    """Screen id to the picture shown beside its drawing; and a line for each that is not.

    `added` has the months of those that were not fetched but put in later, by screen.
    """

    shown: Mapping[str, Original]
    held_back: tuple[Said, ...]
    added: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """The names of the files that the build publishes."""
        return frozenset(name for original in self.shown.values() for name in original.made_sha256)


def choose(catalogue: Catalogue, edition: str, read: Callable[[str], bytes | None]) -> Choice:
    """Choose for one edition, the newest for "": an added picture before a fetched one.

    `read` gives the bytes of a file beside the drawings by its name, or None.
    """
    shown: dict[str, Original] = {}
    held_back: list[Said] = []
    added = {}
    for screen in catalogue.screens:
        for kind, original in _pictures(screen):
            found = {name: read(name) for name in original.made_sha256}
            sums = {n: hashlib.sha256(data).hexdigest() for n, data in found.items() if data}
            verdict = publication(original, screen.sensitive, edition or "9999.12", sums)
            if verdict.published:
                shown[screen.id] = original
                if kind == "added":
                    added[screen.id] = original.captured
                break
            said = _HELD_BACK.filled(kind=_KINDS[kind], screen=screen.id, why=verdict.reason)
            held_back.append(placed(catalogue.path, screen.line, said))
    return Choice(shown, tuple(held_back), added)


def _pictures(screen: Screen) -> list[tuple[str, Original]]:
    pictures = [("added", screen.added), ("original", screen.original)]
    return [(kind, original) for kind, original in pictures if original]


def drawing_name(screen: str, language: str = "") -> str:
    """The file of a drawing; with a language, the one whose words differ in that language."""
    return f"{screen}.{language}.svg" if language else f"{screen}.svg"


def stays_out(path: str, folder: str, published: frozenset[str]) -> bool:
    """Must a file at `path` stay out of the site: in `folder`, no drawing and not published?"""
    name = path.removeprefix(folder)
    return path.startswith(folder) and not name.endswith(".svg") and name not in published


@dataclass(frozen=True)
class SitePictures:
    """The choices for one edition, by guide; `drawings` are the names of all drawings' files."""

    choices: Mapping[str, Choice] = field(default_factory=dict)
    edition: str = ""
    drawings: frozenset[str] = frozenset()

    @classmethod
    def read(
        cls, project: Project, catalogues: Mapping[str, Catalogue], edition: str
    ) -> SitePictures:
        """Choose by the catalogues and the files that the project has beside its drawings."""
        folder = project.shown_screens

        def read(name: str) -> bytes | None:
            path = folder / name
            return path.read_bytes() if path.is_file() else None

        choices = {name: choose(catalogue, edition, read) for name, catalogue in catalogues.items()}
        drawings = frozenset(path.name for path in folder.glob("*.svg"))
        return cls(choices, edition, drawings)

    def drawing(self, screen: str, language: str) -> str:
        """The file of a screen's drawing in the words of a language, or in the guide's own."""
        own = drawing_name(screen, language)
        return own if own in self.drawings else drawing_name(screen)

    def stays_out(self, path: str) -> bool:
        """Must the file at `path` below docs/ stay out of the site?"""
        published = frozenset[str]().union(*(choice.files for choice in self.choices.values()))
        return stays_out(path, FOLDER, published)

    @property
    def held_back(self) -> tuple[str, ...]:
        """A line for each picture that the site does not show."""
        return tuple(line for choice in self.choices.values() for line in choice.held_back)

    @property
    def any_shown(self) -> bool:
        """Does the site show any original?"""
        return any(choice.shown for choice in self.choices.values())

    def shown(self, guide: str) -> frozenset[str]:
        """The screens of a guide whose original is shown."""
        return frozenset(self.choices[guide].shown if guide in self.choices else ())

    def added(self, guide: str) -> Mapping[str, str]:
        """Screen -> month of a guide's screenshots that were put in later and are shown."""
        return self.choices[guide].added if guide in self.choices else {}

    def photo(self, guide: str, screen: str, address: str) -> Photo | None:
        """A screen's original for the page at `address`, None where the drawing stands."""
        if screen not in self.shown(guide):
            return None
        original = self.choices[guide].shown[screen]
        folder = get_relative_url(FOLDER, address)
        return Photo(tuple(original.made_sha256), folder, original.size, original.captured)
