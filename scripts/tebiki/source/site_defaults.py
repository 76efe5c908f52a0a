"""What every guide's site needs of MkDocs and the theme, where `mkdocs.yml` leaves it out."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pathspec
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify  # type: ignore[import-untyped]

from tebiki.files.data_faults import Said, placed
from tebiki.files.text_files import read_text
from tebiki.source.layout import DATA_NAME
from tebiki.source.project import Project, face
from tebiki.source.site_settings import ProjectError, plugin_settings, read_settings

MARK = "assets/mark.svg"
STYLES = "assets/tebiki.css"
# No font or script from elsewhere; our own marks.
_THEME: Mapping[str, Any] = {
    "font": False,
    "favicon": MARK,
    "logo": MARK,
    "features": [
        "content.action.edit",
        "content.code.copy",
        "navigation.footer",
        "navigation.prune",
        "navigation.sections",
        "navigation.top",
        "search.highlight",
        "search.share",
        "search.suggest",
        "toc.follow",
    ],
    "icon": {
        "edit": "material/pencil-outline",
        "admonition": {
            "note": "material/information-outline",
            "tip": "material/lightbulb-on-outline",
            "warning": "material/alert-outline",
            "danger": "material/alert-octagon-outline",
        },
    },
}
# Light and dark by the reader's system; the switch of each is named for the other.
_SCHEMES = (
    ("light", "default", "material/weather-sunny", "dark"),
    ("dark", "slate", "material/weather-night", "light"),
)
FOOTNOTES: Mapping[str, Any] = {"SEPARATOR": "-", "BACKLINK_TEXT": "↩"}
# Markdown that reads well anywhere; steps, pins and figures come from the guide's extension.
_EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "footnotes": FOOTNOTES,
    "sane_lists": {},
    "tables": {"use_align_attribute": True},  # the pages' policy takes no style attribute
    "toc": {"permalink": "#", "slugify": slugify(case="lower")},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
}
# The box; what it finds comes from the search of our own.
_SEARCH: Mapping[str, Any] = {"lang": ["en"], "separator": r"\s+", "pipeline": []}
_I18N: Mapping[str, Any] = {"docs_structure": "folder", "fallback_to_default": True}
_REFUSED: Mapping[str, tuple[str, ...]] = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "anchors", "absolute_links", "unrecognized_links"),
}
_FROM_ENVIRONMENT = {"site_url": "SITE_URL", "edit_uri": "EDIT_URI"}
_NEVER_PAGES = f"{DATA_NAME}/"


_PLUGINS = {
    "tebiki": Said(
        "plugins lacks tebiki, which makes the guide; write - tebiki there",
        "plugins に、手引きを作る tebiki がありません。- tebiki と書き足してください。",
    ),
    "i18n": Said(
        "plugins lacks i18n, which builds each language; write - i18n: there, and below it "
        "languages: with - {locale: ja, name: 日本語, default: true}",
        "plugins に、言語ごとに作る i18n がありません。- i18n: と書き足し、その下に languages: と "
        "- {locale: ja, name: 日本語, default: true} を書いてください。",
    ),
    "search": Said(
        "plugins lacks search, whose box readers type into; write - search there",
        "plugins に、検索の入力欄になる search がありません。- search と書き足してください。",
    ),
}


def require_plugins(config: MkDocsConfig) -> None:
    """Raise ProjectError where the site's file lacks a plugin that every guide needs."""
    lacking = [
        said
        for name, said in _PLUGINS.items()
        if not {name, f"material/{name}"} & set(config.plugins)
    ]
    if lacking:
        path = Path(config.config_file_path)
        lines = read_text(path, path.name).splitlines()
        line = next((n for n, text in enumerate(lines, start=1) if text.startswith("plugins:")), 1)
        told = [placed(path.name, line, said) for said in lacking]
        raise ProjectError(Said("\n".join(told), "\n".join(one.ja for one in told)))


def load_settings(path: Path, **options: Any) -> MkDocsConfig:
    """Load a site's file as a build would have it, without building. Raises ProjectError."""
    config = load_config(str(path), **options)
    fill(config)
    place_face(config, str(face()))
    return config


def project_of(config: MkDocsConfig) -> Project:
    """Return the project whose settings MkDocs has read."""
    return Project(Path(config.config_file_path).parent)


def fill(config: MkDocsConfig) -> None:
    """Fill in, in place, what the site's file leaves out; what it says stays.

    Raises ProjectError where it lacks a plugin.
    """
    require_plugins(config)
    given = read_settings(Path(config.config_file_path))
    theme = given.get("theme")
    _fill_theme(config, theme if isinstance(theme, Mapping) else {})
    _fill_markdown(config)
    _fill_validation(config, given.get("validation") or {})
    _fill_plugin(config, given, "search", _SEARCH)
    _fill_plugin(config, given, "i18n", _I18N)
    for key, name in _FROM_ENVIRONMENT.items():
        if config[key] is None:
            config[key] = os.environ.get(name, "")
    excluded = [*str(given.get("exclude_docs") or "").splitlines(), _NEVER_PAGES]
    config.exclude_docs = pathspec.gitignore.GitIgnoreSpec.from_lines(excluded)
    config.extra.setdefault("generator", False)
    if STYLES not in config.extra_css:
        config.extra_css.insert(0, STYLES)


def place_face(config: MkDocsConfig, face: str) -> None:
    """Look for templates and files in an author's `custom_dir`, then in `face`, then in the theme.

    Called after i18n, which puts a sitemap of its own before all of them.
    """
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    first = [*own, *([] if face in own else [face])]
    rest = (folder for folder in config.theme.dirs if folder not in first)
    config.theme.dirs = [*first, *(one for one in rest if "custom_i18n_sitemap" not in one)]


def name_schemes(config: MkDocsConfig, words: Mapping[str, str]) -> None:
    """Give the theme its two schemes, the switch between them named in the page's language."""
    theme = read_settings(Path(config.config_file_path)).get("theme")
    if isinstance(theme, Mapping) and "palette" in theme:
        return
    config.theme["palette"] = [
        {
            "media": f"(prefers-color-scheme: {scheme})",
            "scheme": look,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": words[f"scheme_{other}"]},
        }
        for scheme, look, icon, other in _SCHEMES
    ]


def _fill_theme(config: MkDocsConfig, given: Mapping[str, Any]) -> None:
    for key, value in _THEME.items():
        if key not in given:
            config.theme[key] = value
        elif isinstance(value, Mapping) and isinstance(given[key], Mapping):
            config.theme[key] = _merged(value, given[key])


def _merged(ours: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Ours, and over it what is given, table by table."""
    inner = {
        key: _merged(ours[key], given[key])
        for key in ours.keys() & given.keys()
        if isinstance(ours[key], Mapping) and isinstance(given[key], Mapping)
    }
    return {**ours, **given, **inner}


def _fill_markdown(config: MkDocsConfig) -> None:
    for name, options in _EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        if own := {**options, **(config.mdx_configs.get(name) or {})}:
            config.mdx_configs[name] = own


def _fill_validation(config: MkDocsConfig, given: Mapping[str, Any]) -> None:
    """Let the build refuse what MkDocs only mentions."""
    for part, keys in _REFUSED.items():
        said = given.get(part)
        for key in keys:
            if not (isinstance(said, Mapping) and key in said):
                config.validation[part][key] = logging.WARNING


def _fill_plugin(
    config: MkDocsConfig, given: Mapping[str, Any], name: str, options: Mapping[str, Any]
) -> None:
    theirs = f"material/{name}"  # the theme's own stands in for MkDocs' plugin of that name
    plugin = config.plugins.get(theirs) or config.plugins[name]
    own = plugin_settings(given, name)
    for key, value in options.items():
        if key not in own:
            plugin.config[key] = list(value) if isinstance(value, list) else value
