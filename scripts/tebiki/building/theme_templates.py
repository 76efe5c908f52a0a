"""Lets MkDocs look for a theme's files without walking through its thousands of icons."""

import os
from functools import partial

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class _Listed(FileSystemLoader):
    """Lists no templates of hidden folders, such as `.icons`; they are found by name as ever."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for path, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = os.path.relpath(path, folder).replace(os.sep, "/")
                found.update(name if below == "." else f"{below}/{name}" for name in names)
        return sorted(found)


def list_without_hidden(theme: Theme) -> None:
    """Leave out what MkDocs itself would leave out of the site, before it has gone through it."""
    theme.get_env = partial(_environment, theme)  # type: ignore[method-assign]


def _environment(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.loader = _Listed(theme.dirs)
    return env
