"""Takes a language's pages for the search as MkDocs has read them; writes the index of each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from tebiki.files.data_faults import Said
from tebiki.files.text_files import read_text
from tebiki.jobs.jobs import Jobs, Task
from tebiki.markdown.page import read_page
from tebiki.pages import reading_order
from tebiki.search import questions, readings, synonyms, worker
from tebiki.search.index import SearchPage, make_index, to_json
from tebiki.search.sections import headings, sections
from tebiki.source.project import Project
from tebiki.source.site_defaults import project_of

_WORDS = re.compile(r"search_(\w+)")
# What stands on a page for instructors only: the day's plan, and the notes of all steps.
_FOR_INSTRUCTORS = re.compile(r"<!-- (?:timetable|instructor-notes) -->")
_NAME = Said("the search in {language}", "{language} の検索")


@dataclass(frozen=True)
class TakenPage:
    """A page of a language as the search takes it; what the other languages say is still to come.

    `name` is its path below its language's folder; `locale` that folder, another language's where
    it stands in for a missing page. `titles` are, by section id ("" for the page), what a reader of
    another language finds the same section by: their texts cost a tenth more and find no more.
    """

    name: str
    locale: str
    titles: Mapping[str, str]
    page: SearchPage | None  # None where the page is not to be found
    is_headings_only: bool = False


def take_pages(
    config: MkDocsConfig,
    files: Files,
    language: str,
    places: Mapping[str, reading_order.Place],
    names_of: Mapping[str, Mapping[str, str]],
) -> tuple[TakenPage, ...]:
    """Return the pages of the language that MkDocs has read; empty the theme's own index of them.

    `places` are the guides' pages in reading order, which come in that order behind the others;
    `names_of` are, by a page's path, what its sections are called beside their titles. The
    plugin's index stays a stub because every page is taken out of it; the box stays.
    Raises DataError.
    """
    guides = list(dict.fromkeys(place.guide for place in places.values()))
    order = {place: number for number, place in enumerate(places, start=1)}
    asked = _read_questions(project_of(config), language)
    found = sorted(files.documentation_pages(), key=lambda file: order.get(file.src_uri, 0))
    taken = tuple(
        _take(file, places, guides, names_of, asked) for file in found if file.page is not None
    )
    for file in found:
        if file.page is not None:
            file.page.meta["search"] = {"exclude": True}
    return taken


def write_search(
    config: MkDocsConfig,
    taken: Mapping[str, Sequence[TakenPage]],
    words: Mapping[str, Mapping[str, str]],
    jobs: Jobs,
) -> None:
    """Write `search/<language>.json`, for a copy on disk `.js`, of each language that was `taken`.

    `words` are by language what the site says. Raises DataError and DictionaryError.
    """
    own = _read_synonyms(project_of(config))
    folder = Path(config.site_dir, "search")
    folder.mkdir(parents=True, exist_ok=True)

    def write(language: str) -> None:
        index = make_index(
            _with_translations(language, taken),
            own,
            {
                match[1]: text
                for key, text in words[language].items()
                if (match := _WORDS.fullmatch(key))
            },
            readings.open_tokenizer(),
            language,
        )
        text = to_json(index)
        name, text = f"{language}.json", text
        if not config.use_directory_urls:
            name, text = f"{language}.js", f"self.searchIndex={text};\n"
        (folder / name).write_text(text, encoding="utf-8")

    jobs.all_of(
        [Task(_NAME.filled(language=language), partial(write, language)) for language in taken]
    )
    _write_scripts(_face(config), Path(config.site_dir, "assets/search"))


def _face(config: MkDocsConfig) -> Path:
    """The folder of the search's scripts: the first of the theme's folders that has one."""
    folders = (Path(folder, "assets/search") for folder in config.theme.dirs)
    return next(folder for folder in folders if (folder / "worker.js").is_file())


def _write_scripts(source: Path, folder: Path) -> None:
    """Publish the search's scripts: what is loaded later as one file, the rest as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [source / f"parts/{name}.js" for name in worker.PARTS]
    texts = {"engine.js": parts} | {name: [source / name] for name in worker.SCRIPTS}
    for name, paths in texts.items():
        script = worker.join([path.read_text(encoding="utf-8") for path in paths])
        (folder / name).write_text(script, encoding="utf-8")


def _take(
    file: File,
    places: Mapping[str, reading_order.Place],
    guides: list[str],
    names_of: Mapping[str, Mapping[str, str]],
    asked: Mapping[str, Mapping[str, Sequence[str]]],
) -> TakenPage:
    page = file.page
    assert page is not None
    locale, _, name = file.src_uri.partition("/")
    place = places.get(file.src_uri)
    is_first = name == "index.md" or (place is not None and place.guide == guides[0])
    rank = 3 if is_first else 2 if place else 1
    keywords = page.meta.get("keywords") or []
    found = sections(page.content or "", str(page.meta.get("title") or page.title))
    source = read_page(file.content_string, f"docs/{file.src_uri}")
    shared = {one.id for one in source.headings if one.id and one.level in (2, 3)}
    alone = _said(file, "headings")
    taken = SearchPage(
        url=file.url,
        rank=0 if _FOR_INSTRUCTORS.search(page.markdown or "") else rank,
        keywords=tuple(str(keyword) for keyword in keywords),
        sections=headings(found) if alone else found,
        names=names_of.get(file.src_uri, {}),
        questions=asked.get(name.removesuffix(".md"), {}),
    )
    return TakenPage(
        name,
        locale,
        {"": source.plain_title or "", **{one.id: one.title for one in found if one.id in shared}},
        None if _said(file, "exclude") else taken,
        alone,
    )


def _with_translations(language: str, taken: Mapping[str, Sequence[TakenPage]]) -> list[SearchPage]:
    """The language's pages, each with what the same sections say in the other languages."""
    others = {
        (one.name, locale): one.titles
        for locale, pages in taken.items()
        for one in pages
        if one.locale == locale
    }
    return [
        replace(
            one.page,
            translations=_joined(
                ()
                if one.is_headings_only
                else (
                    others.get((one.name, locale), {}) for locale in taken if locale != one.locale
                )
            ),
        )
        for one in taken[language]
        if one.page is not None
    ]


def _joined(titles: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for of_language in titles:
        for identifier, title in of_language.items():
            found.setdefault(identifier, []).append(title)
    return {identifier: " ".join(texts) for identifier, texts in found.items()}


def _said(file: File, key: str) -> bool:
    """What the page's front matter says of it below `search`."""
    assert file.page is not None
    search = file.page.meta.get("search")
    return isinstance(search, Mapping) and bool(search.get(key))


def _read_questions(project: Project, language: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Page below the language's folder, without its ending -> section id -> questions."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for guide, path in sorted(project.data_files(questions.FILE).items()):
        shown = project.shown(path)
        read = questions.load(read_text(path, shown), shown)
        for place in read:
            name = place.partition("#")[0]
            own = (project.docs / project.default_language / guide / f"{name}.md").is_file()
            page = name if name == questions.DOOR and not own else f"{guide}/{name}"
            found.setdefault(page, {}).update(questions.of_page(read, name, language))
    return found


def _read_synonyms(project: Project) -> synonyms.Synonyms:
    own = synonyms.Synonyms()
    for _, path in sorted(project.data_files("synonyms.toml").items()):
        shown = project.shown(path)
        own = own.and_also(synonyms.load(read_text(path, shown), shown))
    return synonyms.tool_synonyms().under(own)
