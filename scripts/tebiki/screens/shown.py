"""Holds which originals one build of the site shows, and which it keeps out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.utils import get_relative_url

from tebiki.pages.photos import Photo
from tebiki.screens import choice as screen_choice
from tebiki.screens.catalogue import Catalogue

FOLDER = "assets/screens/"


@dataclass(frozen=True)
class SitePictures:
    """The choices for one edition, by guide."""

    choices: Mapping[str, screen_choice.Choice] = field(default_factory=dict)

    @classmethod
    def read(cls, docs: Path, catalogues: Mapping[str, Catalogue], edition: str) -> "SitePictures":
        """Choose by the catalogues and the files below `docs`."""

        def read(name: str) -> bytes | None:
            path = docs / FOLDER / name
            return path.read_bytes() if path.is_file() else None

        return cls(
            {
                name: screen_choice.choose(catalogue, edition, read)
                for name, catalogue in catalogues.items()
            }
        )

    def stays_out(self, path: str) -> bool:
        """Must the file at `path` below docs/ stay out of the site?"""
        published = frozenset[str]().union(*(choice.files for choice in self.choices.values()))
        return screen_choice.stays_out(path, FOLDER, published)

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
