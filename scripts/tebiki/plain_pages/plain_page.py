"""Makes the plain Markdown of one built page: for the assistant that a reader has at hand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html

from tebiki.plain_pages.blocks import blocks, quoted
from tebiki.plain_pages.inline import escaped

_START = re.compile(r"<article\b", re.IGNORECASE)
_END = re.compile(r"</article\s*>", re.IGNORECASE)


@dataclass(frozen=True)
class Origin:
    """What a page's Markdown says of where it is from; `address` is the page's own."""

    site: str
    edition: str
    address: str


def plain_page(page: str, origin: Origin, words: Mapping[str, str]) -> str:
    """Return the article of the HTML `page` as Markdown, what it is behind its title.

    Raises ValueError for a page without an article.
    """
    article = next(html.document_fromstring(_article(page)).iter("article"), None)
    if article is None:
        raise ValueError("no <article> in the page; its template must have one")
    made = blocks(article, words)
    title = next((n for n, part in enumerate(made) if re.match("# ", part)), -1)
    said = words["plain_origin"].format(
        site=escaped(origin.site), edition=origin.edition, address=f"<{origin.address}>"
    )
    made.insert(title + 1, quoted([said, words["no_key"]]))
    return "\n\n".join(made) + "\n"


def _article(page: str) -> str:
    """The page's only article, which is read in a third of the time; else the whole page."""
    starts, ends = list(_START.finditer(page)), list(_END.finditer(page))
    if len(starts) == len(ends) == 1 and starts[0].start() < ends[0].end():
        return page[starts[0].start() : ends[0].end()]
    return page
