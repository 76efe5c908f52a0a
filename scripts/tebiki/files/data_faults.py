"""Says what is wrong with a file that people write: all its faults at once, also in Japanese."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A text of a message in the tool's languages; `ja` is "" where nobody has written it."""

    en: str
    ja: str = ""

    def filled(self, **values: "Said | str") -> "Said":
        """Return the text with `{name}` replaced; in Japanese only if every value is."""
        english = {key: value.en if isinstance(value, Said) else value
                   for key, value in values.items()}  # fmt: skip
        japanese = {key: value.ja if isinstance(value, Said) else value
                    for key, value in values.items()}  # fmt: skip
        whole = all(
            value.ja or not value.en for value in values.values() if isinstance(value, Said)
        )
        return Said(
            self.en.format(**english), self.ja.format(**japanese) if self.ja and whole else ""
        )


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

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.said.en}"

    @property
    def in_japanese(self) -> str:
        return f"{self.path}:{self.line}: {self.said.ja}" if self.said.ja else ""


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
            lines.append(str(fault))
            if self.says_japanese and isinstance(fault, DataFault) and fault.in_japanese:
                lines.append(fault.in_japanese)
        super().__init__("\n".join(lines))


def together(errors: Iterable[DataError]) -> DataError:
    """Return one error with the faults of all, each in the languages in which it was said."""
    found = tuple(errors)
    whole = DataError(fault for error in found for fault in error.found)
    whole.args = ("\n".join(map(str, found)),)
    return whole
