"""Builds the languages of a site side by side, a process each; what needs all of them once, after.

i18n builds one language after the other, the second within the first one's last event. Here every
process builds one, told by the two fields of i18n in which it notes where it is. The last one in
order is built in this process, because what all of them write ends up as that one has it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs import utils
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from tebiki.building.plugin import TebikiPlugin
from tebiki.files.data_faults import Said
from tebiki.jobs.jobs import Jobs, Task
from tebiki.plain_pages.llms_list import ListedLanguage
from tebiki.search.write_index import TakenPage
from tebiki.source.project import face

# What carries nothing of its own from one language to the next, but what is joined below.
_KNOWN_PLUGINS = frozenset(("search", "material/search", "i18n", "tebiki"))
_KNOWN_TEMPLATES = frozenset(("404.html", "sitemap.xml"))
_NAME = Said("the pages in {language}", "{language} のページ")

# Runs MkDocs' build, and returns what it said, and whether that ended it.
Collect = Callable[[Callable[[], None]], "tuple[tuple[str, ...], bool]"]


@dataclass(frozen=True)
class BuiltLanguage:
    """What one process has built of a site: what it said, and what the whole needs to know of it.

    `taken` are its pages as the search takes them, `files` as the sitemap's template reads them;
    `used` what it has published of the project's files, by name; `ended` says that a fault ended
    it.
    """

    messages: tuple[str, ...]
    ended: bool
    listed: ListedLanguage | None = None
    taken: tuple[TakenPage, ...] = ()
    used: frozenset[str] = frozenset()
    files: tuple[SimpleNamespace, ...] = ()


def build_languages(config: MkDocsConfig, jobs: Jobs, collect: Collect) -> tuple[str, ...]:
    """Build the whole site that `config` describes; return all that was said, in order.

    `jobs` says how many languages may be built at once; where that is one, i18n does as it always
    does. Both give the same files and the same messages.
    """
    if not (jobs.are_several and _are_separable(config)):
        return collect(lambda: mkdocs_build.build(config))[0]
    *others, last = [
        Task(
            _NAME.filled(language=locale),
            lambda locale=locale: _build_one(config, locale, collect),  # type: ignore[misc]
        )
        for locale in config.plugins["i18n"].build_languages  # type: ignore[attr-defined]
    ]
    with _keeping_what_others_write():
        before, own = jobs.beside(others, last)
    built = [*before, own]
    said: list[str] = []
    for one in built:
        said += one.messages
        if one.ended:
            return tuple(said)
    return (*said, *collect(lambda: _join(config, built, jobs))[0])


def _are_separable(config: MkDocsConfig) -> bool:
    """Whether no language of the site can see what was built of another one.

    i18n begins with the default language; where another one is the first in mkdocs.yml, it builds
    that one twice.
    """
    i18n: Any = config.plugins["i18n"]
    templates = set(config.theme.static_templates) | set(config.extra_templates)
    return (
        len(i18n.build_languages) > 1
        and i18n.build_languages[0] == i18n.default_language
        and set(config.plugins) <= _KNOWN_PLUGINS
        and not config.hooks
        and templates <= _KNOWN_TEMPLATES
        and not any(_is_own(name, config.theme.custom_dir) for name in _KNOWN_TEMPLATES)
    )


def _is_own(template: str, folder: str | None) -> bool:
    """Whether the author's folder has a template of this name that is not as ours is."""
    own = Path(folder, template) if folder else None
    return (
        own is not None and own.is_file() and own.read_bytes() != (face() / template).read_bytes()
    )


def _build_one(config: MkDocsConfig, locale: str, collect: Collect) -> BuiltLanguage:
    i18n: Any = config.plugins["i18n"]
    i18n.current_language = locale
    i18n.building = True  # or it would build the others, too
    plugin = _plugin(config)
    plugin.taken = {}  # what this process has built before
    messages, ended = collect(lambda: mkdocs_build.build(config))
    if ended:
        return BuiltLanguage(messages, ended)
    return BuiltLanguage(
        messages,
        ended,
        plugin.plain.languages[locale],
        plugin.taken[locale],
        frozenset(plugin.site.publication.used),
        tuple(map(_for_sitemap, i18n.i18n_files_per_language[locale])),
    )


def _for_sitemap(file: File) -> SimpleNamespace:
    alternates: dict[str, File] = file.alternates  # type: ignore[attr-defined]  # set by i18n
    page = file.page and SimpleNamespace(canonical_url=file.page.canonical_url)
    others = {
        language: SimpleNamespace(url=other.url, locale=other.locale)  # type: ignore[attr-defined]
        for language, other in alternates.items()
    }
    locale: str = file.locale  # type: ignore[attr-defined]
    return SimpleNamespace(page=page, locale=locale, alternates=others)


def _join(config: MkDocsConfig, built: Sequence[BuiltLanguage], jobs: Jobs) -> None:
    """Write what needs all languages: sitemap, search, and the list of the pages' Markdown."""
    i18n: Any = config.plugins["i18n"]
    plugin = _plugin(config)
    locales: list[str] = i18n.build_languages
    for locale, one in zip(locales, built, strict=True):
        assert one.listed is not None
        plugin.plain.languages[locale] = one.listed
        plugin.site.publication.used |= one.used
        i18n.i18n_files_per_language.pop(locale, None)  # it stands in the order of languages
        i18n.i18n_files_per_language[locale] = one.files
    plugin.taken = {locale: one.taken for locale, one in zip(locales, built, strict=True)}
    plugin.write_search(config, jobs)
    plugin.plain.write_list(config, plugin.site, plugin.site.words)
    mkdocs_build._build_theme_template(
        "sitemap.xml", plugin.env, plugin.files, config, plugin.plain.nav
    )


def _plugin(config: MkDocsConfig) -> TebikiPlugin:
    plugin = config.plugins["tebiki"]
    assert isinstance(plugin, TebikiPlugin)
    return plugin


@contextmanager
def _keeping_what_others_write() -> Iterator[None]:
    """Keep MkDocs from emptying the site's folder, as i18n does from its second language on."""
    clean = utils.clean_directory
    utils.clean_directory = lambda directory: None
    try:
        yield
    finally:
        utils.clean_directory = clean
