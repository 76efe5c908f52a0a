"""Reads a site's file of settings, mkdocs.yml, without what only MkDocs can make of it."""

import copy
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tebiki.files.data_faults import Said, SaidError, placed
from tebiki.files.text_files import TextError, read_text

SETTINGS = "mkdocs.yml"


_NO_YAML = Said(
    "this is not valid YAML ({why}); mend the line",
    "この行は YAML として読めません（{why}）。書き方を直してください。",
)
_NO_SETTINGS = Said(
    "these are no settings; write key: value lines",
    "設定になっていません。key: value の行を書いてください。",
)


class ProjectError(SaidError):
    """There is no project, or its settings cannot be read; the message names file and remedy."""


def read_settings(path: Path) -> Mapping[str, Any]:
    """Return what a site's file says, `!ENV` and the like as nothing. Raises ProjectError."""
    try:
        return settings_in(read_text(path, path.name), path.name)
    except TextError as error:
        raise ProjectError(*error.messages) from error


def settings_in(text: str, name: str) -> Mapping[str, Any]:
    """Return what the text of a site's file `name` says. Raises ProjectError."""
    try:
        found = copy.deepcopy(_loaded(text))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # the second of an odd date
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).partition("\n")[0]
        line = mark.line + 1 if mark else 1
        raise ProjectError(placed(name, line, _NO_YAML.filled(why=why))) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ProjectError(placed(name, 1, _NO_SETTINGS))
    return found


@functools.lru_cache(8)  # one build asks a dozen times for the same file
def _loaded(text: str) -> object:
    return yaml.load(text, Loader=_Settings)


def plugin_settings(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what a site's file says below the plugin of that name."""
    for entry in settings.get("plugins") or ():
        if isinstance(entry, Mapping) and isinstance(entry.get(name), Mapping):
            found: Mapping[str, Any] = entry[name]
            return found
    return {}


def pages_of_nav(nav: object) -> Iterator[str]:
    """Yield the pages that a navigation names, in order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for value in nav.values():
            yield from pages_of_nav(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from pages_of_nav(value)


class _Settings(yaml.SafeLoader):
    """Reads what MkDocs' own tags (`!ENV`, `!!python/…`) stand before as nothing."""


for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Settings.add_multi_constructor(_prefix, lambda loader, suffix, node: None)
