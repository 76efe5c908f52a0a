"""The Python-Markdown extension for pages: bold, lines, admonitions, figures, pins, steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from markdown import Markdown
from tebiki.markdown import markdown_spans, page_reading
from tebiki.markdown.page_parts import Reading
from tebiki.pages import (
    admonitions,
    authors_html,
    badges,
    figures,
    footnotes,
    galleries,
    japanese_lines,
    markdown_emphasis,
    note_forms,
    pins,
    rendered_page,
    rendering_faults,
    steps,
    task_boxes,
    title_lines,
    translation_marks,
)
from tebiki.pages.authors_html import AuthorsHtml
from tebiki.safety.allowed_html import HtmlFault
from tebiki.source import event_fields

Settings = dict[str, dict[str, Any]]  # of extensions, by name

# Before all that reads code and HTML (30 and less).
_SOURCE_PRIORITY = 40
# Before highlighted code (30) leaves the tree.
_CODE_PRIORITY = 31
# After the footnotes' own (15), before what is read of the page.
_NOTES_PRIORITY = 10
# After attribute lists (8), before the table of contents (5).
_TEXT_PRIORITY = 6
# After the table of contents (5), which then has the plain titles; before MkDocs' links (0).
_PRIORITY = 4
# After MkDocs' links (0): an address of the built site, not of a Markdown file.
_MARKS_PRIORITY = -5


@dataclass(frozen=True)
class PageSetting:
    """What the extension must know of the page that is rendered next."""

    words: Mapping[str, str]
    gallery: str
    screen: Callable[[str], figures.ScreenView | None]
    step_page: steps.StepPage | None  # None where the page has no steps
    minutes: object  # as the front matter has it
    age: title_lines.Age | None = None
    stale: translation_marks.StaleMarks | None = None
    chapter: galleries.Chapter | None = None  # of this page, where it shows screens
    gallery_of: galleries.Gallery | None = None  # what the gallery page shows
    reading: Reading | None = None  # that the page is held against
    said: event_fields.Said | None = None  # of the event
    has_drafts: bool = False  # on it, for its readers to know

    @classmethod
    def bare(cls, words: Mapping[str, str], said: event_fields.Said) -> "PageSetting":
        """Return the setting of a page without its steps' cards and its screens."""
        return cls(words, "page", lambda _: None, None, None, said=said)


class GuideExtension(Extension):
    """Set `page` before each page is rendered.

    `faults` are then what came out otherwise, `unread` what seems to be a note for instructors.
    """

    page: PageSetting | None = None
    faults: Sequence[tuple[int, str]] = ()

    def __init__(self) -> None:
        super().__init__()
        self.unread: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:
        markdown_emphasis.EmphasisExtension().extendMarkdown(md)
        self.html_faults: list[HtmlFault] = []  # of the page that is rendered, once it is
        judge = AuthorsHtml(md, self.html_faults)
        md.treeprocessors.register(judge, "authors_html", authors_html.PRIORITY)
        self.unread, self.faults = [], ()
        md.preprocessors.register(_SourcePreprocessor(md), "guide_source", _SOURCE_PRIORITY)
        md.treeprocessors.register(_CodeTreeprocessor(md, self), "guide_code", _CODE_PRIORITY)
        md.treeprocessors.register(_NotesTreeprocessor(md), "guide_notes", _NOTES_PRIORITY)
        md.treeprocessors.register(_TextTreeprocessor(md, self), "guide_text", _TEXT_PRIORITY)
        md.treeprocessors.register(_PageTreeprocessor(md, self), "guide_page", _PRIORITY)
        if self.page and self.page.stale:
            md.treeprocessors.register(
                _MarksTreeprocessor(md, self), "guide_marks", _MARKS_PRIORITY
            )
        if self.page and self.page.step_page:
            md.inlinePatterns.register(pins.PinProcessor(), "guide_pins", 65)


def faults_of(
    text: str, page: PageSetting, extensions: Sequence[Extension | str], configs: Settings
) -> Sequence[tuple[int, str]]:
    """Return line and message of what in a part of a page, such as a change note, is written in
    one way and comes out in another, with those extensions of Markdown.
    """
    others = [one for one in extensions if not isinstance(one, GuideExtension)]
    own = GuideExtension()
    own.page = replace(page, reading=page_reading.read(text, ""))
    Markdown(extensions=[*others, own], extension_configs=configs).convert(text)
    return own.faults


class _SourcePreprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        written = markdown_spans.with_blank_comments("\n".join(lines))
        return event_fields.marked(written).split("\n")


class _NotesTreeprocessor(Treeprocessor):
    def run(self, root: Element) -> None:
        footnotes.number(root)


class _PageTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, extension: GuideExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        page = self.extension.page
        japanese_lines.join_lines(root)
        if page is None:
            return
        admonitions.set_titles(root, page.words)
        task_boxes.make_boxes(root)
        footnotes.finish(root, page.words)
        for link in root.iter("a"):
            if link.get("class") == "headerlink":
                link.set("title", page.words["heading_link"])
        if page.gallery_of:
            galleries.fill(root, page.gallery_of, page.words)
        figures.make_figures(root, page.screen, page.gallery, page.words)
        if page.gallery_of:
            galleries.lead_to_steps(root, page.gallery_of, page.words)
        if page.step_page:
            count = steps.counted(root, page.step_page)
            last = steps.take_page_end(root)
            steps.make_cards(root, page.step_page)
            root.extend(last)
            galleries.add_strip(root, page.chapter, page.screen, page.words)
            title_lines.add_line(root, page.minutes, count, page.age, page.words)
        elif page.age:
            title_lines.add_line(root, None, 0, page.age, page.words)
        if page.has_drafts:
            title_lines.add_draft_note(root, page.words)


class _CodeTreeprocessor(_PageTreeprocessor):
    def run(self, root: Element) -> None:
        self.extension.unread += note_forms.unread_code(root)


class _TextTreeprocessor(_PageTreeprocessor):
    def run(self, root: Element) -> None:
        page = self.extension.page
        if page and page.reading:
            came = rendered_page.read(root, self.md.htmlStash.rawHtmlBlocks)
            self.extension.faults = rendering_faults.faults(page.reading, *came)
        self.extension.unread += note_forms.unread(root)
        note_forms.gather_notes(root)
        if page and page.said:
            event_fields.fill(root, page.said)
        if page and page.step_page:  # what was written is judged above
            badges.name_anew(root, page.step_page.standings)


class _MarksTreeprocessor(_PageTreeprocessor):
    def run(self, root: Element) -> None:
        page = self.extension.page
        if page and page.stale:
            translation_marks.mark_stale(root, page.stale, page.words)
