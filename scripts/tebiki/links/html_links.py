"""Finds every link of a page or a drawing with its line."""

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

from tebiki.links.documents import Document, Link
from tebiki.markdown.html_source import parse_plainly
from tebiki.safety.css_links import css_addresses

_LOADED = frozenset({"src", "srcset", "imagesrcset", "poster", "data", "background", "manifest"})
_XLINK = "{http://www.w3.org/1999/xlink}href"
_ONE = frozenset(("href", "src", "poster", "data", "action", "formaction", "cite", "background",
                  "manifest", "longdesc", "xlink:href", _XLINK))  # fmt: skip
_SETS = ("srcset", "imagesrcset")
# An element with none of these has nothing to do with links.
_READ = _ONE.union(_SETS, ("id", "name", "lang", "ping", "usemap", "style", "content"))
_PICTURES = frozenset({"img", "image", "input", "feimage"})
_DECLARED = frozenset({"canonical", "alternate", "shortlink", "self", "amphtml"})
_ORIGINS = frozenset({"preconnect", "dns-prefetch"})
_META = re.compile(
    r"(og|twitter):(image|audio|video|url|player)(:(url|secure_url|src|stream))?$"
    r"|msapplication-(tileimage|config)$"
)
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<address>.*)", re.I)
_CANDIDATE = re.compile(r"[\s,]*(?P<address>\S+)(?P<rest>(?:\([^)]*\)|[^,(])*)")


def read_html(data: bytes) -> Document:
    """Return links and anchors of an HTML document; comments, code and templates have none."""
    found = Document()
    root = parse_plainly(data)
    if root is None:
        return found
    found.language = (root.get("lang") or "").lower()
    inert = {inner for one in root.iter("template") for inner in one.iter(etree.Element)}
    foreign: set[Any] = set()  # within a part that says to be in another language
    for element in root.iter(etree.Element):
        keys = element.keys()
        if _READ.isdisjoint(keys) or element in inert:
            continue
        if "lang" in keys and element is not root:
            foreign.update(element.iter(etree.Element))
        _read_element(element, found, is_free=element in foreign)
    _read_styles(root, found, inert)
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
    _read_styles(root, found)
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
    attributes = dict(element.items())
    tag, line = element.tag.rpartition("}")[2].lower(), element.sourceline or 0
    for key in ("id", "name"):
        value = attributes.get(key)
        if not value or (key == "name" and tag not in ("a", "map")):
            continue
        if value not in found.anchors:
            found.anchors[value] = line
        elif key == "id":
            found.doubles.append((value, line))
    rel = frozenset(attributes["rel"].lower().split()) if "rel" in attributes else frozenset()
    free = is_free or "hreflang" in attributes or "data-edition" in attributes or "alternate" in rel
    for key, value in attributes.items():
        if key not in _READ:
            continue
        if key in _ONE:
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
    if key in _LOADED or tag in ("use", "script"):
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


def _read_styles(root: Any, found: Document, inert: Collection[Any] = ()) -> None:
    for element in root.iter("{*}style"):
        if element.text and element not in inert:
            line = (element.sourceline or 1) - 1
            for address, offset in css_addresses(element.text):
                found.links.append(Link("style url()", address, line + offset, "load"))
