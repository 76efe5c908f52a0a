"""Makes llms.txt: a site's name, one sentence, and the Markdown of its pages in reading order.

The form is that of https://llmstxt.org/: a title, a quotation, then lists of links below headings,
here one a language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tebiki.plain_pages.inline import escaped

NAME = "llms.txt"
_LINK = re.compile(r"(?<=\]\()(?!https?:)")


@dataclass(frozen=True)
class ListedPage:
    """A page: its title, its address, one sentence on it."""

    title: str
    address: str
    description: str


@dataclass(frozen=True)
class ListedLanguage:
    """A language's pages in reading order; `site` and `description` are the site's there."""

    name: str
    site: str
    description: str
    pages: tuple[ListedPage, ...]


def llms_list(languages: Sequence[ListedLanguage], note: str) -> str:
    """Return the list, each language's pages below its name; the first is the site's own."""
    first = languages[0]
    lines = [f"# {escaped(first.site)}", "", f"> {escaped(first.description)}", "", note]
    for language in languages:
        lines += ["", f"## {escaped(language.name)}", "", *map(_line, language.pages)]
    return "\n".join(lines) + "\n"


def of_latest(text: str, edition_address: str, latest_address: str) -> str:
    """Return an edition's list as it stands above the editions: its links lead to the newest.

    The addresses end with a slash; `edition_address` is "" for a list of relative links.
    """
    if edition_address:
        return text.replace(f"]({edition_address}", f"]({latest_address}")
    return _LINK.sub(latest_address, text)


def _line(page: ListedPage) -> str:
    end = f": {escaped(page.description)}" if page.description else ""
    return f"- [{escaped(page.title)}]({page.address}){end}"
