"""The keys that a page's front matter may have, and the form of each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import yaml

from tebiki.files.data_faults import Said, same

_EMPTY, _TABLE, _LIST = Said("empty", "空"), Said("a table", "表"), Said("a list", "リスト")
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Form:
    """What a key's value looks like; `words` say it to whoever wrote something else."""

    fits: Callable[[yaml.Node], bool]
    words: Said


def shown(node: yaml.Node) -> Said:
    """Return a value as a message names it."""
    if not isinstance(node, yaml.ScalarNode):
        return _TABLE if isinstance(node, yaml.MappingNode) else _LIST
    text = " ".join(node.value.split())
    if not text and node.style not in ("'", '"'):
        return _EMPTY
    text = (text if len(text) <= 40 else f"{text[:40]}…") or "empty"
    return same(f"{node.style}{text}{node.style}" if node.style in ("'", '"') else text)


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
_switch = Form(_plain("true|false"), Said("true or false", "true か false を書いてください。"))
_title = Form(
    _text,
    Said(
        "a text, in quotes where it looks like a number",
        "文を書いてください（数のように見えるときは引用符で囲みます）。",
    ),
)
_names = Form(
    _texts,
    Said("a list of texts, each on a line behind -", "一行に一つずつ、- の後ろに書いてください。"),
)

KEYS: Mapping[str, Form] = {
    "title": _title,
    "steps": _switch,
    "minutes": Form(
        _plain(r"[1-9]\d{0,2}"),
        Said(
            "a number of minutes like 5, without a zero before it",
            "5 のように、分を数だけで書いてください（頭に 0 は付けません）。",
        ),
    ),
    "verified": Form(
        _written(r"\d{4}-(?:0[1-9]|1[0-2])"),
        Said("a month like 2023-06", "2023-06 のように年と月を書いてください。"),
    ),
    "edition": Form(
        _written(r"\d{4}\.(?:0[1-9]|1[0-2])", quoted=True),
        Said(
            'a month like "2023.06", in quotes',
            '"2023.06" のように、年と月を引用符で囲んで書いてください。',
        ),
    ),
    "description": Form(
        _text, Said("a sentence for search engines", "検索エンジンに見せる文を書いてください。")
    ),
    "keywords": _names,
    # What a door says beside its title: what it costs, what one needs.
    "money": _title,
    "needs": _names,
    "gallery": _switch,
    "timetable": Form(
        _table(opening=_minutes, closing=_minutes, breaks=_breaks),
        Said(
            "opening: and closing: with minutes, and breaks: with a page and minutes on each line",
            "opening: と closing: に分を、breaks: に一行ずつページと分を書いてください。",
        ),
    ),
    "search": Form(
        _table(exclude=_switch.fits, headings=_switch.fits),
        Said(
            "exclude: true below it, or leave it out",
            "その下に exclude: true と書くか、この項目を消してください。",
        ),
    ),
    # What the theme reads.
    "hide": _names,
    "icon": _title,
    "status": _title,
    "subtitle": _title,
    "template": _title,
}
TEXTS = (
    "title",
    "description",
    "keywords",
    "subtitle",
    "money",
    "needs",
)  # what a # must not cut short
