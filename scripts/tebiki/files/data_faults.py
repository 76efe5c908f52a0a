"""Says what is wrong with a file that people write: all its faults at once, also in Japanese."""

from collections.abc import Iterable
from dataclasses import dataclass


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


def placed(path: str, line: int, message: str) -> Said:
    """Return a message with its place before it, in each language in which it is said."""
    return before(f"{path}:{line}: ", message)


def before(start: str, message: str) -> Said:
    """Return a message with `start` before it, in each language in which it is said."""
    japanese = message.ja if isinstance(message, Said) else ""
    return Said(f"{start}{message}", f"{start}{japanese}" if japanese else "")


def in_lines(message: str) -> str:
    """Return a message as it is printed: in English, and below it in Japanese if it knows it.

    The log of a machine that knows no Japanese locale is where an organiser reads it.
    """
    japanese = message.ja if isinstance(message, Said) else ""
    return f"{message}\n{japanese}" if japanese else str(message)


def same(text: str) -> Said:
    """Return what is written alike in every language, such as a line of TOML."""
    return Said(text, text)


def code(text: str) -> Said:
    """Return what is to be written just so, to stand before `write` in both languages."""
    return Said(text, f"{text} と")


@dataclass(frozen=True)
class DataFault:
    """One fault: `path` as messages show it, `line` from 1."""

    path: str
    line: int
    said: Said

    @property
    def message(self) -> Said:
        return placed(self.path, self.line, self.said)

    def __str__(self) -> str:
        return str(self.message)


class DataError(Exception):
    """A file cannot be used; `faults` has one message a fault, in English.

    As a string, one line a fault. A class with `says_japanese`, for what organisers meet, says
    each fault in Japanese too, in a line below the English one: the log of a machine that knows
    no Japanese locale is where an organiser reads it.
    """

    says_japanese = False

    def __init__(self, faults: Iterable[DataFault | str]) -> None:
        found = tuple(faults)
        self.found = tuple(fault for fault in found if isinstance(fault, DataFault))
        self.faults = tuple(str(fault) for fault in found)
        lines = []
        for fault in found:
            said = fault.message if isinstance(fault, DataFault) else fault
            lines.append(in_lines(said) if self.says_japanese else str(said))
        super().__init__("\n".join(lines))


def together(errors: Iterable[DataError]) -> DataError:
    """Return one error with the faults of all, each in the languages in which it was said."""
    found = tuple(errors)
    whole = DataError(fault for error in found for fault in error.found)
    whole.args = ("\n".join(map(str, found)),)
    return whole
