"""Holds what one language's build knows of editions: notes, ages of pages, translations behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from tebiki.editions import (
    changes_page,
    editions,
    note_blocks,
    note_faults,
    standings,
    translations,
)
from tebiki.editions.built_edition import read_notes
from tebiki.editions.note_blocks import Wording
from tebiki.editions.note_targets import target_faults
from tebiki.editions.notes import DOOR, Note
from tebiki.files import text_files
from tebiki.files.data_faults import Said, placed
from tebiki.markdown.page import Page, read_page
from tebiki.pages import reading_order, title_lines
from tebiki.pages.badges import Standing
from tebiki.pages.extension import PageSetting
from tebiki.screens.screen import Screen
from tebiki.source import event_fields
from tebiki.source.project import Project

_NO_STEPS = Said(
    "the page {page} has no steps, so {key} says nothing there; take it out",
    "ページ {page} には手順がないので、{key} は何も表しません。消してください。",
)
CHANGES_PAGE = "changes"


@dataclass
class SiteChanges:
    """Made anew for each language."""

    language: str
    project: Project
    words: Mapping[str, Mapping[str, str]]
    source_language: str
    edition: str  # that is built
    interval: int  # months after which a page should be followed again
    notes: Mapping[str, Sequence[Note]]  # of this edition, by guide
    noted: Mapping[str, Mapping[str, Mapping[str, str]]]  # hashes of translations, by guide
    pages: dict[str, Page] = field(default_factory=dict)

    @classmethod
    def read(
        cls, project: Project, edition: str, interval: int, languages: Sequence[str], language: str,
        words: Mapping[str, Mapping[str, str]],
    ) -> "SiteChanges":  # fmt: skip
        """Read the notes and hashes. Raises ChangesError and TranslationsError."""
        return cls(
            language=language,
            project=project,
            words=words,
            source_language=languages[0],
            edition=edition,
            interval=interval,
            notes={
                name: [note for note in notes if not editions.is_later(note.edition, edition)]
                for name, notes in read_notes(project).items()
            },
            noted={
                guide: translations.load(_read(path, project), project.shown(path))
                for guide, path in project.data_files("translations.toml").items()
            },
        )

    def take_pages(
        self, pages: Iterable[Page], config: MkDocsConfig, said: event_fields.Said
    ) -> list[Said]:
        """Take the pages in reading order; return what is wrong with the notes."""
        self.pages = {page.path: page for page in pages}
        faults: list[Said] = []
        for name, notes in self.notes.items():
            steps = {
                split[2]: [heading.id or "" for heading in page.headings if heading.level == 2]
                for path, page in self.pages.items()
                if (split := reading_order.split_path(path)) and split[1] == name
            }
            if any(reading_order.is_door(path) for path in self.pages):
                steps[DOOR] = []
            path = self.project.shown(self.project.data_file(name, "changes.toml"))
            if self.language == self.source_language:
                faults += target_faults(notes, steps, path)
                faults += self._step_faults(name, notes, path)
                setting = PageSetting.bare(self.words[self.language], said)
                text = text_files.read_text(self.project.root / path, path)
                faults += note_faults.faults(notes, (path, text), setting, config)
        return faults

    def _step_faults(self, guide: str, notes: Iterable[Note], path: str) -> Iterable[Said]:
        """Where a note says of a section what holds of steps only."""
        for note in notes:
            page = self.pages.get(f"{self.language}/{guide}/{note.page}.md")
            if (note.now or note.skip) and page and not page.has_steps:
                key = "now" if note.now else "skip"
                yield placed(path, note.line, _NO_STEPS.filled(page=note.page, key=key))

    def as_of(self, page: Page) -> Page:
        """Return the page with its steps as they are in this edition."""
        language, notes = self._of_page(page.path)
        return standings.as_of(page, notes, language)

    def other_names(self) -> dict[str, dict[str, str]]:
        """Return, by page and step, how a step that is called otherwise now is called besides.

        That is its own old title, and those of now in the other languages.
        """
        found: dict[str, dict[str, str]] = {}
        for path, page in self.pages.items():
            language, notes = self._of_page(path)
            old = {heading.id: heading.plain for heading in page.headings if heading.level == 2}
            for note in notes:
                if note.now and page.has_steps:
                    others = [name for key, name in note.now.items() if key != language]
                    names = " ".join([old.get(note.step, ""), *others])
                    found.setdefault(path, {})[note.step] = names
        return found

    def standings(self, path: str) -> dict[str, Standing]:
        """Return how each step of the page at `path` stands in this edition, by id."""
        page = self.pages.get(path)
        if page is None:
            return {}
        language, notes = self._of_page(path)
        words = self.words[self.language]
        return standings.standings(page, notes, language, words, self.edition)

    def _of_page(self, path: str) -> tuple[str, list[Note]]:
        """The language of the page at `path`, and the notes on it and its steps."""
        split = reading_order.split_path(path)
        if split is None:
            return self.language, []
        language, guide, name = split
        return language, [note for note in self.notes.get(guide, ()) if note.page == name]

    def with_notes(
        self, markdown: str, path: str, locale: str, added: Mapping[str, str],
        screens: Iterable[Screen] = (),
    ) -> str:  # fmt: skip
        """Return the Markdown of the page at `path`, written in `locale`, with its notes.

        `added` has the months of screenshots that were put in later, by screen; `screens` are
        the guide's, of which notes show what is drawn of now.
        """
        if reading_order.is_door(path):
            every = [note for notes in self.notes.values() for note in notes]
            at_door = [note for note in every if note.page == DOOR]
            return note_blocks.with_notes(markdown, at_door, Wording(locale, self.words[locale]))
        split = reading_order.split_path(path)
        if split is None or path not in self.pages:
            return markdown
        notes = self.notes.get(split[1], ())
        month = str(self.pages[path].meta.get("edition") or "")
        alts = {screen.id: screen.alt for screen in screens}
        wording = Wording(locale, self.words[locale], month, alts)
        if changes_page.MARKER in markdown:
            return changes_page.changes_page(markdown, notes, self._titles(split[1]), wording)
        _, of_page = self._of_page(path)
        newer = {screen for screen, captured in added.items() if captured.replace("-", ".") > month}
        has_steps = self.pages[path].has_steps
        return note_blocks.with_notes(markdown, of_page, wording, newer, has_steps=has_steps)

    def age(self, path: str) -> title_lines.Age | None:
        """Return what is known of the page's age, None where nobody has followed it."""
        split, page = reading_order.split_path(path), self.pages.get(path)
        if split is None or page is None or not page.meta.get("verified"):
            return None
        has_page = path.replace(f"/{split[2]}.md", f"/{CHANGES_PAGE}.md") in self.pages
        anchor = f"#changes-{split[2]}" if self._of_page(path)[1] else ""
        return title_lines.Age(
            verified=str(page.meta["verified"]),
            checked=self.checked(split[1]) if standings.is_older(page, self.edition) else "",
            changes_link=f"{CHANGES_PAGE}.md{anchor}" if has_page else "",
            interval=self.interval,
            language=self.language,
        )

    @property
    def money(self) -> str:
        """What the door says of money as of this edition, "" where no note of it says so."""
        at_door = (note for notes in self.notes.values() for note in notes if note.page == DOOR)
        return next(
            (note.money[self.language] for note in at_door if self.language in note.money), ""
        )

    def checked(self, guide_name: str) -> str:
        """Return the newest month in which a note of the guide was checked, "" without notes."""
        return max((note.checked for note in self.notes.get(guide_name, ())), default="")

    def stale_sections(self, path: str) -> frozenset[str]:
        """Return the sections of the page at `path` whose Japanese has changed since."""
        split, page = reading_order.split_path(path), self.pages.get(path)
        if split is None or page is None or split[0] == self.source_language:
            return frozenset()
        noted = self.noted.get(split[1], {}).get(f"{split[0]}/{split[2]}")
        source = self.project.docs / self.source_language / split[1] / f"{split[2]}.md"
        if noted is None or not source.is_file():
            return frozenset()
        original = read_page(_read(source, self.project), source.name)
        return frozenset(entry.section for entry in translations.behind(original, page, noted))

    def _titles(self, name: str) -> dict[str, dict[str, str]]:
        """Page -> step -> title in reading order, the page's own title under ""."""
        titles = {}
        for path, written in self.pages.items():
            split = reading_order.split_path(path)
            if split and split[1] == name:
                page = self.as_of(written)
                sections = [heading for heading in page.headings if heading.level == 2]
                steps = {heading.id or "": heading.title for heading in sections}
                titles[split[2]] = {"": page.title or split[2], **steps}
        return titles


def _read(path: Path, project: Project) -> str:
    return text_files.read_text(path, project.shown(path))
