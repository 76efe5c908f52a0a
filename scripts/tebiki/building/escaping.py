"""Makes templates escape whatever they are given, unless it is marked as HTML."""

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.ext import Extension
from markupsafe import Markup

# It puts together a style element from the theme's own icons, as text.
_PUTS_TOGETHER = frozenset({"partials/icons.html"})
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_IS_AS_WRITTEN = re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE)


def escape_everything(env: Environment, compiled: Path) -> None:
    """Turn escaping on for all templates, the theme's too, which are written for none.

    What indents their lines is a twentieth of a page on its way, and is left out.
    They are compiled once, into the folder `compiled`, not once a language and build.
    """
    env.autoescape = lambda name: name not in _PUTS_TOGETHER
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.add_extension(_Closely)
    compiled.mkdir(parents=True, exist_ok=True)
    # What was compiled otherwise has another name.
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled), "close_%s.cache")


class _Closely(Extension):
    """Reads a template without what indents its lines, which stay, to be named in messages."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source if _IS_AS_WRITTEN.search(source) else _INDENT.sub("", source)


def plain_title(title: str | None, meta: Mapping[str, object]) -> str | None:
    """Return a page's title as plain text: the front matter's as written, a heading's without HTML.

    `title` is MkDocs', in which a heading's `&` is `&amp;`.
    """
    if meta.get("title") is not None:
        return str(meta["title"])
    return title and Markup(title).striptags()
