"""Reads the links of the Markdown that stands beside built pages, and of the list of it."""

from markdown_it import MarkdownIt

from tebiki.links.documents import Document, Link
from tebiki.safety import addresses

_PARSER = MarkdownIt("commonmark").enable("table")


def read_markdown(text: str, *, is_list: bool = False) -> Document:
    """Return where the Markdown leads on its host; links to others are its page's own.

    A list, which may name the site's address, is read whole.
    """
    found = Document()
    for block in _PARSER.parse(text):
        for token in block.children or ():
            address = str(token.attrs.get("href", ""))
            parts = addresses.split(address)
            if token.type == "link_open" and (is_list or not (parts.scheme or parts.host)):
                line = block.map[0] + 1 if block.map else 1
                found.links.append(Link("markdown link", address, line, "declare", True))
    return found
