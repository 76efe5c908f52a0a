"""Turns MkDocs' warnings into messages with file, line and remedy."""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

_LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a link|an absolute link|an unrecognized relative link) '(?P<link>[^']*)'(?P<why>.*)", re.DOTALL)  # fmt: skip  # noqa: E501
_NAV = re.compile(r"A reference to '(?P<link>[^']+)' is included in the 'nav' configuration")
_OMITTED = re.compile(r"exist in the docs directory, but are not included in the \"nav\"")
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


def with_place(warning: str, read: Callable[[str], str | None]) -> str:
    """Return `warning` as `file:line: what is wrong; what to do`, where it is one of MkDocs'.

    `read` gives the source of a file by its path below docs/, or None. Other warnings are
    returned as they are.
    """
    link = _LINK.match(warning)
    if link:
        source = read(link["file"])
        line = _line_of(source, link["link"]) if source is not None else 1
        target = posixpath.join(posixpath.dirname(link["file"]), unquote(link["link"]))
        if posixpath.normpath(target).startswith("../"):
            wrong = "the link leads out of docs/; put the file below docs/ and link to it there"
            return f"docs/{link['file']}:{line}: {link['link']}: {wrong}"
        remedy = next((words for sign, words in _REMEDIES if sign in warning), "mend the address")
        return f"docs/{link['file']}:{line}: {link['link']}: {remedy}"
    missing = _NAV.search(warning)
    if missing:
        name = missing["link"]
        return (
            f"mkdocs.yml: nav names {name}, which is not below docs/; add the page or take it out"
        )
    if _OMITTED.search(warning):
        names = re.findall(r"^ +- (.+)$", warning, re.MULTILINE)
        return f"mkdocs.yml: nav lacks {', '.join(names)}; add it there, or remove the file"
    return warning


def _line_of(source: str, link: str) -> int:
    """The first line, from 1, that holds `link` as an address; 1 where none does."""
    for number, line in enumerate(source.splitlines(), start=1):
        if f"({link}" in line or f"<{link}>" in line or f": {link}" in line:
            return number
    return 1
