"""The parts that a page's Markdown is read into; lines count from 1 in the whole file."""

from collections.abc import Mapping
from dataclasses import dataclass

from tebiki.files.data_faults import DataError, DataFault, Said


class PageError(DataError):
    """A page cannot be read; the message names file and line, which counts from 1."""

    def __init__(self, path: str, line: int, message: str) -> None:
        said = message if isinstance(message, Said) else Said(message)
        super().__init__([DataFault(path, line, said)])


@dataclass(frozen=True)
class Heading:
    """One heading. `body` is the source up to the next of its rank.

    `title` is as it is written, `plain` as a reader sees it.
    `inside` are the blocks around it, from the outermost: quote, item, admonition.
    """

    level: int
    title: str
    id: str | None
    line: int
    body: str
    attributes: Mapping[str, str]
    inside: tuple[str, ...] = ()
    end: int = 0  # its last line: one below, where it is underlined
    plain: str = ""


@dataclass(frozen=True)
class Image:
    """One image of a page; `step` and `step_title` are those of the last `##` above it."""

    alt: str
    address: str
    title: str
    line: int
    step: str | None
    step_title: str | None
    is_alone: bool = True  # in its paragraph, with other images at most
    is_raw: bool = False  # an <img>
    lines: tuple[int, int] = (0, 0)  # of its paragraph, from and to
    step_line: int = 0
    inside: tuple[str, ...] = ()  # as a heading's, and row for one in a table


@dataclass(frozen=True)
class Link:
    """One link; `text` is what a reader sees of it."""

    address: str
    text: str
    line: int


@dataclass(frozen=True)
class Admonition:
    """One `!!!`, `???` or `???+`; `title` is None where the type gives it, `line`s to `end`."""

    mark: str
    classes: tuple[str, ...]
    title: str | None
    line: int
    end: int
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Comment:
    """One HTML comment, from `line` to `end`."""

    text: str
    line: int
    end: int
    is_closed: bool


@dataclass(frozen=True)
class RawHtml:
    """Raw HTML, comments aside: what stands there, and its tags in small letters."""

    text: str
    tags: tuple[str, ...]
    line: int
    is_block: bool = False  # it stands in no line of text


@dataclass(frozen=True)
class Code:
    """Code; `kind` is fenced, indented or inline."""

    kind: str
    language: str
    text: str
    line: int
    end: int
    is_closed: bool = True


@dataclass(frozen=True)
class Item:
    """One item of a list: its mark as it is written, and the number that CommonMark shows.

    `first` is the line of its list's first item.
    """

    mark: str
    number: int | None  # None: a bullet
    first: int
    depth: int  # lists around it
    text: str
    line: int


@dataclass(frozen=True)
class Row:
    """One row of a table, the head included; `width` is the number of heads."""

    cells: tuple[str, ...]  # all that are written
    width: int
    line: int


@dataclass(frozen=True)
class Text:
    """What a reader sees of one line of a block, code and pictures left out.

    `written` is what stands there unescaped; only in that can a mark have no effect.
    """

    text: str
    written: str
    line: int


@dataclass(frozen=True)
class Block:
    """One block as a reader sees it: its kind, what tells it from others of the kind, its words.

    `text` has no white space. `inside` are the blocks around it.
    """

    kind: str  # heading, text, item, code, row, admonition, quote, rule, html
    detail: str
    text: str
    line: int
    inside: tuple[str, ...] = ()
    end: int = 0  # the last line of a text


@dataclass(frozen=True)
class Mark:
    """One mark in a line as a reader sees it: a link, a picture, bold, stress or code."""

    kind: str  # link, picture, strong, em, code
    address: str
    text: str
    line: int
    step_line: int = 0  # of the last ## above it


@dataclass(frozen=True)
class Reading:
    """All that stands in a page's text."""

    headings: tuple[Heading, ...] = ()
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    admonitions: tuple[Admonition, ...] = ()
    comments: tuple[Comment, ...] = ()
    html: tuple[RawHtml, ...] = ()
    code: tuple[Code, ...] = ()
    items: tuple[Item, ...] = ()
    rows: tuple[Row, ...] = ()
    texts: tuple[Text, ...] = ()
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    footnotes: tuple[tuple[str, int], ...] = ()  # that no text names: label and line
    unused: tuple[tuple[str, int], ...] = ()  # addresses for links that no link takes, likewise


NOTHING = Reading()
