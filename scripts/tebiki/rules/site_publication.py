"""Holds which files one build of the site publishes, and names those that it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from tebiki.files import text_files
from tebiki.files.data_faults import Said, placed
from tebiki.pages import reading_order
from tebiki.rules import page_files
from tebiki.rules.face_files import face_files
from tebiki.safety import addresses
from tebiki.safety.addresses import Base
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.shown import FOLDER, SitePictures, drawing_name
from tebiki.search import worker
from tebiki.source.layout import KEEPING_WORKER, LEAVING_WORKER
from tebiki.source.project import Project, face
from tebiki.workshop import workshop

# What git and the Finder put into every folder; nobody need be told.
_OF_EVERY_FOLDER = (".git", ".DS_Store")
# Of the face, what is published in another form: the search and the build write it.
_WRITTEN = worker.SOURCES | {KEEPING_WORKER, LEAVING_WORKER}


@dataclass
class Publication:
    """What pages, catalogues and the face use, over all languages; paths of the site.

    `files` are those that lie there, by what a message calls them; `said` are named elsewhere.
    `notes` are the texts of the guides' change notes and their paths, by guide.
    """

    known: frozenset[str]
    said: frozenset[str]
    notes: Mapping[str, tuple[str, str]]
    named: set[str] = field(default_factory=set)
    face: frozenset[str] = frozenset()
    files: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    @classmethod
    def read(
        cls, project: Project, catalogues: Mapping[str, Catalogue], pictures: SitePictures
    ) -> "Publication":
        """Begin with what the catalogues name; a picture that is held back is said by them.

        So is a drawing of a month after the edition of the `pictures`.
        """
        screens = [screen for catalogue in catalogues.values() for screen in catalogue.screens]
        drawings: set[str] = set()
        later: set[str] = set()
        for screen in screens:
            files = later if screen.is_later(pictures.edition) else drawings
            names = ("", *project.languages)
            files |= {FOLDER + drawing_name(screen.id, language) for language in names}
        made = {
            f"docs/{FOLDER}{name}"
            for screen in screens
            for original in (screen.original, screen.added)
            if original
            for name in original.made_sha256
        }
        shown = {f"{FOLDER}{name}" for choice in pictures.choices.values() for name in choice.files}
        paths = project.data_files("changes.toml")
        texts = text_files.read_all(paths.values(), project.root)
        notes = {guide: (project.shown(path), texts[path]) for guide, path in paths.items()}
        said = frozenset(made | {f"docs/{path}" for path in later})
        return cls(frozenset(drawings | shown), said, notes)

    def take_files(self, files: Files, config: MkDocsConfig) -> None:
        """Take all files that lie in docs/ and the face's folder, before any is left out."""
        for file in [file for file in files if file.src_uri in _WRITTEN]:
            files.remove(file)
        own = {file.src_uri: file for file in files if _shown(file, config)}
        for uri, file in own.items():
            is_built = file.is_documentation_page() and file.inclusion != InclusionLevel.EXCLUDED
            if not _is_utf8(uri):  # no address leads to it, and MkDocs stumbles over it
                files.remove(file)
                is_built = False
            if not is_built and not _is_left_out_on_purpose(uri, config):
                self.files.add(_shown(file, config))
        self.face = face_files(
            _settings(config),
            _templates(config),
            [uri for uri, file in own.items() if not file.is_documentation_page()],
            lambda uri: own[uri].content_bytes.decode("utf-8", "replace"),
        )

    def take_page(
        self, html: str, file: File, url: str, site_url: str | None
    ) -> list[tuple[str, int, Said]]:
        """Note the files that a page's HTML names from `url`.

        Returns path, line and message for each picture that is in no catalogue.
        """

        def locate(address: str) -> str | None:
            place = addresses.locate(addresses.split(address), Base(url), site_url or "")
            return place.path if place.kind in ("inside", "above") else None

        named = page_files.named_files(html, locate)
        self.named.update(one.path for one in named)
        split = reading_order.split_path(file.src_uri)
        notes = self.notes.get(split[1]) if split else None
        own = (f"docs/{file.src_uri}", file.content_string)
        return page_files.picture_faults(named, self.known, [own, notes] if notes else [own])

    def leave_out(self, files: Files, config: MkDocsConfig) -> list[str]:
        """Leave out of this language's site what nothing uses.

        Returns a message for each file that would run as a page of the site, without its policy.
        """
        own = self.known | self.face
        faults: list[str] = []
        for file in files:
            name = _shown(file, config)
            if not name or file.is_documentation_page():
                continue
            if file.dest_uri in own or _is_of_theme(file, config):
                self.used.add(name)
            elif file.dest_uri in self.named:
                self.used.add(name)
                faults += [placed(name, 1, wrong)] if (wrong := page_files.runs(name)) else []
            else:
                file.inclusion = InclusionLevel.EXCLUDED
        return faults

    @property
    def left_out(self) -> dict[str, Said]:
        """What is said of each file that is not published, and what to do."""
        return {
            name: page_files.not_used(name) for name in sorted(self.files - self.used - self.said)
        }


def folders_of(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folders that a site is made from: docs/ and the face's own."""
    return (Path(config.docs_dir), *_face_folders(config))


def _face_folders(config: MkDocsConfig) -> tuple[Path, ...]:
    """An author's own folder, and the face where it lies in the project."""
    custom, ours = config.theme.custom_dir, face()
    root = Path(config.config_file_path).parent
    own = [Path(custom)] if custom else []
    return (*own, *([ours] if ours not in own and ours.is_relative_to(root) else []))


def _shown(file: File, config: MkDocsConfig) -> str:
    """What a message calls a file of the project, "" for one of the theme or a plugin."""
    folder = Path(file.src_dir) if file.src_dir else None
    if folder is None:
        return ""
    if folder == Path(config.docs_dir):
        return f"docs/{file.src_uri}"
    if folder not in _face_folders(config):
        return ""
    return text_files.shown(folder / file.src_uri, Path(config.config_file_path).parent)


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Does a file of ours stand in for one of the theme's?"""
    own = _face_folders(config)
    others = [Path(folder) for folder in config.theme.dirs if Path(folder) not in own]
    is_own = file.src_dir is not None and Path(file.src_dir) in own
    return is_own and any((folder / file.src_uri).is_file() for folder in others)


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_left_out_on_purpose(uri: str, config: MkDocsConfig) -> bool:
    name = uri.rpartition("/")[2]
    return name.startswith(_OF_EVERY_FOLDER) or bool(
        config.exclude_docs and config.exclude_docs.match_file(uri)
    )


def _settings(config: MkDocsConfig) -> list[str]:
    """Every text in mkdocs.yml that may name a file of the face."""
    theme = {name: config.theme[name] for name in config.theme}
    scripts = [str(getattr(script, "path", script)) for script in config.extra_javascript]
    parts = [f"assets/{name}" for name in workshop.SCRIPTS.values()]
    named = config.plugins["tebiki"].config.publish if "tebiki" in config.plugins else []
    return [*_texts([theme, dict(config.extra), list(named)]), *config.extra_css, *scripts, *parts]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in values for text in _texts(one)]


def _templates(config: MkDocsConfig) -> list[str]:
    found = [path for folder in _face_folders(config) for path in sorted(folder.rglob("*"))]
    paths = [path for path in found if path.suffix in (".html", ".xml") and path.is_file()]
    return [path.read_text(encoding="utf-8") for path in paths]
