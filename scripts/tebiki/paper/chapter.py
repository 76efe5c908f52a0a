"""Holds what a page's conversion knows and gathers: its place, the paper's links, its faults."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from tebiki.files.data_faults import Said, SaidError, before
from tebiki.paper.links import Links


class PaperError(SaidError):
    """The handout cannot be made; the message names page, element and remedy."""


@dataclass(frozen=True)
class PaperFault:
    """What of a built page cannot be set: its `page` and line there, its step's id or "".

    `signs` are how its author may have written it, what says most first: see authors_lines.
    """

    page: str
    line: int
    step: str
    said: Said
    signs: tuple[tuple[str, str], ...]

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}" if self.line else self.page


class UnsetError(PaperError):
    """Parts of a handout cannot be set; `faults` are all of them."""

    def __init__(self, faults: Iterable[PaperFault]) -> None:
        self.faults = tuple(faults)
        told = [before(f"{fault.place}: ", fault.said) for fault in self.faults]
        super().__init__(Said("\n".join(told), "\n".join(said.ja for said in told)))


@dataclass(frozen=True)
class Place:
    """Where in the handout a built page, or an anchor in it, stands."""

    page: str
    anchor: str

    @property
    def label(self) -> str:
        return f"{self.page}--{self.anchor}" if self.anchor else self.page


@dataclass
class Chapter:
    """What the converter has to know of a page, and what it gathers while it goes through it."""

    name: str  # the page's name in the handout, as "api-key"
    path: str  # the page's file below the site, as "en/openai-api/api-key/index.html"
    audience: str
    words: Mapping[str, str]
    resolve: Callable[[str], Place | str | None]  # site path with anchor -> place, address, nothing
    has_picture: Callable[[str], bool]  # a file below the site
    links: Links = field(default_factory=Links)  # of the whole handout
    step: int = 0  # number of the step that is being read
    opens: bool = False  # do its links lead to what a participant opens while following it?
    in_sources: bool = False  # is this a line that says what a text rests on?
    faults: list[PaperFault] = field(default_factory=list)
    rank: int = 0  # level of the last heading
    raised: int = 0  # by how many levels its headings stand higher than in the page

    def refuse(self, element: HtmlElement, said: Said, *, text: str = "") -> None:
        """Note that an element, or the `text` in it, cannot be set; the others are still read."""
        step = next(iter(element.xpath("ancestor-or-self::section[@data-step]/@data-step")), "")
        shown = " ".join((text or element.text_content()).split())
        signs = [
            *([("address", element.get("src") or "")] if element.tag == "img" else []),
            *([("text", shown)] if shown else []),
            *([] if text else [("tag", element.tag)]),
        ]
        fault = PaperFault(self.path, element.sourceline or 1, step, said, tuple(signs))
        self.faults.append(fault)

    def comment(self, element: HtmlElement) -> str:
        """Return a Typst comment that leads from a fault in the source back to the page."""
        return f"// at {self.path}:{element.sourceline}: {named(element)}"


def named(element: HtmlElement) -> str:
    """Return an element as an error names it: `<div class="x">`."""
    kind = element.get("class")
    return f'<{element.tag} class="{kind}">' if kind else f"<{element.tag}>"
