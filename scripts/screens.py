"""Reads the catalogue of a guide's screens, and writes a drawing's size into it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from toml_source import TomlError, read_toml

SENSITIVE = ("key", "code", "mail", "phone", "name", "card")
SECRET = frozenset({"key", "code", "card"})  # what must not be seen on a projector
ORIGINALS = ("original", "added")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEADER = re.compile(r"\[([^\[\]]+)\]")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_ADDRESS = re.compile(r"https://\S+")
_SIZE = re.compile(r"([1-9]\d*)x([1-9]\d*)")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIGNED = re.compile(r"\d{4}-\d{2}-\d{2} \S.*")


class CatalogueError(Exception):
    """A catalogue cannot be used; `faults` has one message a fault, each with file and line."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True)
class Original:
    """A screenshot that was fetched or added; `size` and `redactions` in pixels of it, upright.

    `sensitive` are marks of its own beside the screen's. `file` is the stem of the pictures'
    names, "" while none of it may stand in docs/; `made_sha256` has the pictures' sums by name.
    """

    captured: str
    size: tuple[int, int]
    source_sha256: str
    sensitive: tuple[str, ...] = ()
    redactions: tuple[tuple[int, int, int, int], ...] = ()
    file: str = ""
    made_sha256: Mapping[str, str] = field(default_factory=dict)
    signed_off: str = ""
    signed_sha256: str = ""


@dataclass(frozen=True)
class Screen:
    """One picture of the service.

    `source` is the original's address, "" if nobody has published one; `drawing` is width and
    height in CSS px, None while it is not drawn; `line` is where its table begins, from 1.
    `original` was fetched from there, `added` is a later screenshot from disk.
    """

    id: str
    page: str
    step: str
    source: str
    captured: str
    sensitive: tuple[str, ...]
    drawing: tuple[int, int] | None
    original: Original | None
    added: Original | None
    line: int


@dataclass(frozen=True)
class Catalogue:
    """The screens of a guide in its order; `path` is the file that they were read from."""

    path: str
    screens: tuple[Screen, ...]

    def __getitem__(self, screen_id: str) -> Screen:
        for screen in self.screens:
            if screen.id == screen_id:
                return screen
        raise KeyError(screen_id)

    def of_page(self, page: str) -> tuple[Screen, ...]:
        """Return the screens of one page, in order."""
        return tuple(screen for screen in self.screens if screen.page == page)

    def of_step(self, page: str, step: str) -> tuple[Screen, ...]:
        """Return the screens of one step, in order."""
        return tuple(screen for screen in self.of_page(page) if screen.step == step)


def load(text: str, path: str) -> Catalogue:
    """Return the catalogue that stands in `text`. Raises CatalogueError with every fault."""
    try:
        tables = read_toml(text, path)
    except TomlError as error:
        raise CatalogueError([str(error)]) from error
    lines = _lines_of_headers(text)
    faults: list[str] = []
    screens = []
    for name, table in tables.items():
        reader = _Reader(f"{path}:{lines.get(name, 1)}: [{name}]", table, faults)
        screens.append(_screen(name, reader, lines.get(name, 1), path, lines, faults))
    if faults:
        raise CatalogueError(faults)
    return Catalogue(path, tuple(screens))


def with_drawing(text: str, screen_id: str, width: int, height: int) -> str:
    """Return the catalogue's text with that screen's drawing size; all other bytes stay."""
    line = f'drawing = "{width}x{height}"\n'
    head = re.search(rf"^\[{re.escape(screen_id)}\][^\n]*\n", text, re.MULTILINE)
    if head is None:
        raise KeyError(screen_id)
    following = re.compile(r"^\[", re.MULTILINE).search(text, head.end())
    table = text[head.end() : following.start() if following else len(text)]
    rest = text[head.end() + len(table) :]
    if re.search(r"^drawing *=", table, re.MULTILINE):
        table = re.sub(r"^drawing *=[^\n]*\n", line, table, flags=re.MULTILINE)
    else:
        body = table.rstrip("\n")
        table = f"{body}\n{line}{table[len(body) + 1 :]}"
    return text[: head.end()] + table + rest


class _Reader:
    """Takes typed values out of one table and notes what is wrong with it."""

    def __init__(self, place: str, table: object, faults: list[str]) -> None:
        self.place = place
        self.faults = faults
        self.rest: dict[str, Any] = dict(table) if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.fault("is not a table", "write [id] and its keys below it")

    def fault(self, wrong: str, remedy: str) -> None:
        self.faults.append(f"{self.place} {wrong}; {remedy}")

    def text(self, key: str, form: str, pattern: re.Pattern[str] | None = None) -> str:
        value = self.rest.pop(key, None)
        if isinstance(value, str) and value and (pattern is None or pattern.fullmatch(value)):
            return value
        self.fault(f"lacks {key}" if value is None else f"has {key} = {value!r}", f"write {form}")
        return ""

    def maybe(self, key: str, form: str, pattern: re.Pattern[str]) -> str | None:
        return self.text(key, form, pattern) if key in self.rest else None

    def size(self, key: str) -> tuple[int, int]:
        match = _SIZE.fullmatch(self.text(key, f'{key} = "640x400", width x height', _SIZE))
        return (int(match[1]), int(match[2])) if match else (0, 0)

    def marks(self) -> tuple[str, ...]:
        value = self.rest.pop("sensitive", None)
        if isinstance(value, list) and all(kind in SENSITIVE for kind in value):
            return tuple(value)
        wrong = "lacks sensitive" if value is None else f"has sensitive = {value!r}"
        self.fault(wrong, f"write a list with any of {', '.join(SENSITIVE)}, or []")
        return ()

    def end(self) -> None:
        for key in self.rest:
            self.fault(f"has the unknown key {key}", "mend its name or take it out")


def _screen(
    name: str,
    reader: _Reader,
    line: int,
    path: str,
    lines: Mapping[str, int],
    faults: list[str],
) -> Screen:
    if not _ID.fullmatch(name):
        reader.fault("is not a screen id", "use small letters, digits and hyphens")
    pictures: dict[str, Original] = {}
    for kind in ORIGINALS:
        if kind in reader.rest:
            place = f"{path}:{lines.get(f'{name}.{kind}', line)}: [{name}.{kind}]"
            pictures[kind] = _original(_Reader(place, reader.rest.pop(kind), faults))
    screen = Screen(
        id=name,
        page=reader.text("page", 'page = "<file name without .md>"', _ID),
        step=reader.text("step", 'step = "<id of a step>"', _ID),
        source=reader.maybe("source", 'source = "https://…", the original\'s address', _ADDRESS)
        or "",
        captured=reader.text("captured", 'captured = "2023-06", a month', _MONTH),
        sensitive=reader.marks(),
        drawing=reader.size("drawing") if "drawing" in reader.rest else None,
        original=pictures.get("original"),
        added=pictures.get("added"),
        line=line,
    )
    reader.end()
    return screen


def _original(reader: _Reader) -> Original:
    redactions = reader.rest.pop("redactions", [])
    if not isinstance(redactions, list) or not all(_is_rectangle(item) for item in redactions):
        reader.fault(f"has redactions = {redactions!r}", "write [[x, y, width, height], …]")
        redactions = []
    made = reader.rest.pop("made_sha256", {})
    if not isinstance(made, dict) or not all(_is_sum(value) for value in made.values()):
        reader.fault("has no good made_sha256", 'write { "<file>" = "<SHA-256>", … }')
        made = {}
    sha = "<64 hexadecimal digits>"
    original = Original(
        captured=reader.text("captured", 'captured = "2026-11", a month', _MONTH),
        file=reader.maybe("file", 'file = "<stem of the pictures\' names>"', _ID) or "",
        size=reader.size("size"),
        source_sha256=reader.text("source_sha256", f'source_sha256 = "{sha}"', _SHA256),
        sensitive=reader.marks() if "sensitive" in reader.rest else (),
        redactions=tuple((x, y, w, h) for x, y, w, h in redactions),
        made_sha256=made,
        signed_off=reader.maybe("signed_off", 'signed_off = "2026-11-24 <name>"', _SIGNED) or "",
        signed_sha256=reader.maybe("signed_sha256", f'signed_sha256 = "{sha}"', _SHA256) or "",
    )
    reader.end()
    return original


def _is_rectangle(item: object) -> bool:
    return (
        isinstance(item, list)
        and len(item) == 4
        and all(type(number) is int and number >= 0 for number in item)
        and item[2] > 0
        and item[3] > 0
    )


def _is_sum(value: object) -> bool:
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _lines_of_headers(text: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line.strip())
        if header:
            lines.setdefault(header[1].strip().replace('"', ""), number)
    return lines
