"""Takes out of a built site's styles the rules that none of its pages and scripts can use.

The theme's sheet is made for all that anybody may write; a reader on a phone waits for it:

    ".used { color: red } .unknown { color: blue }", {"used"}  ->  ".used{color: red}"
"""

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from tinycss2 import ast

from tebiki.files import whole_files

_STYLES = ("assets/stylesheets/main.*.css", "assets/tebiki.css")
_CLASS = re.compile(r"\.((?:[\w-]|[^\x00-\x7f]|\\.)+)")
# What stands before is looked at last: Python finds the plain word ten times as fast.
_ATTRIBUTE = r"""class(?<![\w-]class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_USUAL, _IN_ANY_LETTERS = re.compile(_ATTRIBUTE), re.compile(_ATTRIBUTE, re.IGNORECASE)
_NAME = re.compile(r"[\w-]{2,}")
# What stands in :not(…) need not be on a page; of :is(…) and :where(…), one of several.
_ALTERNATIVES = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|url\([^)]*\)|[^;}"'])*;?""")
_GROUPS = {"media", "supports", "layer", "container"}


def slim_site(site: Path, root: Path) -> None:
    """Write the site's styles anew; `root` is the project's, whose journal keeps them whole."""
    used = _classes(site) | _names(site)
    sheets = {path: _text(path) for pattern in _STYLES for path in sorted(site.glob(pattern))}
    slim = {path: slimmed(text, used) for path, text in sheets.items()}
    known = set(_VARIABLE.findall("".join(slim.values()))) | used
    files: dict[Path, str | bytes] = {
        path: without_variables(text, known) for path, text in slim.items()
    }
    if files:
        whole_files.write_all(files, root=root, mode=0o644)


def slimmed(css: str, used: Collection[str]) -> str:
    """Return the sheet without rules for classes that are not `used`, comments and blank space."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_rules(rules, used))


def without_variables(css: str, known: Collection[str]) -> str:
    """Return a slimmed sheet without the custom properties that are not among the `known`."""
    return _SET.sub(lambda match: match[0] if match[1] in known else "", css)


def _rules(rules: Iterable[Any], used: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, ast.QualifiedRule):
            wanted = [part for part in _selectors(rule.prelude) if _is_used(part, used)]
            if wanted:
                yield f"{','.join(wanted)}{{{_declarations(rule.content)}}}"
        elif isinstance(rule, ast.AtRule) and rule.content is None:
            yield rule.serialize().strip()
        elif isinstance(rule, ast.AtRule):
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}".strip()
            body = tinycss2.serialize(rule.content).strip()
            if rule.lower_at_keyword in _GROUPS:
                inner = tinycss2.parse_rule_list(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                body = "".join(_rules(inner, used))
            if body:
                yield f"{head}{{{body}}}"


def _selectors(prelude: list[Any]) -> Iterator[str]:
    part: list[Any] = []
    for token in [*prelude, None]:
        if token is None or (isinstance(token, ast.LiteralToken) and token.value == ","):
            yield tinycss2.serialize(part).strip()
            part = []
        elif not isinstance(token, ast.Comment):
            part.append(token)


def _is_used(selector: str, used: Collection[str]) -> bool:
    names = _CLASS.findall(_ALTERNATIVES.sub("", selector))
    return all(name.replace("\\", "") in used for name in names)


def _declarations(content: list[Any]) -> str:
    said = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(one.serialize().strip().rstrip(";") for one in said)


def _classes(site: Path) -> set[str]:
    """Every class of every page, and what is written like one, such as in a script of a page."""
    found: set[str] = set()
    for path in site.rglob("*.html"):
        text = _text(path)
        is_usual = text.lower().count("class") == text.count("class")
        pattern = _USUAL if is_usual else _IN_ANY_LETTERS
        found.update("".join(match) for match in pattern.findall(text))
    return {name for value in found for name in unescape(value).split()}


def _names(site: Path) -> set[str]:
    """Every word of the scripts, which may give an element any of them as a class."""
    scripts = (_text(path) for path in site.rglob("*.js"))
    return {name for text in scripts for name in _NAME.findall(text)}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
