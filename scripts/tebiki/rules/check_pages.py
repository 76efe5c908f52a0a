"""Reads the pages of every guide and holds them to the rules, in every language."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from tebiki.files.data_faults import Said, placed
from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore
from tebiki.files.text_files import read_all, read_text
from tebiki.links.find_ignores import find_ignores
from tebiki.markdown import drafts
from tebiki.markdown.page import read_page
from tebiki.rules import data_rules, one_word
from tebiki.rules.check_files import check_files, check_leaving, read_settings
from tebiki.rules.page_rules import OF_THE_BUILD, RULES, PageSource
from tebiki.screens import drawings
from tebiki.screens.catalogue import Catalogue, load
from tebiki.screens.drawings import Drawing
from tebiki.source.project import PageFile, Project


def check_pages(project: Project, ignored: Sequence[Ignore]) -> tuple[list[Finding], set[Ignore]]:
    """Return what is wrong with the project's pages and data, and the ignores that were used.

    Raises PageError, DataError and ProjectError.
    """
    used: set[Ignore] = set()
    found: list[Finding] = []

    def add(path: str, line: int, rule: str, message: str) -> None:
        page = _below_docs(path, project)
        covering = [
            one for one in ignored if one.check == "pages" and one.covers(rule, page, message)
        ]
        used.update(covering)
        if not covering:
            found.append(Finding(page, path, line, rule, "", message))

    settings = read_settings(project)
    for fault in check_leaving(settings):
        add(*fault)
    if found:
        return found, set(ignored)  # what such a link leads to is not read
    for source in read_pages(project):
        if source.page.front_matter.faults:  # what other rules say may follow from them
            used.update(one for one in ignored if one.page == _below_docs(source.path, project))
        for rule, line, message in _broken(source):
            add(source.path, line, rule, message)
    for shown, line, rule, message in _of_data(project):
        add(shown, line, rule, message)
    for fault in check_files(project, settings):
        add(*fault)
    return found, used


def built_faults(project: Project, left_out: Container[str]) -> list[Said]:
    """Return what the build says of the rules: a message for each fault that nobody gave a
    reason for, in data, and in pages whose paths below docs/ are not in `left_out`.

    What the build says of every page by itself is not among them.
    Raises PageError, DataError and ProjectError.
    """
    ignored = find_ignores(project)
    found = [
        (source.path, line, rule, message)
        for source in read_pages(project)
        if _below_docs(source.path, project) not in left_out
        for rule, line, message in _broken(source, OF_THE_BUILD)
    ]
    return [
        placed(shown, line, message)
        for shown, line, rule, message in (*found, *_of_data(project))
        if not any(
            one.check == "pages" and one.covers(rule, _below_docs(shown, project), message)
            for one in ignored
        )
    ]


def _otherwise(project: Project) -> Iterator[tuple[str, int, str, str]]:
    """Words that a guide's list wants written otherwise, on its own pages and in its notes."""
    first = project.written_languages[0]
    for guide, path in project.data_files(one_word.FILE).items():
        words = one_word.load(read_text(path, project.shown(path)), project.shown(path))
        pages = [page.path for page in project.pages(first, guide)]
        own = {
            file: text
            for file, text in read_all(pages, project.root).items()
            if str(read_page(text, file.name).meta.get("edition") or "") >= words.since
        }
        notes = project.data_file(guide, "changes.toml")
        if notes.is_file():
            own[notes] = read_text(notes, project.shown(notes))
        for file, text in own.items():
            for line, message in one_word.faults(words, text):
                yield project.shown(file), line, "wording", message


def _of_data(project: Project) -> Iterator[tuple[str, int, str, str]]:
    yield from _otherwise(project)
    for path in project.texts_of_data():
        shown = project.shown(path)
        for rule, line, message in data_rules.faults(path.name, read_text(path, shown)):
            yield shown, line, rule, message


def _broken(source: PageSource, but: Container[str] = ()) -> Iterator[tuple[str, int, str]]:
    """Yield what is wrong with a page, `but` for rules that are named, and its drafts' rules."""
    drafted = drafts.words(source.text)
    for rule, judge in RULES.items():
        if rule not in drafted and rule not in but:
            for line, message in judge(source):
                yield rule, line, message


def _below_docs(shown: str, project: Project) -> str:
    return shown.removeprefix(f"{project.shown(project.docs)}/")


def read_pages(project: Project) -> list[PageSource]:
    """Return every page with the drawings of its guide, languages and pages in reading order.

    Raises PageError, DataError and ProjectError.
    """
    catalogues = {
        guide: load(read_text(path, project.shown(path)), project.shown(path))
        for guide, path in project.data_files("screens.toml").items()
    }
    drawn = {guide: _drawings(project, catalogue) for guide, catalogue in catalogues.items()}
    pages = project.every_page()
    texts = read_all((page.path for page in pages), project.root)
    labels = {
        guide: _labels(project, catalogue, guide, drawn[guide], texts)
        for guide, catalogue in catalogues.items()
    }
    return [_source(page, texts[page.path], project, drawn, labels) for page in pages]


def _source(
    file: PageFile,
    text: str,
    project: Project,
    drawn: Mapping[str, Mapping[str, Drawing]],
    labels: Mapping[str, Mapping[tuple[str, str], str | None]],
) -> PageSource:
    shown = project.shown(file.path)
    own = {}
    if file.language == project.written_languages[0]:
        of_guide = labels.get(file.guide, {})
        own = {step: words for (page, step), words in of_guide.items() if page == file.name}
    return PageSource(
        shown, text, read_page(text, shown), file.guide, drawn.get(file.guide, {}), own
    )


def _drawings(project: Project, catalogue: Catalogue) -> dict[str, Drawing]:
    found = {}
    for screen in catalogue.screens:
        picture = project.shown_screens / f"{screen.id}.svg"
        if picture.is_file():
            found[screen.id] = drawings.read(screen.id, picture.read_text(encoding="utf-8"))
    return found


def _labels(
    project: Project,
    catalogue: Catalogue,
    guide: str,
    drawn: Mapping[str, Drawing],
    texts: Mapping[Path, str],
) -> dict[tuple[str, str], str | None]:
    """(page, step) -> words on the step's screens and on those of the last step that has any."""
    pages = {page.name: page for page in project.pages(project.written_languages[0], guide)}
    found: dict[tuple[str, str], str | None] = {}
    before: str | None = None
    for name in dict.fromkeys(screen.page for screen in catalogue.screens):
        if name not in pages:
            continue
        path = pages[name].path
        for step in read_page(texts[path], project.shown(path)).steps:
            there = [drawn[one.id] for one in catalogue.of_step(name, step.id or "")
                     if one.id in drawn]  # fmt: skip
            own = " ".join(word.text for drawing in there for word in drawing.words)
            said = [text for text in (before, own if there else None) if text is not None]
            found[(name, step.id or "")] = " ".join(said) if said else None
            before = own if there else before
    return found
