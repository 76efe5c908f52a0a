"""Core: which files the site's face uses: settings and templates, and what those load."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable

from tebiki.safety.css_links import css_addresses

_NAME = re.compile(r"[^\s\"'`()<>{}=,;#?]+\.[A-Za-z0-9]+")


def face_files(
    settings: Iterable[str],
    templates: Iterable[str],
    there_are: Collection[str],
    read: Callable[[str], str],
) -> frozenset[str]:
    """Return the paths below the site's root, of those that `there_are`, that the face uses.

    `settings` are the values of mkdocs.yml, `templates` texts; both name files from the root.
    A style names files from its own folder, a script those in or below its folder; `read` gives
    the text of either.
    """
    texts = [*settings, *templates]
    named = {posixpath.normpath(name) for text in texts for name in _NAME.findall(text)}
    named.update(settings)  # a name may have blanks, or no dot
    waiting = [path for path in there_are if path in named]
    used: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in used:
            continue
        used.add(path)
        if path.endswith((".css", ".js")):
            waiting.extend(_loaded(path, read(path), there_are))
    return frozenset(used)


def _loaded(path: str, text: str, there_are: Collection[str]) -> list[str]:
    folder = posixpath.dirname(path)
    if path.endswith(".css"):
        named = {
            posixpath.normpath(posixpath.join(folder, re.split("[?#]", address)[0]))
            for address, _ in css_addresses(text)
        }
        return [other for other in there_are if other in named]
    names = {name.removeprefix("./") for name in _NAME.findall(text)}
    return [
        other
        for other in there_are
        if other.startswith(f"{folder}/") and any(other.endswith(f"/{name}") for name in names)
    ]
