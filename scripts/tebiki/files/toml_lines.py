"""Finds the line of every key and table of a TOML text, and what stands there twice."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

Path = tuple[str | int, ...]  # keys and the indices of arrays, from the outermost in

_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}|\'\'\'(?:[^\']++|\'{1,2}(?!\'))*+\'{3,5}'
    r'|"(?:[^"\\\n]++|\\.)*+"|\'[^\'\n]*+\'',
    re.DOTALL,
)
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE = re.compile(r"[^,\[\]{}#\n]+")
_MARK = re.compile(rf"{_STRING.pattern}|#[^\n]*|(?P<open>[\[{{])|(?P<close>[\]}}])", re.DOTALL)


@dataclass(frozen=True)
class Twice:
    """A key or table that stands in two lines, as is written there."""

    name: str
    first: int
    second: int


@dataclass
class Lines:
    """What was found: path -> line from 1 of the key, or of the first header of the table."""

    lines: dict[Path, int] = field(default_factory=dict)
    twice: list[Twice] = field(default_factory=list)


@lru_cache(maxsize=64)  # the parts of a build read the same files
def find_lines(text: str) -> Lines:
    """Return the lines of a TOML text, or those before the place where it stops to be TOML."""
    found = Lines()
    with suppress(_NoToml, RecursionError):
        _Scan(text, found).all()
    return found


def deep_line(text: str, depth: int) -> int | None:
    """Return the first line, from 1, with more than `depth` brackets open, None without one."""
    level = 0
    for mark in _MARK.finditer(text):
        level += bool(mark["open"]) - bool(mark["close"])
        if level > depth:
            return text.count("\n", 0, mark.start()) + 1
    return None


class _NoToml(Exception):
    """Here the text stops to be TOML; the reader of TOML says why."""


class _Scan:
    """Goes once through the text; knows of values no more than where they end."""

    def __init__(self, text: str, found: Lines) -> None:
        self.text = text
        self.at = 0
        self.found = found
        self.line_at = (0, 1)
        self.arrays: dict[Path, int] = {}  # of tables: how many there are
        self.headers: dict[Path, int] = {}
        self.values: dict[Path, int] = {}

    def all(self) -> None:
        table: Path = ()
        while self._skip(_BLANK) < len(self.text):
            line = self._line()
            if self.text.startswith("[", self.at):
                table = self._header(line)
            else:
                self._pair(table)
            self._skip(_SPACE)
            if self.at < len(self.text) and self.text[self.at] not in "#\r\n":
                raise _NoToml

    def _header(self, line: int) -> Path:
        size = 2 if self.text.startswith("[[", self.at) else 1
        self.at += size
        path: Path = ()
        keys = list(self._keys())
        name = f"{'[' * size}{'.'.join(keys)}{']' * size}"
        self._take("]" * size)
        for key in keys[:-1]:
            path = self._of_last((*path, key))
            self.found.lines.setdefault(path, line)
        path = (*path, keys[-1])
        if size == 2:
            self._note(self.headers, path, line, name, keep=False)
            number = self.arrays[path] = self.arrays.get(path, 0) + 1
            self.found.lines.setdefault(path, line)
            path = (*path, number - 1)
        else:
            if path in self.arrays:
                self.found.twice.append(Twice(name, self.found.lines[path], line))
            self._note(self.headers, path, line, name)
        self._note(self.values, path, line, name, keep=False)
        self.found.lines.setdefault(path, line)
        return path

    def _of_last(self, path: Path) -> Path:
        """Return the path of the last table of an array, where `path` is one."""
        return (*path, self.arrays[path] - 1) if path in self.arrays else path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        keys = list(self._keys())
        for key in keys:
            path = (*path, key)
            self.found.lines.setdefault(path, line)
        self._note(self.values, path, line, ".".join(keys))
        self._take("=")
        self._skip(_SPACE)
        self._value(path)

    def _note(
        self, known: dict[Path, int], path: Path, line: int, name: str, keep: bool = True
    ) -> None:
        if path in known:
            self.found.twice.append(Twice(name, known[path], line))
        elif keep:
            known[path] = line

    def _value(self, path: Path) -> None:
        if self.text.startswith("[", self.at):
            self.at += 1
            number = 0
            while self._next("]"):
                self.found.lines.setdefault((*path, number), self._line())
                self._value((*path, number))
                number += 1
                self._comma("]")
        elif self.text.startswith("{", self.at):
            self.at += 1
            while self._next("}"):
                self._pair(path)
                self._comma("}")
        elif (match := _STRING.match(self.text, self.at)) or (
            match := _BARE.match(self.text, self.at)
        ):
            self.at = match.end()
        else:
            raise _NoToml

    def _next(self, end: str) -> bool:
        """Skip to the next member; False, behind the end, where there is none."""
        self._skip(_BLANK)
        if self.text.startswith(end, self.at):
            self.at += 1
            return False
        return True

    def _comma(self, end: str) -> None:
        self._skip(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
        elif not self.text.startswith(end, self.at):
            raise _NoToml

    def _keys(self) -> Iterator[str]:
        """Yield the parts of a dotted key."""
        while True:
            self._skip(_SPACE)
            match = _KEY.match(self.text, self.at) or _STRING.match(self.text, self.at)
            if not match or match[0].startswith(('"""', "'''")):
                raise _NoToml
            self.at = match.end()
            yield _plain(match[0])
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def _take(self, sign: str) -> None:
        self._skip(_SPACE)
        if not self.text.startswith(sign, self.at):
            raise _NoToml
        self.at += len(sign)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        assert match  # both patterns match nothing, too
        self.at = match.end()
        return self.at

    def _line(self) -> int:
        """The line where the scan is; counted on from where it was asked last."""
        place, line = self.line_at
        line += self.text.count("\n", place, self.at)
        self.line_at = (self.at, line)
        return line


def _plain(key: str) -> str:
    if "\\" in key:
        try:
            return next(iter(tomllib.loads(f"{key} = 0")))
        except tomllib.TOMLDecodeError as error:
            raise _NoToml from error
    return key[1:-1] if key[0] in "\"'" else key
