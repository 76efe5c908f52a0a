"""Finds the links of what is no page: stylesheet, sitemap, search index."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tebiki.files.json_source import read_json
from tebiki.links.documents import Document, Link
from tebiki.safety.css_links import css_addresses


def read_css(text: str) -> Document:
    """Return the `url()` and `@import` addresses of a stylesheet."""
    return Document([Link("css url()", a, line, "load") for a, line in css_addresses(text)])


def read_sitemap(data: bytes) -> Document:
    """Return the addresses of a sitemap or a sitemap index, `xhtml:link` included."""
    found = Document()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        found.links.append(Link("sitemap", "", error.lineno or 1, "broken"))
        return found
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        line: Any = element.sourceline or 0
        if name == "loc" and element.text:
            found.links.append(Link("sitemap loc", element.text.strip(), line, "declare"))
        elif name == "link" and element.get("href"):
            address = element.get("href") or ""
            found.links.append(Link("sitemap link", address, line, "declare"))
    return found


def read_search_index(text: str) -> Document:
    """Return the locations that a search index leads to, wherever they stand in its JSON."""
    found = Document()
    try:
        tree = read_json(text)
    except ValueError:
        found.links.append(Link("search index", "", 1, "broken"))
        return found
    for address in _locations(tree):
        found.links.append(Link("search index location", address, 1))
    return found


def _locations(tree: Any) -> Iterator[str]:
    """The addresses in an index; a section's `id` is an anchor of the page that it stands in."""
    waiting: list[tuple[Any, str]] = [(tree, "")]
    while waiting:
        value, page = waiting.pop()
        if isinstance(value, dict):
            names = ("location", "url", "href")
            found = [value[key] for key in names if isinstance(value.get(key), str)]
            yield from found
            page = found[0] if found else page
            if page and not found and isinstance(value.get("id"), str) and value["id"]:
                yield f"{page}#{value['id']}"
        inner = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            waiting += [(one, page) for one in reversed(list(inner))]
