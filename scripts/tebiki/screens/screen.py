"""A picture of the service as the catalogue has it: its place, what it shows, its originals."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SENSITIVE = ("key", "code", "mail", "phone", "name", "card")
SECRET = frozenset({"key", "code", "card"})  # what must not be seen on a projector
ORIGINALS = ("original", "added")


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
class WordSource:
    """A source, by its address, that bears `words`; `official` is the service's own."""

    url: str
    official: bool
    words: tuple[str, ...]


@dataclass(frozen=True)
class Screen:
    """One picture of the service.

    `step` is "" where it stands in none, `captured` where nobody has noted the month. `source` is
    the original's address, "" if nobody has published one; `drawing` is width and
    height in CSS px, None while it is not drawn; `line` is where its table begins, from 1.
    `original` was fetched from there, `added` is a later screenshot from disk.
    A drawing of now (`drawn_of` is its month, `captured` "") stands below a change note: its
    words are those of `words_from`, its alternative text, by language, is `alt`; where it shows
    no more than its text says, the handout leaves it out (`paper` is False).
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
    drawn_of: str = ""
    words_from: tuple[WordSource, ...] = ()
    alt: Mapping[str, str] = field(default_factory=dict)
    paper: bool = True

    @property
    def is_reported(self) -> bool:
        """A drawing of now some of whose words are only reported."""
        return not all(source.official for source in self.words_from)

    def is_later(self, edition: str) -> bool:
        """Is it drawn of a month after the edition (`2026.11`; "" is the newest)?"""
        return bool(edition) and self.drawn_of.replace("-", ".") > edition
