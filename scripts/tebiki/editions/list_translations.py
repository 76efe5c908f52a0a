"""Lists the translated steps that are behind their Japanese source, and notes those brought up."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tebiki.editions import translations
from tebiki.files import text_files, whole_files
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.files.file_locks import locked
from tebiki.files.scratch_folders import lock_file
from tebiki.markdown import page as guide
from tebiki.source.project import Project

NAME = "translations.toml"
_NO_STEP = Said(
    "{page} has no step {step}; use one of {known}",
    "{page} に {step} という手順はありません。使えるのは {known} です。",
)
_NO_PAGE = Said(
    "there is no translated page {page}; write en/<page>",
    "{page} という訳のページはありません。en/<page> の形で書いてください。",
)
_STATES = {
    "missing": Said("missing", "訳がありません"),
    "changed": Said("changed", "元が変わりました"),
    "not noted": Said("not noted", "訳したという記録がありません"),
}
_BEHIND = Said(
    "{place}: {state}; the original is in {source}", "{place}: {state}。元は {source} にあります。"
)
_THEN = Said("  then: {command}", "  訳したら: {command}")
_NO_TEXT = Said("(nothing)", "（なし）")
_ALL = Said("Every translated step is up to date.", "どの訳も、元に合っています。")
HEAD = """\
# The hash of the Japanese section from which each translated section was made, a table a page.
# Written by tebiki translations --update, with which a translator says that the text is up to date.
"""


@dataclass(frozen=True)
class Behind:
    """A section that is behind: its guide, `<language>/<page>`, its source's file and language."""

    guide: str
    page: str
    source: str
    language: str
    stale: translations.Stale


def note(project: Project, wanted: str) -> Said | None:
    """Note `wanted` as brought up to date; return what is wrong with the name, None for nothing.

    Raises DataError, guide.PageError and ProjectError.
    """
    with locked(lock_file(project.root, "translations")):
        return _note(project, wanted)


def _note(project: Project, wanted: str) -> Said | None:
    page, _, step = wanted.partition("#")
    matched = False
    files: dict[Path, str | bytes] = {}
    for guide_name in project.guides:
        path = project.data_file(guide_name, NAME)
        try:
            noted = _noted(project, guide_name)
            there = path.is_file()
            before = text_files.read_exact(path, project.shown(path)) if there else HEAD
        except DataError:
            if wanted != "all":
                raise
            noted, before = {}, HEAD  # every section is noted anew, whatever stands there
        for name, source, _ in _pairs(project, guide_name):
            if page not in ("all", name):
                continue
            matched = True
            known = [translations.section_name(h) for h in translations.sections(source)]
            if step and step not in known:
                return _NO_STEP.filled(page=name, step=step, known=", ".join(known))
            noted = translations.with_noted(noted, name, source, [step] if step else None)
        if noted and (after := translations.with_hashes(before, noted)) != before:
            files[path] = after
    if files:
        whole_files.write_all(files, root=project.root)
    return None if matched else _NO_PAGE.filled(page=wanted)


def find_behind(project: Project) -> list[Behind]:
    """Return all that is behind, in reading order.

    Raises DataError, guide.PageError and ProjectError.
    """
    found = []
    for guide_name in project.guides:
        noted = _noted(project, guide_name)
        for name, source, translation in _pairs(project, guide_name):
            stale = translations.behind(source, translation, noted.get(name, {}))
            found += [Behind(guide_name, name, source.path, project.default_language, one)
                      for one in stale]  # fmt: skip
    return found


def _pairs(project: Project, name: str) -> Iterator[tuple[str, guide.Page, guide.Page]]:
    original = project.default_language
    others = [one for one in project.written_languages if one != original]
    pages = {language: {page.name: page for page in project.pages(language, name)}
             for language in others}  # fmt: skip
    for source in project.pages(original, name):
        for language in others:
            if translation := pages[language].get(source.name):
                yield (
                    f"{language}/{source.name}",
                    read_page(project, source.path),
                    read_page(project, translation.path),
                )


def read_page(project: Project, path: Path) -> guide.Page:
    """Return a page. Raises DataError and guide.PageError."""
    return guide.read_page(text_files.read_text(path, project.shown(path)), project.shown(path))


def _noted(project: Project, guide_name: str) -> dict[str, dict[str, str]]:
    path = project.data_file(guide_name, NAME)
    name = project.shown(path)
    return translations.load(text_files.read_text(path, name) if path.is_file() else "", name)


def as_json(found: Sequence[Behind]) -> str:
    """Return the list as JSON, with both texts."""
    rows = [
        {
            "guide": one.guide,
            "page": one.page,
            "section": one.stale.section,
            "state": _state(one.stale),
            "source_line": one.stale.source.line,
            "source": one.stale.source.body,
            "translation": one.stale.translation.body if one.stale.translation else None,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _state(entry: translations.Stale) -> str:
    if entry.translation is None:
        return "missing"
    return "changed" if entry.is_noted else "not noted"


def as_text(found: Sequence[Behind]) -> str:
    """Return the list with both texts, and how each is noted as brought up to date."""
    if not found:
        return in_lines(_ALL)
    out = []
    for one in found:
        entry = one.stale
        place = f"{one.source}:{entry.source.line}"
        name = f"{one.page}#{entry.section}"
        said = _BEHIND.filled(place=name, state=_STATES[_state(entry)], source=place)
        out.append(in_lines(said))
        language = one.page.split("/")[0]
        for mark, heading in ((one.language, entry.source), (language, entry.translation)):
            body = f"{heading.title}\n{heading.body}" if heading else f"{_NO_TEXT} {_NO_TEXT.ja}"
            out += [f"  {mark} | {line}" for line in body.splitlines() if line.strip()]
        out.append(in_lines(_THEN.filled(command=f"tebiki translations --update {name}")))
    return "\n".join(out)
