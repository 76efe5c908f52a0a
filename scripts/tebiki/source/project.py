"""Knows where a project's files are, in what order its pages are read, what messages call them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tebiki.files.data_faults import Said, before
from tebiki.files.made_folders import KEPT_SCREENS
from tebiki.source.find_pages import find_pages
from tebiki.source.layout import DATA_NAME, DOCS, EVENT, SCREENS
from tebiki.source.site_settings import (
    SETTINGS,
    ProjectError,
    pages_of_nav,
    plugin_settings,
    read_settings,
)

REVIEW_MONTHS = 6  # where the plugin tebiki is told nothing else


_NO_PROJECT = Said(
    f"no {SETTINGS} here or above; change into the project's folder, or name it with --root",
    f"ここにも上のフォルダーにも {SETTINGS} がありません。"
    "プロジェクトのフォルダーに移るか、--root で指定してください。",
)


@dataclass(frozen=True)
class PageFile:
    """One Markdown file of a language, such as docs/ja/openai-api/account.md.

    `guide` is "" for a page that stands in no guide's folder; `name` has no ending.
    """

    path: Path
    language: str
    guide: str
    name: str


@dataclass(frozen=True)
class Project:
    """The folder that holds `mkdocs.yml` and `docs/`; `root` is absolute.

    Project(Path("/guide")).data_file("openai-api", "screens.toml")
    → its screens.toml below /guide/docs

    `docs_name` is for Markdown that has no `mkdocs.yml` beside it: its folder's name in `root`.
    """

    root: Path
    docs_name: str = ""

    @property
    def settings_file(self) -> Path:
        """The file of the settings, whether or not it is there."""
        return self.root / SETTINGS

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """What `mkdocs.yml` says, without what only MkDocs can make of it. Raises ProjectError."""
        if self.docs_name:
            return {"docs_dir": self.docs_name}
        return read_settings(self.settings_file)

    @cached_property
    def docs(self) -> Path:
        """The folder of the languages and of the data."""
        return self.root / str(self.settings.get("docs_dir") or DOCS)

    @property
    def data(self) -> Path:
        """The folder of what the pages' text does not carry."""
        return self.docs / DATA_NAME

    @property
    def shown_screens(self) -> Path:
        """The folder of the pictures that pages show."""
        return self.docs / SCREENS

    @property
    def kept_screens(self) -> Path:
        """The folder of the pictures as they were fetched or added, never in the repository."""
        return self.root / KEPT_SCREENS

    @property
    def made(self) -> Path:
        """The folder of what verbs make beside the site."""
        return self.root / "build"

    @property
    def offline(self) -> Path:
        """The folder of the copies that open by double-click."""
        return self.made / "offline"

    @property
    def preflight_memory(self) -> Path:
        """What the preflights before have found."""
        return self.root / ".cache" / "preflight.json"

    @property
    def site(self) -> Path:
        """The folder that a build fills where no other is named."""
        return self.root / "site"

    @property
    def event_file(self) -> Path | None:
        """The event's file: that of EVENT_FILE, else event.toml where there is one."""
        named = os.environ.get("EVENT_FILE")
        if named is not None:
            return self.root / named if named else None
        path = self.root / EVENT
        return path if os.path.lexists(path) else None  # a link that leads nowhere is to be said

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """Locale -> name, the default language first, as the i18n plugin is told."""
        entries = plugin_settings(self.settings, "i18n").get("languages") or ()
        built = [entry for entry in entries if entry.get("build", True)]
        ordered = sorted(built, key=lambda entry: not entry.get("default", False))
        if not ordered:
            theme = self.settings.get("theme")
            language = str(theme.get("language", "ja")) if isinstance(theme, Mapping) else "ja"
            return {language: language}
        return {str(entry["locale"]): str(entry["name"]) for entry in ordered}

    @property
    def default_language(self) -> str:
        """The language in which the guides are written."""
        return next(iter(self.languages))

    @property
    def event_files(self) -> tuple[Path, ...]:
        """The event's file that is used, and the one that lies there though another is."""
        paths = dict.fromkeys([self.event_file, self.root / EVENT])
        return tuple(path for path in paths if path and path.is_file())

    @property
    def review_months(self) -> int:
        """After how many months a page or a source is due for review."""
        months = plugin_settings(self.settings, "tebiki").get("review_months")
        return months if isinstance(months, int) else REVIEW_MONTHS

    @cached_property
    def written_languages(self) -> tuple[str, ...]:
        """The languages that have a folder of pages, the default one first."""
        folders = sorted(path.parent.name for path in self.docs.glob("*/index.md"))
        known = [language for language in self.languages if (self.docs / language).is_dir()]
        return tuple(dict.fromkeys([*known, *folders]))

    @cached_property
    def guides(self) -> tuple[str, ...]:
        """The guides' names, in the order in which the navigation comes to them."""
        there_are = sorted(path.name for path in self.data.glob("[!.]*/"))
        named = [page.guide for page in self.pages(self.default_language)]
        return tuple(dict.fromkeys([name for name in named if name in there_are] + there_are))

    def data_file(self, guide: str, name: str) -> Path:
        """Return where a guide's data stands, whether or not it is there."""
        return self.data / guide / name

    def data_files(self, name: str) -> Mapping[str, Path]:
        """Return guide -> the file of that name, for the guides that have one."""
        found = {guide: self.data_file(guide, name) for guide in self.guides}
        return {guide: path for guide, path in found.items() if path.is_file()}

    def texts_of_data(self) -> tuple[Path, ...]:
        """Return all files of data, and drawings' sources, that people write; sorted."""
        found = (path for ending in ("toml", "j2") for path in self.data.rglob(f"*.{ending}"))
        return tuple(sorted(found))

    def pages(self, language: str, guide: str | None = None) -> tuple[PageFile, ...]:
        """Return a language's pages in reading order: the navigation's, then the others by name."""
        folder = self.docs / language
        there_are = {path.relative_to(folder).as_posix(): path for path in find_pages(folder)}
        named = [name for name in pages_of_nav(self.settings.get("nav")) if name in there_are]
        ordered = dict.fromkeys([*named, *sorted(there_are, key=_index_first)])
        found = [PageFile(there_are[name], language, *_guide_and_name(name)) for name in ordered]
        return tuple(page for page in found if guide is None or page.guide == guide)

    def every_page(self) -> tuple[PageFile, ...]:
        """Return the pages of all languages that have a folder, the default language's first."""
        return tuple(page for language in self.written_languages for page in self.pages(language))

    def shown(self, path: Path) -> str:
        """Return what messages call a file: its path below the project, else its whole path."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)


def find_project(start: Path) -> Project:
    """Return the project that the folder `start` lies in. Raises ProjectError."""
    start = Path(os.path.abspath(start))  # noqa: PTH100  # `..` leads to another project's name
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return Project(folder)
    raise ProjectError(before(f"{start}: ", _NO_PROJECT))


def face() -> Path:
    """Return the folder of the templates, styles and browser scripts that every site has."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "face"
    return packed if packed.is_dir() else package.parents[1] / "overrides"


def packaged(name: str) -> Path:
    """Return a file of this project that new ones get too: in the package, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "given" / Path(name).name
    return packed if packed.is_file() else package.parents[1] / name


def _guide_and_name(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return ("" if "/" in folder else folder), name.removesuffix(".md")


def _index_first(path: str) -> tuple[str, bool, str]:
    folder, _, name = path.rpartition("/")
    return folder, name != "index.md", name
