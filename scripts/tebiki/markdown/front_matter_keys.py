"""The keys that a page's front matter may have, and the form of each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import yaml

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Form:
    """What a key's value looks like; `words` say it to whoever wrote something else."""

    fits: Callable[[yaml.Node], bool]
    words: str


def shown(node: yaml.Node) -> str:
    """Return a value as a message names it."""
    if isinstance(node, yaml.ScalarNode):
        text = " ".join(node.value.split())
        text = (text if len(text) <= 40 else f"{text[:40]}…") or "empty"
        return f"{node.style}{text}{node.style}" if node.style in ("'", '"') else text
    return "a table" if isinstance(node, yaml.MappingNode) else "a list"


def _written(pattern: str, *, quoted: bool = False) -> Callable[[yaml.Node], bool]:
    """As it is written, since YAML reads 010 as 8 and 1:30 as 90."""

    def fits(node: yaml.Node) -> bool:
        return (
            isinstance(node, yaml.ScalarNode)
            and (not quoted or node.style in ("'", '"'))
            and re.fullmatch(pattern, node.value, re.ASCII) is not None
        )

    return fits


def _plain(pattern: str) -> Callable[[yaml.Node], bool]:
    def fits(node: yaml.Node) -> bool:
        return isinstance(node, yaml.ScalarNode) and not node.style and _written(pattern)(node)

    return fits


def _text(node: yaml.Node) -> bool:
    return (
        isinstance(node, yaml.ScalarNode) and node.tag == f"{_TAG}str" and bool(node.value.strip())
    )


def _texts(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and all(_text(one) for one in node.value)


def _table(**forms: Callable[[yaml.Node], bool]) -> Callable[[yaml.Node], bool]:
    def fits(node: yaml.Node) -> bool:
        return isinstance(node, yaml.MappingNode) and all(
            key.value in forms and forms[key.value](value) for key, value in node.value
        )

    return fits


def _breaks(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and all(
        _text(key) and _minutes(value) for key, value in node.value
    )


_minutes = _plain(r"0|[1-9]\d{0,2}")
_switch = Form(_plain("true|false"), "true or false")
_title = Form(_text, "a text, in quotes where it looks like a number")
_names = Form(_texts, "a list of texts, each on a line behind -")

KEYS: Mapping[str, Form] = {
    "title": _title,
    "steps": _switch,
    "minutes": Form(
        _plain(r"[1-9]\d{0,2}"), "a number of minutes like 5, without a zero before it"
    ),
    "verified": Form(_written(r"\d{4}-(?:0[1-9]|1[0-2])"), "a month like 2023-06"),
    "edition": Form(
        _written(r"\d{4}\.(?:0[1-9]|1[0-2])", quoted=True), 'a month like "2023.06", in quotes'
    ),
    "description": Form(_text, "a sentence for search engines"),
    "keywords": _names,
    "gallery": _switch,
    "timetable": Form(
        _table(opening=_minutes, closing=_minutes, breaks=_breaks),
        "opening: and closing: with minutes, and breaks: with a page and minutes on each line",
    ),
    "search": Form(_table(exclude=_switch.fits), "exclude: true below it, or leave it out"),
    # What the theme reads.
    "hide": _names,
    "icon": _title,
    "status": _title,
    "subtitle": _title,
    "template": _title,
}
TEXTS = ("title", "description", "keywords", "subtitle")  # what a # must not cut short
