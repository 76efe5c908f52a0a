"""Makes templates escape whatever they are given, unless it is marked as HTML."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup

# It puts together a style element from the theme's own icons, as text.
_PUTS_TOGETHER = frozenset({"partials/icons.html"})


def escape_everything(env: Environment, compiled: Path) -> None:
    """Turn escaping on for all templates, the theme's too, which are written for none.

    They are compiled once, into the folder `compiled`, not once a language and build.
    """
    env.autoescape = lambda name: name not in _PUTS_TOGETHER
    compiled.mkdir(parents=True, exist_ok=True)
    # What was compiled without escaping has another name.
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled), "escaping_%s.cache")


def plain_title(title: str | None, meta: Mapping[str, object]) -> str | None:
    """Return a page's title as plain text: the front matter's as written, a heading's without HTML.

    `title` is MkDocs', in which a heading's `&` is `&amp;`.
    """
    if meta.get("title") is not None:
        return str(meta["title"])
    return title and Markup(title).striptags()
