"""Writes into a built edition what keeps it on a device: worker, lists, manifests, icons."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typst

from tebiki.files.data_faults import Said
from tebiki.jobs.jobs import Jobs, Task
from tebiki.keeping.draw_icons import KINDS, draw_icons
from tebiki.keeping.face_colours import Grounds
from tebiki.keeping.kept_list import FOLDER, BuiltFiles, kept_list
from tebiki.keeping.web_manifest import web_manifest
from tebiki.source.layout import KEEPING_WORKER, LEAVING_WORKER

WORKER = "sw.js"
_NAME = Said("what devices keep in {language}", "端末に保存する {language} のページの一覧")
_WORDS = "keep_"  # the keys of the words that a list carries begin so


@dataclass(frozen=True)
class SiteFace:
    """What of a site a phone shows: its names by locale, the paths of its marks, its grounds.

    `marks` are below the built site, the wanted one first: the first that there is and that can be
    drawn counts.
    """

    names: Mapping[str, str]
    marks: tuple[str, ...]
    grounds: Grounds


def worker_text(face: Path, *, keeps: bool) -> str:
    """Return the worker: one that keeps, or one that takes itself and all that it kept away."""
    return (face / (KEEPING_WORKER if keeps else LEAVING_WORKER)).read_text(encoding="utf-8")


def write_worker(site: Path, face: Path, *, keeps: bool) -> None:
    """Write it to the root of an edition's folder, which is its scope."""
    (site / WORKER).write_text(worker_text(face, keeps=keeps), encoding="utf-8")


def write_lists(
    site: Path,
    guides: tuple[str, ...],
    face: SiteFace,
    words: Mapping[str, Mapping[str, str]],
    jobs: Jobs,
) -> None:
    """Write lists, manifests and icons into an edition's folder, which is whole but for them."""
    languages = tuple(face.names)
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    background = face.grounds.light
    mark = next((one for one in face.marks if one.endswith(KINDS) and (site / one).is_file()), "")
    with tempfile.TemporaryDirectory() as scratch:
        try:
            icons = draw_icons(site / mark, background, Path(scratch)) if mark else {}
        except typst.TypstError:  # a mark that browsers show and Typst does not read
            icons = {}
    for name, png in icons.items():
        (folder / name).write_bytes(png)
    for language, title in face.names.items():
        own = "" if language == languages[0] else f"{language}/"
        svg = mark if mark.endswith(".svg") else ""
        text = web_manifest(title, language, own, background, svg, has_icons=bool(icons))
        (folder / f"{language}.webmanifest").write_text(text, encoding="utf-8")
    names = frozenset(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    )
    built = BuiltFiles(names, lambda name: (site / name).read_bytes(), languages, frozenset(guides))

    def of(language: str) -> str:
        said = {
            key.removeprefix(_WORDS): word
            for key, word in words[language].items()
            if key.startswith(_WORDS)
        }
        return kept_list(built, language, said)

    lists = jobs.all_of(
        [Task(_NAME.filled(language=language), partial(of, language)) for language in languages]
    )
    for language, text in zip(languages, lists, strict=True):
        (folder / f"{language}.json").write_text(text, encoding="utf-8")
