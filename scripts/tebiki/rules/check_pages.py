"""Reads the pages of every guide and holds them to the rules, in every language."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore
from tebiki.files.text_files import read_all, read_text
from tebiki.links.find_ignores import find_ignores
from tebiki.markdown.page import read_page
from tebiki.rules import data_rules
from tebiki.rules.check_files import check_files, check_leaving, read_settings
from tebiki.rules.page_rules import OF_THE_BUILD, RULES, PageSource
from tebiki.screens import drawings
from tebiki.screens.catalogue import load
from tebiki.screens.drawings import Drawing
from tebiki.source.find_pages import find_pages


def check_pages(docs: Path, ignored: Sequence[Ignore]) -> tuple[list[Finding], set[Ignore]]:
    """Return what is wrong with the pages and data below `docs`, and the ignores that were used.

    Raises PageError and DataError.
    """
    used: set[Ignore] = set()
    found: list[Finding] = []

    def add(path: str, line: int, rule: str, message: str) -> None:
        page = path.removeprefix("docs/")
        covering = [
            one for one in ignored if one.check == "pages" and one.covers(rule, page, message)
        ]
        used.update(covering)
        if not covering:
            found.append(Finding(page, path, line, rule, "", message))

    settings = read_settings(docs)
    for fault in check_leaving(settings) if settings else ():
        add(*fault)
    if found:
        return found, set(ignored)  # what such a link leads to is not read
    for source in read_pages(docs):
        for rule, line, message in _broken(source):
            add(source.path, line, rule, message)
    for path in sorted((*docs.glob("_data/**/*.toml"), *docs.glob("_data/**/*.j2"))):
        text = read_text(path, _shown(docs, path))
        for rule, line, message in data_rules.faults(path.name, text):
            add(_shown(docs, path), line, rule, message)
    for fault in check_files(settings) if settings else ():
        add(*fault)
    return found, used


def built_faults(docs: Path, left_out: Container[str]) -> list[str]:
    """Return what the build says of the rules: a message for each fault that nobody gave a
    reason for, in pages whose paths below `docs` are not in `left_out`.

    What the build says of every page by itself is not among them. Raises PageError and DataError.
    """
    ignored = find_ignores(docs)
    return [
        f"{source.path}:{line}: {message}"
        for source in read_pages(docs)
        if (page := source.path.removeprefix("docs/")) not in left_out
        for rule, line, message in _broken(source)
        if rule not in OF_THE_BUILD
        and not any(one.check == "pages" and one.covers(rule, page, message) for one in ignored)
    ]


def _broken(source: PageSource) -> Iterator[tuple[str, int, str]]:
    for rule, judge in RULES.items():
        for line, message in judge(source):
            yield rule, line, message


def read_pages(docs: Path) -> list[PageSource]:
    """Return every page below `docs`, with the drawings of its guide; languages in order."""
    names = sorted(path.parent.name for path in docs.glob("*/index.md"))
    languages = sorted(names, key=lambda name: name != "ja")
    found = []
    drawings_of: dict[str, dict[str, Drawing]] = {}
    for number, language in enumerate(languages):
        labels_of: dict[str, dict[tuple[str, str], str | None]] = {}
        texts = read_all(find_pages(docs / language), docs.parent)
        for path, text in texts.items():
            shown = _shown(docs, path)
            page = read_page(text, shown)
            folder = path.parent.name
            if folder not in drawings_of:
                drawings_of[folder] = _drawings(docs, folder)
            drawn = drawings_of[folder]
            if folder not in labels_of:
                labels_of[folder] = {} if number else _labels(docs, language, folder, drawn)
            labels = labels_of[folder]
            own = {key[1]: words for key, words in labels.items() if key[0] == path.stem}
            found.append(PageSource(shown, text, page, folder, drawn, own))
    return found


def _drawings(docs: Path, folder: str) -> dict[str, Drawing]:
    path = docs / "_data" / folder / "screens.toml"
    if not path.is_file():
        return {}
    catalogue = load(read_text(path, _shown(docs, path)), _shown(docs, path))
    found = {}
    for screen in catalogue.screens:
        picture = docs / "assets" / "screens" / f"{screen.id}.svg"
        if picture.is_file():
            found[screen.id] = drawings.read(screen.id, picture.read_text(encoding="utf-8"))
    return found


def _labels(
    docs: Path, language: str, folder: str, drawn: dict[str, Drawing]
) -> dict[tuple[str, str], str | None]:
    """(page, step) -> words on the step's screens and on those of the last step that has any."""
    path = docs / "_data" / folder / "screens.toml"
    if not path.is_file():
        return {}
    catalogue = load(read_text(path, _shown(docs, path)), _shown(docs, path))
    found: dict[tuple[str, str], str | None] = {}
    before: str | None = None
    for name in dict.fromkeys(screen.page for screen in catalogue.screens):
        page = docs / language / folder / f"{name}.md"
        if not page.is_file():
            continue
        for step in read_page(read_text(page, _shown(docs, page)), str(page)).steps:
            there = [drawn[one.id] for one in catalogue.of_step(name, step.id or "")
                     if one.id in drawn]  # fmt: skip
            own = " ".join(word.text for drawing in there for word in drawing.words)
            said = [text for text in (before, own if there else None) if text is not None]
            found[(name, step.id or "")] = " ".join(said) if said else None
            before = own if there else before
    return found


def _shown(docs: Path, path: Path) -> str:
    return f"docs/{path.relative_to(docs).as_posix()}"
