"""Turns MkDocs' warnings into messages with file, line and remedy."""

import posixpath
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from tebiki.files.data_names import whole

_LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a link|an absolute link|an unrecognized relative link) '(?P<link>[^']*)'(?P<why>.*)", re.DOTALL)  # fmt: skip  # noqa: E501
_NAV = re.compile(r"A reference to '(?P<link>[^']+)' is included in the 'nav' configuration")
_OMITTED = re.compile(r"exist in the docs directory, but are not included in the \"nav\"")
_TWIN = "{file} looks the same but is written in another Unicode form; type both names anew"
_REMEDIES = (
    ("does not contain an anchor", "there is no such anchor; write the target heading's { #id }"),
    ("no such anchor on this page", "there is no such anchor; write a heading's { #id }"),
    ("is not found among documentation files", "there is no such file; mend the address or add it"),
    ("absolute link", "the link begins with /; write it relative to the page"),
    (
        "unrecognized",
        "the link names no file; write the Markdown file's name, relative to the page",
    ),
)


def with_place(
    warning: str, read: Callable[[str], str | None], files: Sequence[str] = (), settings: str = ""
) -> str:
    """Return `warning` as `file:line: what is wrong; what to do`, where it is one of MkDocs'.

    `read` gives the source of a file by its path below docs/, or None; `files` are those paths,
    `settings` is the text of mkdocs.yml. Other warnings are returned as they are.
    """
    link = _LINK.match(warning)
    if link:
        source = read(link["file"])
        line = _line_of(source, link["link"]) if source is not None else 1
        target = posixpath.join(posixpath.dirname(link["file"]), unquote(link["link"]))
        if posixpath.normpath(target).startswith("../"):
            wrong = "the link leads out of docs/; put the file below docs/ and link to it there"
            return f"docs/{link['file']}:{line}: {link['link']}: {wrong}"
        twin = _twin(posixpath.normpath(target).partition("#")[0], files)
        if twin and "is not found" in warning:
            return f"docs/{link['file']}:{line}: {link['link']}: {_TWIN.format(file=twin)}"
        remedy = next((words for sign, words in _REMEDIES if sign in warning), "mend the address")
        return f"docs/{link['file']}:{line}: {link['link']}: {remedy}"
    missing = _NAV.search(warning)
    if missing:
        name = missing["link"]
        if twin := _twin(name, files):
            return f"mkdocs.yml: nav names {name}: {_TWIN.format(file=twin)}"
        return (
            f"mkdocs.yml: nav names {name}, which is not below docs/; add the page or take it out"
        )
    if _OMITTED.search(warning):
        names = re.findall(r"^ +- (.+)$", warning, re.MULTILINE)
        if twins := [name for name in names if _is_named_otherwise(name, settings)]:
            told = [f"mkdocs.yml: nav: {_TWIN.format(file=name)}" for name in twins]
            rest = [name for name in names if name not in twins]
            more = f"mkdocs.yml: nav lacks {', '.join(rest)}; add it there, or remove the file"
            return "\n".join([*told, more] if rest else told)
        return f"mkdocs.yml: nav lacks {', '.join(names)}; add it there, or remove the file"
    return warning


def _twin(name: str, files: Sequence[str]) -> str:
    """The file that has this name, with or without its language, in another Unicode form."""
    wanted = whole(name)
    return next(
        (
            file
            for file in files
            if whole(file) == wanted or whole(file).partition("/")[2] == wanted
            if not file.endswith(name)
        ),
        "",
    )


def _is_named_otherwise(name: str, settings: str) -> bool:
    """Whether mkdocs.yml has the name, but in another Unicode form."""
    _, _, below = name.partition("/")
    return any(part and part not in settings and whole(part) in whole(settings)
               for part in (name, below))  # fmt: skip


def _line_of(source: str, link: str) -> int:
    """The first line, from 1, that holds `link` as an address; 1 where none does."""
    for number, line in enumerate(source.splitlines(), start=1):
        if f"({link}" in line or f"<{link}>" in line or f": {link}" in line:
            return number
    return 1
