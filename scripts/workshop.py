"""Holds what the pages for a workshop need in one language: the event, the chapters, the notes."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import calendar_file
import event
import event_words
import instructor_notes
import self_check
import text_files
import timetable
import workshop_parts
from data_faults import DataFault, Said
from instructor_notes import relative

CALENDAR = "assets/event-{language}.ics"
FIELDS = event_words.FIELDS
_NOT_THERE = Said(
    "there is no such file; mend EVENT_FILE",
    "このファイルがありません。EVENT_FILE を直してください。",
)
SCRIPTS = {
    'class="timetable': "timetable.js",
    'class="self-check"': "self-check.js",
    "<pre": "copy-buttons.js",
}


@dataclass
class Workshop:
    """Made anew for each language; addresses are those from the site's root."""

    language: str
    words: Mapping[str, str]
    event: event.Event | None
    chapters: dict[str, list[timetable.Chapter]] = field(default_factory=dict)  # by guide
    notes: dict[str, tuple[instructor_notes.Note, ...]] = field(default_factory=dict)

    def take_notes(self, html: str, url: str) -> str:
        """Return the page without its notes for instructors, which are kept."""
        html, self.notes[url] = instructor_notes.take_notes(html, url)
        return html

    def fill(self, html: str, url: str, guide: str, plan: object) -> str:
        """Return the page with its parts and the event's data.

        `plan` is the front matter's timetable. Raises ValueError for a field that
        no event has, and for a self-check without its list.
        """
        chapters = self.chapters.get(guide, ())
        said = event_words.fields(self.event, self.language, self.words)
        calendar = relative(CALENDAR.format(language=self.language), url)
        html = workshop_parts.fill_parts(
            html,
            {
                "event": lambda: workshop_parts.event_box(self.event, said, self.words),
                "calendar": lambda: workshop_parts.calendar_link(self.event, calendar, self.words),
                "timetable": lambda: self._timetable(chapters, plan, url),
                "instructor-notes": lambda: instructor_notes.notes_html(
                    self.notes, [(item.address, item.title) for item in chapters], url, self.words
                ),
            },
        )
        html = self_check.with_boxes(html, self.event, self.words)
        try:
            html = workshop_parts.fill_fields(html, said)
        except KeyError as error:
            known = ", ".join(FIELDS)
            raise ValueError(f"an event has no {error}; use one of {known}") from error
        if self.event and self.event.rate:
            html = workshop_parts.add_yen(html, self.event.rate, self.words)
        return html

    def _timetable(self, chapters: Sequence[timetable.Chapter], plan: object, url: str) -> str:
        here = [
            timetable.Chapter(item.name, item.title, item.minutes, relative(item.address, url))
            for item in chapters
        ]
        rows = timetable.rows(here, plan if isinstance(plan, Mapping) else {}, self.words)
        return timetable.table(rows, self.event.start if self.event else None, self.words)


def scripts(html: str) -> list[str]:
    """Return the scripts in docs/assets that a page's parts need."""
    return [script for mark, script in SCRIPTS.items() if mark in html]


def event_path(root: Path) -> Path | None:
    """Return the event's file: that of the environment's EVENT_FILE, else event.toml, if any."""
    named = os.environ.get("EVENT_FILE")
    if named is not None:
        return root / named if named else None
    path = root / "event.toml"
    return path if os.path.lexists(path) else None


def read_event(root: Path, languages: Sequence[str]) -> event.Event | None:
    """Return the event of the project at `root`, None without one. Raises DataError."""
    path = event_path(root)
    if path is None:
        return None
    shown = text_files.shown(path, root)
    if not path.exists():
        raise event.EventError([DataFault(shown, 1, _NOT_THERE)])
    return event.load(text_files.read_text(path, shown), shown, languages)


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
