"""Reads the questions that a guide's sections answer, by language, for the search.

    ["card#save-number"]
    ja = ["番号はどこに控えますか"]

→ {"card#save-number": {"ja": ("番号はどこに控えますか",)}}
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from tebiki.files.data_faults import DataError, DataFault, Said, code, same
from tebiki.files.tables import Document, Table
from tebiki.files.text_files import read_text
from tebiki.markdown.page import read_page
from tebiki.safety import plain_texts
from tebiki.search.normal_form import normal_form
from tebiki.source.project import PageFile, Project

FILE = "questions.toml"
DOOR = "index"  # the site's first page, which belongs to no guide

Questions = Mapping[str, Mapping[str, tuple[str, ...]]]

_FORM = code('["…?", "…?"]')
_NO_LANGUAGE = Said(
    "{key} is no language of the site; use one of {languages}",
    "{key} というサイトの言語はありません。使えるのは {languages} です。",
)
_NO_LETTERS = Said(
    "{question} has no letters; take it out", "{question} に文字がありません。外してください。"
)
_TWICE = Said(
    "{question} stands here twice; take one out",
    "{question} が 2 つあります。1 つを外してください。",
)
_NOWHERE = Said(
    "there is no {place} in this guide; mend the table's name, or take the table out",
    "このガイドに {place} はありません。表の名前を直すか、表ごと外してください。",
)


class QuestionsError(DataError):
    """A file of questions cannot be used; each message names file, line and remedy."""

    says_japanese = True


def load(text: str, path: str, languages: Sequence[str] = ()) -> Questions:
    """Return `page#section` -> language -> questions. Raises QuestionsError with every fault."""
    document = Document(text, path, QuestionsError)
    plain_texts.hold(document)
    found = {}
    for place in document.root.keys:
        table = document.root.table(place)
        found[place] = _questions(table, languages) if table else {}
    document.stop()
    return found


def _questions(table: Table, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found = {}
    for language in table.keys:
        if languages and language not in languages:
            known = same(", ".join(languages))
            table.fault(language, _NO_LANGUAGE.filled(key=same(language), languages=known))
        found[language] = table.texts(language, _FORM)
        seen = {""}
        for at, question in enumerate(found[language]):
            form = normal_form(question)
            if form in seen:
                said = _TWICE if form else _NO_LETTERS
                table.fault((language, at), said.filled(question=same(repr(question))))
            seen.add(form)
    return found


def nowhere(questions: Questions, there: Collection[str], text: str, path: str) -> list[DataFault]:
    """Return the places of the file's `text` that are none of those that are `there`."""
    document = Document(text, path, QuestionsError)
    return [
        DataFault(path, document.lines.get((place,), 1), _NOWHERE.filled(place=same(place)))
        for place in questions
        if place not in there
    ]


def find_question_faults(project: Project, languages: Sequence[str]) -> Iterator[DataFault]:
    """Yield the places with questions that no page of the guide's own language has."""
    for guide, path in project.data_files(FILE).items():
        shown = project.shown(path)
        text = read_text(path, shown)
        pages = project.pages(languages[0], guide)
        doors = [page for page in project.pages(languages[0], "") if page.name == DOOR]
        there = {place for page in (*doors, *pages) for place in _places(page, project)}
        yield from nowhere(load(text, shown, languages), there, text, shown)


def _places(page: PageFile, project: Project) -> Iterator[str]:
    shown = project.shown(page.path)
    yield page.name
    for heading in read_page(read_text(page.path, shown), shown).headings:
        if heading.id:
            yield f"{page.name}#{heading.id}"


def of_page(questions: Questions, name: str, language: str) -> dict[str, tuple[str, ...]]:
    """Return section id ("" for the page's opening) -> its questions in a language."""
    found = {}
    for place, by_language in questions.items():
        page, _, identifier = place.partition("#")
        if page == name and by_language.get(language):
            found[identifier] = by_language[language]
    return found
