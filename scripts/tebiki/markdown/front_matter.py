"""Reads a page's front matter: known keys, each in its form, with the line in every message."""

import difflib
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from tebiki.files.data_faults import Said
from tebiki.markdown import front_matter_keys
from tebiki.markdown.page_parts import PageError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there: 10 × faster
_MARK = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # of a file, not of Unicode
_KEY = re.compile(r"[ \t]*[\"']?[A-Za-z_-]+[\"']?[ \t]*:(?:[ \t]|$)")
LONGEST = 20_000  # characters; a page's front matter has a few hundred

_NO_END = Said(
    "the front matter has no end; close it with a line of ---",
    "front matter（ページの先頭の設定）が閉じていません。終わりに --- の行を入れてください。",
)
_LONG = Said(
    f"the front matter has more than {LONGEST} characters; "
    "close it with a line of --- above the text",
    f"front matter（ページの先頭の設定）が {LONGEST} 文字を超えています。"
    "本文の前に --- の行を入れて閉じてください。",
)
_BLANK = Said(
    "a blank line stands above the front matter; begin the file with ---",
    "front matter（ページの先頭の設定）の上に空行があります。"
    "ファイルを --- の行から始めてください。",
)
_TWICE = Said(
    "{key} stands already in line {line}; leave one",
    "{key} は {line} 行目にもあります。どちらか一つにしてください。",
)
_NO_TABLE = Said(
    "the front matter is not a table; write key: value lines",
    "front matter は「項目: 値」の形で、一行に一つずつ書いてください。",
)
_NO_YAML = Said(
    "the front matter is not valid YAML ({problem}); mend the line",
    "front matter を読めません（{problem}）。この行の書き方を直してください。",
)
_UNKNOWN = Said(
    "no key of the front matter is called {key}; {remedy}",
    "front matter に {key} という項目はありません。{remedy}",
)
_NEAR = Said("write {near}", "{near} と書いてください。")
_ONE_OF = Said("use one of {keys}", "使えるのは {keys} です。")
_FORM = Said("{key} is {shown}; write {form}", "{key} が {shown} になっています。{form}")
_CUT = Said(
    "{key} ends before {rest}, which YAML takes for a comment; "
    "put the whole text in quotes, or the comment on a line of its own",
    "{key} は {rest} の前で切れています（# から後ろはコメントになります）。"
    "文全体を引用符で囲むか、コメントを別の行に移してください。",
)

_NO_PLACE = Said(
    "there is no place for {key}; write {key}: {value}",
    "{key} を書く場所がありません。{key}: {value} と書いてください。",
)

Fault = tuple[int, Said]  # line from 1, message


class FrontMatterError(PageError):
    """A page's front matter cannot be read; the message names file and line."""


@dataclass(frozen=True)
class Entry:
    """One key. `line` counts from 1; `start` and `end` are the value's place in the file."""

    line: int
    start: int
    end: int
    written: str | None  # a single value as it is written, without quotes


@dataclass(frozen=True)
class FrontMatter:
    """What stands above a page's text, which begins behind `lines` lines of the file."""

    meta: Mapping[str, Any] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    lines: int = 0
    faults: tuple[Fault, ...] = ()

    def line(self, key: str) -> int:
        """Return the line of a key, 1 where it is missing."""
        return self.entries[key].line if key in self.entries else 1


NONE = FrontMatter()


@functools.lru_cache(4_096)  # pages; one build reads each several times
def read(text: str, path: str) -> FrontMatter:
    """Return the front matter of a page's `text`, with what is wrong with its keys.

    A blank line above it is a fault, and what follows is read nevertheless.
    Raises FrontMatterError where it has no end, is no YAML, no table or too long.
    """
    offset = len(text) - len(text.removeprefix("\ufeff"))
    lines = _LINE.findall(text, offset)
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or not _MARK.fullmatch(lines[start].rstrip("\r\n")):
        return NONE
    if start and not (start + 1 < len(lines) and _KEY.match(lines[start + 1])):
        return NONE  # a rule
    end = next(
        (n for n in range(start + 1, len(lines)) if _END.fullmatch(lines[n].rstrip("\r\n"))), None
    )
    if end is None:
        raise FrontMatterError(path, start + 1, _NO_END)
    written = "".join(lines[start + 1 : end])
    if len(written) > LONGEST:
        raise FrontMatterError(path, start + 1, _LONG)
    node = _compose(written, path, start + 2)
    before = offset + sum(len(line) for line in lines[: start + 1])
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    if start:
        faults.append((1, _BLANK))
    for key, value in node.value if node else ():
        line = key.start_mark.line + start + 2
        name = str(key.value)
        if name in entries:
            faults.append((line, _TWICE.filled(key=name, line=str(entries[name].line))))
        else:
            single = value.value if isinstance(value, yaml.ScalarNode) else None
            first, last = value.start_mark.index + before, value.end_mark.index + before
            entries[name] = Entry(line, first, last, single)
            faults += _key_faults(key, value, line, written)
    meta = _construct(written, path, start + 2) if node else {}
    return FrontMatter(meta, entries, end + 1, tuple(faults))


def with_value(text: str, path: str, key: str, value: str) -> str:
    """Return a page's `text` with `key` set to `value`; every other character stays.

    Raises FrontMatterError, also where the page has no front matter to write it into.
    """
    front = read(text, path)
    if key in front.entries:
        entry = front.entries[key]
        space = "" if entry.end > entry.start or text[entry.start - 1].isspace() else " "
        return text[: entry.start] + space + value + text[entry.end :]
    lines = _LINE.findall(text)
    last = max((entry.start for entry in front.entries.values()), default=-1)
    if not front.lines or "{" in "".join(lines[1:2]) or last < 0:
        raise FrontMatterError(path, 1, _NO_PLACE.filled(key=key, value=value))
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    return "".join([*lines[: front.lines - 1], f"{key}: {value}{end}", *lines[front.lines - 1 :]])


def _compose(text: str, path: str, line: int) -> yaml.MappingNode | None:
    node = _parsed(lambda loader: yaml.compose(text, Loader=loader), path, line)
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(path, line, _NO_TABLE)
    return node


def _construct(text: str, path: str, line: int) -> Mapping[str, Any]:
    meta = _parsed(lambda loader: yaml.load(text, Loader=loader), path, line)
    return meta if isinstance(meta, dict) else {}


def _parsed(parse: Any, path: str, line: int) -> Any:
    try:
        return parse(_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    problem: str = Said("it cannot be read", "読めません")
    try:  # once more with the loader whose messages do not depend on what is installed
        parse(yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line += error.problem_mark.line if error.problem_mark else 0
        problem = error.problem or problem
        if "'\\t'" in problem:
            problem = Said(
                f"{problem}; a tab, where blanks belong", f"{problem}。空白の所にタブがあります"
            )
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).partition("\n")[0] or problem
    raise FrontMatterError(path, line, _NO_YAML.filled(problem=problem))


def _key_faults(key: yaml.Node, value: yaml.Node, line: int, text: str) -> Iterator[Fault]:
    """`text` is the YAML in which the value stands."""
    name = str(key.value)
    form = front_matter_keys.KEYS.get(name)
    if form is None:
        near = difflib.get_close_matches(name.strip().lower(), front_matter_keys.KEYS, n=1)
        keys = ", ".join(front_matter_keys.KEYS)
        remedy = _NEAR.filled(near=near[0]) if near else _ONE_OF.filled(keys=keys)
        yield line, _UNKNOWN.filled(key=name, remedy=remedy)
    elif not form.fits(value):
        shown = front_matter_keys.shown(value)
        yield line, _FORM.filled(key=name, shown=shown, form=form.words)
    else:
        yield from _cut(name, value, line - key.start_mark.line, text)


def _cut(name: str, value: yaml.Node, first: int, text: str) -> Iterator[Fault]:
    """A `#` behind a blank begins a comment, also in the middle of a sentence."""
    if name not in front_matter_keys.TEXTS:
        return
    for one in value.value if isinstance(value, yaml.SequenceNode) else [value]:
        rest = text[one.end_mark.index :].partition("\n")[0]
        if isinstance(one, yaml.ScalarNode) and not one.style and rest.lstrip().startswith("#"):
            yield (
                first + one.start_mark.line,
                _CUT.filled(key=name, rest=rest.strip()),
            )
