"""Writes the search index of the language that MkDocs builds, and makes sure it is used."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from markdown import Markdown
from tebiki.files.text_files import read_text
from tebiki.markdown import page as guide_page
from tebiki.pages import pins, reading_order
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.pages.note_forms import KIND
from tebiki.search import questions, readings, synonyms, theme_search, worker
from tebiki.search.index import SearchPage, make_index, to_json
from tebiki.search.sections import headings, sections
from tebiki.source import event_fields
from tebiki.source.project import Project
from tebiki.source.site_defaults import project_of
from tebiki.workshop import instructor_notes

_WORDS = re.compile(r"search_(\w+)")
# What stands on a page for instructors only: the day's plan, and the notes of all steps.
_FOR_INSTRUCTORS = re.compile(r"<!-- (?:timetable|instructor-notes) -->")


def write_search(
    config: MkDocsConfig,
    files: Files,
    language: str,
    places: Mapping[str, reading_order.Place],
    settings: Mapping[str, PageSetting],
    names_of: Mapping[str, Mapping[str, str]],
) -> str:
    """Write `search/<language>.json`, for a copy on disk `.js`; empty the theme's own index.

    Returns the name of the theme's worker, which ours replaces on every page.

    `places` are the guides' pages in reading order; `settings` are those by which a
    page in each language is read for what it says; `names_of` are, by a page's path, what its
    sections are called beside their titles. The plugin's index stays a stub because
    every page is taken out of it; the box stays. Raises SearchThemeError, SynonymsError and
    DictionaryError.
    """
    theme_worker = theme_search.check(
        theme_search.find([Path(folder) for folder in config.theme.dirs])
    )
    guides = list(dict.fromkeys(place.guide for place in places.values()))
    order = {place: number for number, place in enumerate(places, start=1)}
    asked = _read_questions(project_of(config), language)
    others = {name: _reader(config, settings[name]) for name in settings if name != language}
    pages = [
        _search_page(config, file, places, guides, settings, names_of, asked, others)
        for file in sorted(files.documentation_pages(), key=lambda file: order.get(file.src_uri, 0))
        if file.page is not None and not _said(file, "exclude")
    ]
    index = make_index(
        pages,
        _read_synonyms(project_of(config)),
        {
            match[1]: text
            for key, text in settings[language].words.items()
            if (match := _WORDS.fullmatch(key))
        },
        readings.open_tokenizer(),
        language,
    )
    text = to_json(index)
    folder = Path(config.site_dir, "search")
    folder.mkdir(parents=True, exist_ok=True)
    if config.use_directory_urls:
        (folder / f"{language}.json").write_text(text, encoding="utf-8")
    else:
        (folder / f"{language}.js").write_text(f"self.searchIndex={text};\n", encoding="utf-8")
    _write_scripts(_face(config), Path(config.site_dir, "assets/search"))
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.meta["search"] = {"exclude": True}
    return theme_worker


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


def _search_page(
    config: MkDocsConfig,
    file: File,
    places: Mapping[str, reading_order.Place],
    guides: list[str],
    settings: Mapping[str, PageSetting],
    names_of: Mapping[str, Mapping[str, str]],
    asked: Mapping[str, Mapping[str, Sequence[str]]],
    others: Mapping[str, Markdown],
) -> SearchPage:
    page = file.page
    assert page is not None
    place = places.get(file.src_uri)
    is_door = file.src_uri.partition("/")[2] == "index.md"
    is_first = is_door or (place is not None and place.guide == guides[0])
    rank = 3 if is_first else 2 if place else 1
    keywords = page.meta.get("keywords") or []
    found = sections(page.content or "", str(page.meta.get("title") or page.title))
    return SearchPage(
        url=file.url,
        rank=0 if _FOR_INSTRUCTORS.search(page.markdown or "") else rank,
        keywords=tuple(str(keyword) for keyword in keywords),
        sections=headings(found) if (alone := _said(file, "headings")) else found,
        translations={} if alone else _translations(config, file, settings, others),
        names=names_of.get(file.src_uri, {}),
        questions=asked.get(file.src_uri.partition("/")[2].removesuffix(".md"), {}),
    )


def _translations(
    config: MkDocsConfig,
    file: File,
    settings: Mapping[str, PageSetting],
    readers: Mapping[str, Markdown],
) -> dict[str, str]:
    """Section id -> title, for a step also text, of the same section in the other languages."""
    found: dict[str, list[str]] = {}
    own = str(file.locale)  # type: ignore[attr-defined]  # set by i18n
    _, _, name = file.src_uri.partition("/")
    alternates: Mapping[str, File] = file.alternates  # type: ignore[attr-defined]  # set by i18n
    for language in alternates:
        path = Path(config.docs_dir, language, name)
        if language == own or not path.is_file():
            continue
        text = read_text(path, f"docs/{language}/{name}")
        page = guide_page.read_page(text, f"docs/{language}/{name}")
        found.setdefault("", []).append(str(page.title or ""))
        wanted = {h.id: h.plain for h in page.headings if h.id and h.level in (2, 3)}
        if not page.has_steps and KIND not in text.casefold():
            said = settings[language].said
            for identifier, title in wanted.items():  # as read: rendering takes ten times as long
                title = event_fields.fill_text(title, said) if said else title
                found.setdefault(identifier, []).append(title)
            continue
        html = readers[language].reset().convert(guide_page.body(text, page))
        said = settings[language].said
        assert said is not None
        shown = instructor_notes.take_notes(event_fields.fill_html(html, said), "")[0]
        for section in sections(shown, ""):
            if section.id in wanted:
                body = pins.without_pins(section.text) if page.has_steps else ""
                found.setdefault(section.id, []).append(f"{section.title} {body}".strip())
    return {identifier: " ".join(texts) for identifier, texts in found.items()}


def _reader(config: MkDocsConfig, setting: PageSetting) -> Markdown:
    """What reads one page after the other in another language for what all readers are shown."""
    extension = GuideExtension()
    extension.page = setting
    names = [one for one in config.markdown_extensions if isinstance(one, str)]
    return Markdown(extensions=[*names, extension], extension_configs=config["mdx_configs"] or {})


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
