"""Says what is wrong with a file that people write: all its faults at once, also in Japanese."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PLACED = re.compile(r"(?P<path>[^:]*):(?P<line>\d+): ")


class Said(str):
    """A text of a message in English, which knows its Japanese: "" where nobody has written it.

    It is the English text, so that only what prints messages need know of another.
    """

    ja: str

    def __new__(cls, en: str, ja: str = "") -> "Said":
        said = super().__new__(cls, en)
        said.ja = ja
        return said

    @property
    def en(self) -> str:
        return str(self)

    def filled(self, **values: str) -> "Said":
        """Return the text with `{name}` replaced; in Japanese only if every value is."""
        japanese = {key: value.ja if isinstance(value, Said) else value
                    for key, value in values.items()}  # fmt: skip
        whole = all(value.ja or not value for value in values.values() if isinstance(value, Said))
        return Said(self.format(**values), self.ja.format(**japanese) if self.ja and whole else "")

    def then(self, more: "Said") -> "Said":
        """Return the text with `more` behind it, in each language in which both are said."""
        whole = (self.ja or not self) and (more.ja or not more)
        return Said(f"{self}{more}", f"{self.ja}{more.ja}" if whole else "")


def placed(path: str, line: int, message: str) -> Said:
    """Return a message with its place before it, in each language in which it is said."""
    return before(f"{path}:{line}: ", message)


def before(start: str, message: str) -> Said:
    """Return a message with `start` before it, in each language in which it is said."""
    japanese = message.ja if isinstance(message, Said) else ""
    return Said(f"{start}{message}", f"{start}{japanese}" if japanese else "")


def split_place(message: str) -> tuple[str, int, str]:
    """Return path, line and text of a message that `placed` made; ("", 1, message) of another."""
    match = _PLACED.match(message)
    if not match:
        return "", 1, message
    start = len(match[0])
    ja = message.ja[start:] if isinstance(message, Said) else ""
    return match["path"], int(match["line"]), Said(message[start:], ja)


def in_lines(message: str) -> str:
    """Return a message as it is printed: in English, and below it in Japanese if it knows it.

    The log of a machine that knows no Japanese locale is where an organiser reads it.
    """
    japanese = message.ja if isinstance(message, Said) else ""
    return f"{message}\n{japanese}" if japanese not in ("", message) else str(message)


class SaidError(Exception):
    """Something was refused: `said` says what, why and what to do.

    As a string, it stands in each language in which it is said.
    """

    def __init__(self, said: str) -> None:
        super().__init__(in_lines(said))
        self.said = said if isinstance(said, Said) else Said(said)


class Refusal(SaidError, ValueError):
    """What was asked for is not done; the message says why and what to do."""


def told(error: Exception) -> Said:
    """Return what an error says, to stand in another message; words of others are as they are."""
    return error.said if isinstance(error, SaidError) else same(str(error))


def same(text: str) -> Said:
    """Return what is written alike in every language, such as a line of TOML."""
    return Said(text, text)


def code(text: str) -> Said:
    """Return what is to be written just so, to stand before `write` in both languages."""
    return Said(text, f"{text} と")


@dataclass(frozen=True)
class DataFault:
    """One fault: `path` as messages show it, `line` from 1; 0 for a folder, a zip or an option."""

    path: str
    line: int
    said: Said

    @property
    def message(self) -> Said:
        if not self.line:
            return before(f"{self.path}: ", self.said)
        return placed(self.path, self.line, self.said)

    def __str__(self) -> str:
        return str(self.message)


class DataError(Exception):
    """A file cannot be used; `messages` has one a fault, `faults` the same in English.

    As a string, each fault stands in a line, and below it in Japanese: see in_lines.
    """

    def __init__(self, faults: Iterable[DataFault | str]) -> None:
        found = tuple(faults)
        self.found = tuple(fault for fault in found if isinstance(fault, DataFault))
        self.messages = tuple(one.message if isinstance(one, DataFault) else one for one in found)
        self.faults = tuple(map(str, self.messages))
        super().__init__("\n".join(map(in_lines, self.messages)))


def together(errors: Iterable[DataError]) -> DataError:
    """Return one error with the faults of all, each in the languages in which it was said."""
    return DataError(fault for error in errors for fault in error.found or error.messages)
