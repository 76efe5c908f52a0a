"""A chapter of a handout, from HTML that a test writes."""

import lxml.html
from lxml.html import HtmlElement

from tebiki.paper.chapter import Chapter, Place

WORDS = {"paper_source_words": "Source|Sources", "paper_times": "By hand.", "separator": "\u00a0· "}


def chapter(**given: object) -> Chapter:
    def resolve(target: str) -> Place | str | None:
        if target.startswith("g/api-key/"):
            return Place("api-key", target.partition("#")[2])
        return None

    settings: dict[str, object] = {
        "name": "account", "path": "g/account/index.html", "audience": "participant",
        "words": WORDS, "resolve": resolve, "has_picture": lambda path: "gone" not in path,
        "rank": 1,
    }  # fmt: skip
    return Chapter(**(settings | given))  # type: ignore[arg-type]


def element(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html)
