"""Sets the handouts of a built site with Typst: one PDF a guide and language, whole or not."""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import html

from tebiki.editions import built_edition, editions
from tebiki.files import made_folders, text_files, whole_files
from tebiki.files.data_faults import DataError, Said, before, in_lines, same
from tebiki.files.replace_folder import folder_lock
from tebiki.jobs.forked import ProcessEnded
from tebiki.jobs.jobs import ONE, Jobs, Task
from tebiki.paper import handout_words, typesetting
from tebiki.paper.built_guide import INSTRUCTORS
from tebiki.paper.chapter import PaperError
from tebiki.paper.cover import Occasion
from tebiki.paper.handout import typst_source
from tebiki.paper.read_built_guides import author, guide_folders, pages_in, read_built
from tebiki.paper.set_handout import Handout as Handout
from tebiki.paper.set_handout import SetHandout, set_handout
from tebiki.source import event_words
from tebiki.source.event import Event
from tebiki.source.project import Project
from tebiki.source.read_words import read_words
from tebiki.source.site_settings import ProjectError
from tebiki.workshop.workshop import read_event

LAYOUT = ("handout_parts.typ", "handout_cover.typ", "handout_layout.typ")
AUDIENCES = ("participant", "instructor")
_NOT_MADE = Said("NOT MADE: {papers}", "作れなかった配布資料: {papers}")
_NONE_MADE = Said("NO HANDOUT WAS MADE:", "配布資料を作れませんでした。")
_NO_GUIDE = Said(
    "no guide was built here; build the site first: tebiki build",
    "ここに手引きがありません。先に tebiki build でサイトを作ってください。",
)
_NOT_OURS = Said(
    "tebiki did not make this site; build one first: tebiki build",
    "tebiki が作ったサイトではありません。先に tebiki build で作ってください。",
)
BLANKS = ("event", "date", "place", "wifi", "contact", "table", "name")


@dataclass(frozen=True)
class Made:
    """The handouts that were made, the paths of those that were not, and what is wrong there."""

    handouts: tuple[Handout, ...]
    missing: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """A paragraph that says which were not made, and why; none where all were."""
        if not self.faults:
            return ()
        lines = "\n".join(map(in_lines, self.faults))
        return (f"{in_lines(_NOT_MADE.filled(papers=', '.join(self.missing)))}\n{lines}",)


def build_handouts(
    project: Project,
    site: Path,
    *,
    edition: str,
    newest: str,
    site_url: str = "",
    jobs: Jobs = ONE,
) -> Made:
    """Set every guide of the built site in every language it is built in, into `site/handout/`.

    Where there is a page for instructors, they have a handout of their own. The event's file
    fills in the cover. A handout that cannot be set is named, and its PDF of before stays.
    `jobs` sets several at once. Raises PaperError where none can be set; all PDFs that were there
    stay then.
    """
    try:
        languages = tuple(project.languages)
        table = read_words(project.root, languages)
        spoken = [name for name in languages if name == languages[0] or (site / name).is_dir()]
        event = read_event(project, spoken)
        notes = {guide: _notes(project, guide) for guide in project.guides}
    except (DataError, ProjectError) as error:
        raise PaperError(str(error)) from error
    layout = "\n".join(
        (Path(__file__).parent / name).read_text(encoding="utf-8") for name in LAYOUT
    )
    fonts = typesetting.fonts()

    def has_picture(path: str) -> bool:
        return (site / path).is_file()

    tasks: list[Task[SetHandout]] = []
    for guide in project.guides:
        for folder in guide_folders(site, guide, languages):
            door = read_built(site, folder.parent / "index.html", "index")
            page = html.document_fromstring(door.html)
            language = page.get("lang") or "ja"
            order = [page.name for page in project.pages(languages[0], guide)]
            pages = sorted(pages_in(site, folder), key=lambda page: _place(page.name, order))
            for audience in AUDIENCES:
                if audience == "instructor" and INSTRUCTORS not in [page.name for page in pages]:
                    continue
                occasion = Occasion(
                    language=language,
                    edition=edition,
                    newest=newest,
                    author=author(page),
                    site_url=site_url,
                    audience=audience,
                    font=os.environ.get("HANDOUT_FONT") or typesetting.FONT,
                    own=notes[guide].get(language, handout_words.HandoutWords()),
                    blanks=_blanks(event, language, table[language]),
                )
                suffix = "" if audience == "participant" else f"-{audience}"
                path = f"handout/{guide}{suffix}-{language}.pdf"
                source = partial(
                    typst_source, door, pages, table[language], occasion, has_picture, layout,
                    is_only=len(project.guides) == 1,
                )  # fmt: skip
                handout = Handout(path, guide, language, audience)
                work = partial(set_handout, project.root, site, edition, fonts, handout, source)
                tasks.append(Task(same(path), work))
    results = jobs.all_of(tasks)
    made = [(one.handout, one.pdf) for one in results if one.pdf]
    missing = [one.handout.path for one in results if not one.pdf]
    faults = [fault for one in results for fault in one.faults]
    if not made and not missing:
        raise PaperError(before(f"{site}: ", _NO_GUIDE))
    files: dict[Path, str | bytes] = {site / handout.path: pdf for handout, pdf in made}
    if files and (site / made_folders.MARK).is_file():
        files[site / made_folders.MARK] = made_folders.mark_text(site, "handout")
    if files:
        whole_files.write_all(files, root=project.root, mode=0o644)
    handouts = tuple(handout for handout, _ in made)
    return Made(handouts, tuple(missing), tuple(dict.fromkeys(faults)))


def _place(name: str, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)


def _blanks(
    event: Event | None, language: str, words: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The cover's labels, each with what the event's file says of it or nothing."""
    known = {}
    if event:
        said = event_words.fields(event, language, words)
        known = {
            "event": said["title"],
            "date": f"{said['date']} {said['time']}",
            "place": said["place"],
            "wifi": event_words.wifi(event),
            "contact": event.contact,
        }
    return tuple((words[f"paper_{name}"], known.get(name, "")) for name in BLANKS)


def keep_or_build_handouts(
    project: Project,
    site: Path,
    before: Path | None,
    edition: str,
    site_url: str,
    jobs: Jobs = ONE,
) -> tuple[tuple[Handout, ...], tuple[str, ...]]:
    """Return the handouts set for `site`, and what is wrong with others, which stay as `before`.

    What is wrong is a paragraph that says which were not made.
    """
    newest = newest_edition(project)
    try:
        made = build_handouts(
            project,
            site,
            edition=edition or newest,
            newest=newest,
            site_url=site_url,
            jobs=jobs,
        )
    except PaperError as error:
        if before and (before / "handout").is_dir():
            shutil.copytree(before / "handout", site / "handout")
        return (), (f"{in_lines(_NONE_MADE)}\n{error}",)
    for path in made.missing:
        if before and (before / path).is_file():
            (site / path).parent.mkdir(exist_ok=True)
            shutil.copyfile(before / path, site / path)
    return made.handouts, made.told


def rebuild_handouts(
    project: Project,
    site: Path,
    edition: str,
    site_url: str,
    whole: Path | None = None,
    jobs: Jobs = ONE,
) -> Made:
    """Set the handouts of a site that stands already; `edition` is "" for the newest.

    `whole` is the folder of all editions, where `site` is one of several.
    Raises PaperError, also for a folder that we did not make, and EditionError.
    """
    ours = whole or site
    if ours.is_dir() and any(ours.iterdir()) and not made_folders.is_ours(ours):
        raise PaperError(before(f"{ours}: ", _NOT_OURS))
    there_are = built_edition.known_editions(project)
    newest = max(there_are, default="")
    with folder_lock(ours, project.root):
        try:
            made = build_handouts(
                project,
                site,
                edition=editions.choose(edition, there_are) or newest,
                newest=newest,
                site_url=site_url,
                jobs=jobs,
            )
        except ProcessEnded as error:
            raise PaperError(error.said) from error
        if made.handouts:
            (site / "handout").chmod(0o755)
    return made


def newest_edition(project: Project) -> str:
    """Return the newest edition that there is."""
    return max(built_edition.known_editions(project), default="")


def _notes(project: Project, guide: str) -> dict[str, handout_words.HandoutWords]:
    """What a guide's handout says and its pages do not, by language. Raises DataError."""
    path = project.data_file(guide, "handout.toml")
    name = project.shown(path)
    return handout_words.load(text_files.read_text(path, name), name) if path.is_file() else {}
