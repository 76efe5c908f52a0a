"""Holds what a page's conversion knows and gathers: its place, its outside links, its faults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement


class PaperError(Exception):
    """The handout cannot be made; the message names page, element and remedy."""


@dataclass(frozen=True)
class Mark:
    """An outside link of a chapter: its number there, its address, its name, its step or 0."""

    number: int
    address: str
    label: str
    step: int


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
    own_address: str | None = None  # of the page on the web, where it is known
    step: int = 0  # number of the step that is being read
    marks: list[Mark] = field(default_factory=list)
    rank: int = 0  # level of the last heading
    raised: int = 0  # by how many levels its headings stand higher than in the page

    def error(self, element: HtmlElement, problem: str, remedy: str) -> PaperError:
        """Return an error that names the page's file and line, and the step around the element."""
        step = next(iter(element.xpath("ancestor-or-self::section[@data-step]/@data-step")), "")
        where = f" in step {step}" if step else ""
        return PaperError(f"{self.path}:{element.sourceline}: {problem}{where}; {remedy}")

    def comment(self, element: HtmlElement) -> str:
        """Return a Typst comment that leads from a fault in the source back to the page."""
        return f"// at {self.path}:{element.sourceline}: {named(element)}"

    def mark(self, address: str, label: str) -> Mark:
        """Return the chapter's mark for an outside address; the first label stays."""
        for known in self.marks:
            if known.address == address:
                return known
        made = Mark(len(self.marks) + 1, address, label, self.step)
        self.marks.append(made)
        return made


def named(element: HtmlElement) -> str:
    """Return an element as an error names it: `<div class="x">`."""
    kind = element.get("class")
    return f'<{element.tag} class="{kind}">' if kind else f"<{element.tag}>"
