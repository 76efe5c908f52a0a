"""Numbers a handout's outside links, once through the whole paper.

What a step opens gets a code, as long as there is room for one: ↗1. What a text rests on, and every
other address, is a plain line at the end: [1].
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

MOST_CODES = (
    12  # that a paper has, those of its cover and chapters among them: more drown each other
)


@dataclass(frozen=True)
class Mark:
    """An outside link: its number among the codes or the plain lines, its address and its name.

    `chapter` is where its code stands, `step` the number of its step there.
    """

    number: int
    address: str
    label: str
    chapter: str = ""
    step: int = 0


@dataclass
class Links:
    """The outside links of a handout; `room` is for how many codes."""

    room: int = MOST_CODES
    codes: list[Mark] = field(default_factory=list)
    lines: list[Mark] = field(default_factory=list)

    def code(self, address: str, label: str, chapter: str, step: int) -> Mark | None:
        """Return the mark of an address that a step opens; None where no code has room."""
        known = _known(self.codes, address)
        if known or len(self.codes) >= self.room:
            return known
        made = Mark(len(self.codes) + 1, address, label, chapter, step)
        self.codes.append(made)
        return made

    def line(self, address: str, label: str) -> Mark:
        """Return the mark of an address that stands at the end; its first label stays."""
        known = _known(self.lines, address)
        if known:
            return known
        made = Mark(len(self.lines) + 1, address, label)
        self.lines.append(made)
        return made


def _known(marks: list[Mark], address: str) -> Mark | None:
    return next((mark for mark in marks if _whole(mark.address) == _whole(address)), None)


def _whole(address: str) -> str:
    """An address with the slash that a bare host has in any case."""
    return address if urlsplit(address).path else f"{address}/"
