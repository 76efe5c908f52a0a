"""Finds what of a project's pages is a draft: marked so, or said by a rule that a mark puts off."""

from collections.abc import Iterator
from dataclasses import dataclass

from tebiki.files.data_faults import Said, placed
from tebiki.files.text_files import read_text
from tebiki.markdown import drafts
from tebiki.markdown.page import read_page
from tebiki.rules.page_rules import OF_THE_BUILD, RULES, PageSource
from tebiki.source.project import Project

_IDLE = Said(
    "the page keeps the rule {rule}; take the word out of the mark",
    "規則 {rule} の問題はもうありません。印からこの語を消してください。",
)
_OTHER = Said("this is marked as a draft: {word}", "下書きの印があります: {word}")


@dataclass(frozen=True)
class Draft:
    """One thing that a person should still look at, with its place."""

    path: str
    line: int
    said: Said

    @property
    def placed(self) -> Said:
        return placed(self.path, self.line, self.said)


def find_drafts(project: Project) -> list[Draft]:
    """Return the drafts of all pages, in reading order. Raises PageError and TextError."""
    found: list[Draft] = []
    for page in project.every_page():
        shown = project.shown(page.path)
        text = read_text(page.path, shown)
        if drafts.words(text):
            source = PageSource(shown, text, read_page(text, shown), page.guide)
            found += sorted(_of_page(source), key=lambda draft: draft.line)
    return found


def _of_page(source: PageSource) -> Iterator[Draft]:
    for mark in drafts.marks(source.text):
        for word in mark.words:
            if word in drafts.KINDS:
                yield Draft(source.path, mark.line, drafts.KINDS[word])
            elif word in RULES and word not in OF_THE_BUILD:
                faults = list(RULES[word](source))
                for line, message in faults:
                    said = message if isinstance(message, Said) else Said(message)
                    yield Draft(source.path, line, said)
                if not faults:
                    yield Draft(source.path, mark.line, _IDLE.filled(rule=word))
            else:
                yield Draft(source.path, mark.line, _OTHER.filled(word=word))
