"""What a document has to do with links: those in it, and the anchors that others lead to."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Link(NamedTuple):
    """One link: the element and attribute it stands in, the address as written, its line.

    `use` is `follow` (a reader goes there), `load` (the page needs it), `image` (it needs it as a
    picture), `declare` (canonical, og:url, sitemap) or `send` (a form posts there, a ping).
    `free` says that it leaves edition or language on purpose (hreflang, lang, data-edition).
    A site has half a million of them, and a tuple is made in a third of a frozen dataclass's time.
    """

    element: str
    address: str
    line: int
    use: str = "follow"
    free: bool = False


@dataclass
class Document:
    """What a document has to do with links."""

    links: list[Link] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)  # id or name -> line
    doubles: list[tuple[str, int]] = field(default_factory=list)  # id that stands again, its line
    base: str | None = None
    language: str = ""
    generator: str = ""
    canonical: str = ""
