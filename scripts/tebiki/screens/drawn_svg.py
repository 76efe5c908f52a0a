"""Core: what a drawing may not hold, since a browser can open it as a page without a policy."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tebiki.safety import css_links
from tebiki.safety.allowed_html import shown

_TAGS = frozenset(
    (
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"),
        *("tspan", "title", "desc", "defs", "style", "use", "symbol", "marker", "clipPath", "mask"),
        *("pattern", "linearGradient", "radialGradient", "stop"),
    )
)
_SVG = "http://www.w3.org/2000/svg"
_ALONE = "draw it with shapes and text alone"


def faults(data: bytes) -> list[tuple[int, str]]:
    """Return line, from 1, and message for whatever of an SVG file runs or loads something."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [(error.lineno or 1, "the drawing is no SVG; draw it anew by tebiki screens draw")]
    document = root.getroottree()
    found = []
    if document.docinfo.internalDTD is not None or root.getprevious() is not None:
        found.append((1, f"something stands above <svg>; {_ALONE}"))
    for node in root.iter(etree.Element, etree.ProcessingInstruction):
        line: Any = node.sourceline or 1
        found += [(line, message) for message in _of_node(node)]
    return found


def _of_node(node: etree._Element) -> Iterator[str]:
    if not isinstance(node.tag, str):
        yield f"a drawing may not hold <?…?>; {_ALONE}"
        return
    name = etree.QName(node)
    if name.namespace != _SVG or name.localname not in _TAGS:
        yield f"a drawing may not hold <{name.localname}>; {_ALONE}"
    for key, value in node.attrib.items():
        attribute = etree.QName(str(key)).localname.lower()
        if attribute.startswith("on") or attribute == "base":
            yield f"a drawing may not have the attribute {attribute}; {_ALONE}"
        elif attribute == "href" and not str(value).startswith("#"):
            yield f"a drawing may not lead or load: {shown(str(value))}; {_ALONE}"
        elif attribute != "href":
            yield from _of_css(str(value))
    if name.localname == "style":
        yield from _of_css("".join(str(text) for text in node.itertext()))


def _of_css(text: str) -> Iterator[str]:
    if "\\" in text:  # u\72l( would be url(
        yield f"a drawing may not have a backslash in a style; {_ALONE}"
    for address, _ in css_links.css_addresses(text):
        if not address.startswith("#"):
            yield f"a drawing may not load: {shown(address)}; {_ALONE}"
