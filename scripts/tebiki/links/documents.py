"""Finds every link of a document with its line: HTML, SVG, CSS, sitemap, search index."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tebiki.files.json_source import read_json
from tebiki.markdown.html_source import parse_html
from tebiki.safety.css_links import css_addresses

LOADED = frozenset({"src", "srcset", "imagesrcset", "poster", "data", "background", "manifest"})
_ONE = ("href", "src", "poster", "data", "action", "formaction", "cite", "background",
        "manifest", "longdesc")  # fmt: skip
_SETS = ("srcset", "imagesrcset")
_XLINK = "{http://www.w3.org/1999/xlink}href"
_PICTURES = frozenset({"img", "image", "input", "feimage"})
_DECLARED = frozenset({"canonical", "alternate", "shortlink", "self", "amphtml"})
_ORIGINS = frozenset({"preconnect", "dns-prefetch"})
_META = re.compile(
    r"(og|twitter):(image|audio|video|url|player)(:(url|secure_url|src|stream))?$"
    r"|msapplication-(tileimage|config)$"
)
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<address>.*)", re.I)
_CANDIDATE = re.compile(r"[\s,]*(?P<address>\S+)(?P<rest>(?:\([^)]*\)|[^,(])*)")


@dataclass(frozen=True)
class Link:
    """One link: the element and attribute it stands in, the address as written, its line.

    `use` is `follow` (a reader goes there), `load` (the page needs it), `image` (it needs it as a
    picture), `declare` (canonical, og:url, sitemap) or `send` (a form posts there, a ping).
    `free` says that it leaves edition or language on purpose (hreflang, lang, data-edition).
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


def read_html(data: bytes) -> Document:
    """Return links and anchors of an HTML document; comments, code and templates have none."""
    found = Document()
    root = parse_html(data)
    if root is None:
        return found
    found.language = (root.get("lang") or "").lower()
    inert: set[Any] = set()
    foreign: set[Any] = set()  # within a part that says to be in another language
    for element in root.iter(etree.Element):
        if element.tag == "template":
            inert.update(element.iter(etree.Element))
        elif element is not root and "lang" in element.attrib:
            foreign.update(element.iter(etree.Element))
        if element not in inert:
            _read_element(element, found, is_free=element in foreign)
    return found


def read_svg(data: bytes) -> Document:
    """Return links and anchors of an SVG file; none for one that is not well-formed."""
    found = Document()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return found
    for element in root.iter(etree.Element):
        _read_element(element, found)
    return found


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


def srcset_addresses(value: str) -> list[str]:
    """Return the addresses of an image candidate list (HTML standard, 4.8.4.2.2)."""
    found, position = [], 0
    while match := _CANDIDATE.match(value, position):
        address = match["address"]
        has_end = address.endswith(",")  # no descriptor follows
        position = match.end("address" if has_end else 0)
        found.append(address.rstrip(","))
    return found


def _read_element(element: Any, found: Document, *, is_free: bool = False) -> None:
    attributes = element.attrib
    if not attributes:
        if element.tag == "style" and element.text:
            _add_css(element, element.text, found)
        return
    tag, line = element.tag.rpartition("}")[2].lower(), element.sourceline or 0
    for key in ("id", "name"):
        value = attributes.get(key)
        if not value or (key == "name" and tag not in ("a", "map")):
            continue
        if value not in found.anchors:
            found.anchors[value] = line
        elif key == "id":
            found.doubles.append((value, line))
    rel = frozenset((attributes.get("rel") or "").lower().split()) if "rel" in attributes else ()
    marks = ("hreflang", "data-edition")
    free = is_free or "alternate" in rel or any(mark in attributes for mark in marks)
    for key, value in attributes.items():
        if key in _ONE or key in ("xlink:href", _XLINK):
            if tag == "base":
                found.base = value if found.base is None and key == "href" else found.base
            elif key != "data" or tag == "object":
                use = _use(tag, key, rel, attributes)
                name = "xlink:href" if key == _XLINK else key
                if use:
                    found.links.append(Link(f"{tag} {name}", value, line, use, free))
        elif key in _SETS:
            for address in srcset_addresses(value):
                found.links.append(Link(f"{tag} {key}", address, line, "image"))
        elif key == "ping":
            found.links.extend(Link(f"{tag} ping", one, line, "send") for one in value.split())
        elif key == "usemap" and value:
            found.links.append(Link(f"{tag} usemap", value, line))
        elif key == "style" and "url(" in value.lower():
            for address, _ in css_addresses(value):
                found.links.append(Link(f"{tag} style url()", address, line, "load"))
    if tag == "meta":
        _read_meta(attributes, line, found)
    elif tag == "style" and element.text:
        _add_css(element, element.text, found)
    elif tag == "link" and "canonical" in rel:
        found.canonical = attributes.get("href") or ""


def _use(tag: str, key: str, rel: Any, attributes: Any) -> str:
    """How a link is used; "" for one that leads to a host only."""
    if tag == "link":
        if not _ORIGINS.isdisjoint(rel):
            return ""
        if not _DECLARED.isdisjoint(rel) and "stylesheet" not in rel:
            return "declare"
        return "image" if "icon" in rel or "apple-touch-icon" in rel else "load"
    if tag in _PICTURES or key in ("poster", "background"):
        return "image"
    if tag == "form" or key == "formaction":
        method = attributes.get("formmethod") or attributes.get("method") or "get"
        return "send" if method.lower() == "post" else "follow"
    if key in LOADED or tag in ("use", "script"):
        return "load"
    return "follow"


def _read_meta(attributes: Any, line: int, found: Document) -> None:
    content = attributes.get("content") or ""
    name = (attributes.get("property") or attributes.get("name") or "").lower()
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.match(content)
        if match and match["address"].strip() and not match["address"].strip().isdigit():
            address = match["address"]
            if match["quote"]:
                address = address.partition(match["quote"])[0]
            found.links.append(Link("meta refresh", address.strip(), line))
    elif name == "generator":
        found.generator = content
    elif _META.match(name):
        use = "image" if ":image" in name else "declare"
        found.links.append(Link(f"meta {name}", content, line, use))


def _add_css(element: Any, text: str, found: Document) -> None:
    line = (element.sourceline or 1) - 1
    for address, offset in css_addresses(text):
        found.links.append(Link("style url()", address, line + offset, "load"))


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
