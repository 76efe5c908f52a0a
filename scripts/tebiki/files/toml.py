"""Reads TOML, or says in one sentence which line is none."""

import re
import tomllib
from typing import Any

from tebiki.files.data_faults import DataError, DataFault, Said
from tebiki.files.toml_lines import Lines, deep_line, find_lines

DEPTH = 12  # brackets or keys in one another; what is written here needs three

_INVALID = Said(
    "this is not valid TOML ({why}); mend the line",
    "この行は TOML として読めません（{why}）。書き方を直してください。",
)
_WIDE = Said(
    "this is not valid TOML: {sign} is a full-width sign; write {right}",
    "全角の {sign} があり、TOML として読めません。半角の {right} で書いてください。",
)
_TWICE = Said(
    "{name} stands in line {first} already; keep one of them",
    "{name} は {first} 行目にもあります。どちらかを消してください。",
)
_DEEP = Said(
    f"this is nested deeper than {DEPTH} levels; write it flat",
    f"入れ子が {DEPTH} 段を超えています。浅く書き直してください。",
)
_CONTROL = Said(
    "{name} holds the control character {sign}; take it out",
    "{name} に制御文字 {sign} が入っています。消してください。",
)
_SIGNS = {"＝": "=", "“": '"', "”": '"', "＂": '"', "「": '"', "」": '"', "［": "[", "］": "]",
          "｛": "{", "｝": "}", "，": ",", "、": ",", "＃": "#", "　": "a plain space"}  # fmt: skip
_CONTROLS = re.compile(r"[\0-\x08\x0b-\x1f\x7f]")


class TomlError(DataError):
    """The text is no TOML; the message names file, line and remedy."""


def read_toml(text: str, path: str) -> dict[str, Any]:
    """Return what the text says. Raises TomlError, with the last key where the text ends early."""
    return read_with_lines(text, path)[0]


def read_with_lines(text: str, path: str) -> tuple[dict[str, Any], Lines]:
    """Return what the text says, and the line of each key in it. Raises TomlError."""
    if line := deep_line(text, DEPTH):
        raise TomlError([DataFault(path, line, _DEEP)])
    try:
        data = tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, and numbers of more digits than Python reads
        raise TomlError([_fault(text, path, error)]) from error
    lines = find_lines(text)
    faults = list(_faults_of_values(data, path, lines))
    if faults:
        raise TomlError(faults)
    return data, lines


def _fault(text: str, path: str, error: ValueError) -> DataFault:
    place = re.search(r"\(at line (\d+)", str(error))
    found = find_lines(text)
    # What ends too early has its end as its place; the last key is what is not closed.
    line = int(place[1]) if place else max(found.lines.values(), default=1)
    why: str = str(error).partition(" (at ")[0]
    if not isinstance(error, tomllib.TOMLDecodeError):
        long = re.search(r"\d{4000}", text)
        line = text.count("\n", 0, long.start()) + 1 if long else line
        why = Said("this number is too long", "数の桁が多すぎます")
    for twice in found.twice:
        if not place or twice.second <= line:
            said = _TWICE.filled(name=twice.name, first=str(twice.first))
            return DataFault(path, twice.second, said)
    written = text.split("\n")[line - 1] if place else ""
    outside = re.sub(r"\"[^\"]*\"|'[^']*'|#.*", "", written)
    if wide := next((sign for sign in outside if sign in _SIGNS), ""):
        return DataFault(path, line, _WIDE.filled(sign=wide, right=_SIGNS[wide]))
    return DataFault(path, line, _INVALID.filled(why=why))


def _faults_of_values(data: dict[str, Any], path: str, lines: Lines) -> "list[DataFault]":
    """Return what TOML allows and nobody here can use, without recursion."""
    faults = []
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    while waiting:
        place, value = waiting.pop()
        line = lines.lines.get(place, 1)
        if len(place) > DEPTH:
            faults.append(DataFault(path, line, _DEEP))
        elif isinstance(value, dict):
            waiting += [((*place, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*place, number), inner) for number, inner in enumerate(value)]
        elif isinstance(value, str) and (found := _CONTROLS.search(value)):
            name = ".".join(str(key) for key in place if isinstance(key, str))
            said = _CONTROL.filled(name=name, sign=f"U+{ord(found[0]):04X}")
            faults.append(DataFault(path, line, said))
    return sorted(faults, key=lambda fault: fault.line)
