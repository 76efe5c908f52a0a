"""Runs the preflight: reads a site, asks its outside links, keeps the memory, gives the report."""

import sys
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tebiki.files import whole_files
from tebiki.files.data_faults import Said, SaidError, before, in_lines
from tebiki.files.text_files import read_text
from tebiki.links.find_ignores import find_ignores, unneeded_findings
from tebiki.links.site_files import Site
from tebiki.markdown.page import read_page
from tebiki.preflight import link_memory, preflight, probe_links, readiness
from tebiki.preflight.link_memory import DamagedMemory, Remembered
from tebiki.preflight.outside_links import outside_links
from tebiki.preflight.preflight import Report
from tebiki.preflight.probe_links import Manners
from tebiki.screens import catalogue as screens
from tebiki.source import page_sources
from tebiki.source.project import Project


@dataclass(frozen=True)
class Preflight:
    """What a preflight is asked for; `project` is None for a site that nobody here built.

    `local` are servers on this machine that may be asked, as `127.0.0.1:8000`.
    """

    folder: Path
    project: Project | None
    memory: Path
    manners: Manners
    seen: tuple[str, ...] = ()
    edition: str = ""
    local: tuple[str, ...] = ()
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())


_UNKNOWN = Said(
    "the site has no such outside link; copy it from the report",
    "サイトにこの外部リンクはありません。報告から写してください。",
)
_DAMAGED = Said(
    "the memory of the last preflight is damaged; it is kept as {name}, and a new one is begun",
    "前回の確認の記録が壊れています。{name} として残し、新しく作ります。",
)


class UnknownLink(SaidError):
    """`--seen` names an address that the site does not have."""


def run_preflight(site: Site, wanted: Preflight) -> Report:
    """Ask what has to be asked and return the report; the memory is written in any case.

    Raises UnknownLink, DataError and ProjectError.
    """
    screens = _screens(wanted.project)
    ignored = tuple(one for one in find_ignores(wanted.project) if one.check == "preflight")
    links = outside_links(site, [(source, file) for source, file in screens.values()])
    for url in wanted.seen:
        if url not in {name for link in links for name in (link.url, link.asked)}:
            raise UnknownLink(before(f"{url}: ", _UNKNOWN))
    memory = preflight.mark_seen(read_memory(wanted.memory), wanted.seen, wanted.now)
    known = {
        url
        for url, entry in memory.items()
        if wanted.seen and link_memory.is_fresh(entry, wanted.now)
    }
    ask = [link for link in links if link.asked not in known]
    if wanted.seen:
        write_memory(wanted.memory, memory)
    answers, stopped = probe_links.probe(ask, wanted.manners, _Progress(len(ask)), wanted.local)
    made = preflight.entries(links, answers, memory, wanted.now, stopped=stopped, ignored=ignored)
    write_memory(wanted.memory, preflight.remember(memory, made))
    used = {entry.ignored for entry in made if entry.ignored}
    return Report(
        wanted.now,
        made,
        stopped,
        () if stopped else tuple(unneeded_findings(ignored, "preflight", used)),
        *_readiness(site, wanted),
        {screen: source for screen, (source, _) in screens.items()},
    )


def read_memory(path: Path) -> dict[str, Remembered]:
    """Return what the memory file holds; a damaged one is put aside, with a word on stderr."""
    try:
        return link_memory.load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (DamagedMemory, UnicodeDecodeError):
        aside = whole_files.put_aside(path, "damaged")
        said = before(f"{path}: ", _DAMAGED.filled(name=aside.name))
        print(in_lines(said), file=sys.stderr)
        return {}


def write_memory(path: Path, memory: dict[str, Remembered]) -> None:
    """Write the memory whole, or leave the file that was there."""
    whole_files.write_whole(path, link_memory.dump(memory))


def _screens(project: Project | None) -> dict[str, tuple[str, str]]:
    """Screen -> (source address, file) of every guide's catalogue."""
    found: dict[str, tuple[str, str]] = {}
    for _, path in sorted(project.data_files("screens.toml").items()) if project else ():
        file = project.shown(path) if project else ""
        for screen in screens.load(read_text(path, file), file).screens:
            if screen.source:
                found[screen.id] = (screen.source, file)
    return found


def _readiness(
    site: Site, wanted: Preflight
) -> tuple[tuple[readiness.Paper, ...], tuple[readiness.Rehearsal, ...]]:
    """The papers and the pages due, for a site of ours."""
    if wanted.project is None:
        return (), ()
    origin = page_sources.of_project(wanted.project)
    built = {file for page in site.documents if (file := origin.file_of(page))}
    pages = {name: read_page(origin.read(name), name) for name in sorted(built)}
    editions = sorted(str(page.meta.get("edition", "")) for page in pages.values())
    edition = wanted.edition or (editions[-1] if editions else "")
    folders = (wanted.folder, wanted.project.offline)
    zips = [path.name for folder in folders for path in folder.rglob("*.zip")]
    pdfs = {
        name: _pdf_edition(wanted.folder / name) for name in site.files if name.endswith(".pdf")
    }
    own = [replace(page, path=origin.shown(name)) for name, page in pages.items()
           if name.startswith(f"{origin.languages[0]}/")]  # fmt: skip
    return (
        readiness.papers(sorted(wanted.project.guides), origin.languages, edition, pdfs, zips),
        readiness.rehearsals_due(own, wanted.now.date(), wanted.project.review_months),
    )


def _pdf_edition(path: Path) -> str:
    """The edition that a handout's date says, "" where it has none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        meta = PdfReader(path).metadata
        made = meta.creation_date if meta else None
    except (PyPdfError, ValueError):
        return "?"
    return made.strftime("%Y.%m") if made else ""


class _Progress:
    """Counts on stderr, where somebody looks at it."""

    def __init__(self, total: int) -> None:
        self.total = total

    def __call__(self, done: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == self.total else ""
            print(f"\r{done} / {self.total}", end=end, file=sys.stderr, flush=True)
