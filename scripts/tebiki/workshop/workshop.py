"""Holds what the pages for a workshop need in one language: the event, the chapters, the notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tebiki.files import text_files
from tebiki.files.data_faults import DataFault, Said, placed
from tebiki.source import event, event_fields
from tebiki.source.layout import DATA
from tebiki.source.project import Project
from tebiki.workshop import calendar_file, instructor_notes, parts, self_check, timetable
from tebiki.workshop.instructor_notes import relative

CALENDAR = "assets/event-{language}.ics"
_NOT_THERE = Said(
    "there is no such file; mend EVENT_FILE",
    "このファイルがありません。EVENT_FILE を直してください。",
)
_SCREEN_IN_NOTE = Said(
    "the screen {screen} stands in a note for instructors; put it into its step",
    "画面 {screen} が講師向けの注の中にあります。手順の中に移してください。",
)
_DEAD = Said(
    "this is a link to a file that is not there; mend the link, or delete it",
    "このリンクの先のファイルがありません。リンクを直すか、消してください。",
)
SCRIPTS = {
    'class="timetable': "timetable.js",
    'class="self-check"': "self-check.js",
    "<pre": "copy-buttons.js",
    'class="term"': "terms.js",
}


@dataclass
class Workshop:
    """Made anew for each language; addresses are those from the site's root."""

    language: str
    words: Mapping[str, str]
    event: event.Event | None
    chapters: dict[str, list[timetable.Chapter]] = field(default_factory=dict)  # by guide
    pages: list[tuple[str, str, str]] = field(default_factory=list)  # guide or "", address, title
    notes: dict[str, tuple[instructor_notes.Note, ...]] = field(default_factory=dict)

    def take_notes(self, html: str, url: str) -> str:
        """Return the page without its notes for instructors, which are kept."""
        html, self.notes[url] = instructor_notes.take_notes(html, url)
        return html

    def note_faults(self, url: str, source: str) -> list[tuple[int, Said]]:
        """Return line of `source` and message of each screen that only instructors would see."""
        return [
            (
                source.count("\n", 0, max(0, source.rfind(f"/{screen}.svg"))) + 1,
                _SCREEN_IN_NOTE.filled(screen=screen),
            )
            for note in self.notes.get(url, ())
            for screen in instructor_notes.screens(note)
        ]

    @property
    def said(self) -> event_fields.Said:
        """What the event says in this language, or the blanks for it."""
        return event_fields.Said.of(self.event, self.language, self.words)

    def fill(self, html: str, url: str, guide: str, plan: object) -> str:
        """Return the page with its parts, and with yen beside dollars.

        `plan` is the front matter's timetable. Raises ValueError for a self-check without its
        list.
        """
        chapters = self.chapters.get(guide, ())
        said = self.said.words
        calendar = relative(CALENDAR.format(language=self.language), url)
        pages = [(address, title) for name, address, title in self.pages if name in (guide, "")]
        html = parts.fill_parts(
            html,
            {
                "event": lambda: parts.event_box(self.event, said, self.words),
                "calendar": lambda: parts.calendar_link(self.event, calendar, self.words),
                "timetable": lambda: self._timetable(chapters, plan, url),
                "instructor-notes": lambda: instructor_notes.notes_html(
                    self.notes, pages, url, self.words
                ),
            },
        )
        html = parts.without_marks(self_check.with_boxes(html, self.event, self.words))
        if self.event and self.event.rate:
            html = parts.add_yen(html, self.event.rate, self.words)
        return html

    def _timetable(self, chapters: Sequence[timetable.Chapter], plan: object, url: str) -> str:
        here = [
            timetable.Chapter(item.name, item.title, item.minutes, relative(item.address, url))
            for item in chapters
        ]
        rows = timetable.rows(here, plan if isinstance(plan, Mapping) else {}, self.words)
        return timetable.table(rows, self.event.start if self.event else None, self.words)


def scripts(html: str) -> list[str]:
    """Return the scripts in overrides/assets that a page's parts need."""
    return [script for mark, script in SCRIPTS.items() if mark in html]


def read_event(project: Project, languages: Sequence[str]) -> event.Event | None:
    """Return the event of the project, None without one. Raises DataError."""
    path = project.event_file
    if path is None:
        return None
    shown = project.shown(path)
    if not path.exists():
        raise event.EventError([DataFault(shown, 1, _DEAD if path.is_symlink() else _NOT_THERE)])
    return event.load(text_files.read_text(path, shown), shown, languages)


def stray_fields(config: Path) -> list[Said]:
    """Return a message for each field of an event where none is filled: in `config` and data."""
    root = config.parent
    data = root / DATA
    files = sorted([*data.rglob("*.toml"), *data.rglob("*.j2")])
    return [
        placed(path.relative_to(root).as_posix(), line, message)
        for path in (config, *(path for path in files if path.name != "changes.toml"))
        for line, message in event_fields.stray(
            text_files.read_text(path, text_files.shown(path, root))
        )
    ]


def write_calendars(
    event: event.Event | None,
    site: Path,
    words: Mapping[str, Mapping[str, str]],
    site_url: str,
    since: int,
) -> None:
    """Write the event's calendar files, one a language, below the site's folder.

    `site_url` and `since` are those of calendar_file.calendar_text.
    """
    if event is None:
        return
    for language in event.title:
        target = site / CALENDAR.format(language=language)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = calendar_file.calendar_text(event, language, words[language], site_url, since)
        target.write_bytes(text.encode())
