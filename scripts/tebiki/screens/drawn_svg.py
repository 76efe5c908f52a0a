"""Core: what a drawing may not hold, since a browser can open it as a page without a policy."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tebiki.files.data_faults import Said
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
_ALONE = Said("; draw it with shapes and text alone", "。形と文字だけで描いてください。")
_NO_SVG = Said(
    "the drawing is no SVG; draw it anew by tebiki screens draw",
    "図が SVG ではありません。tebiki screens draw で描き直してください。",
)
_ABOVE = Said("something stands above <svg>", "<svg> の上に何かあります").then(_ALONE)
_NOT_HOLD = Said("a drawing may not hold <{tag}>", "図に <{tag}> は置けません").then(_ALONE)
_NOT_HAVE = Said(
    "a drawing may not have the attribute {name}", "図に属性 {name} は置けません"
).then(_ALONE)
_NOT_LEAD = Said(
    "a drawing may not lead or load: {address}", "図からほかの場所を指すことはできません: {address}"
).then(_ALONE)
_BACKSLASH = Said(
    "a drawing may not have a backslash in a style", "図のスタイルにバックスラッシュは置けません"
).then(_ALONE)
_NOT_LOAD = Said("a drawing may not load: {address}", "図から読み込みはできません: {address}").then(
    _ALONE
)


def faults(data: bytes) -> list[tuple[int, Said]]:
    """Return line, from 1, and message for whatever of an SVG file runs or loads something."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [(error.lineno or 1, _NO_SVG)]
    document = root.getroottree()
    found = []
    if document.docinfo.internalDTD is not None or root.getprevious() is not None:
        found.append((1, _ABOVE))
    for node in root.iter(etree.Element, etree.ProcessingInstruction):
        line: Any = node.sourceline or 1
        found += [(line, message) for message in _of_node(node)]
    return found


def _of_node(node: etree._Element) -> Iterator[Said]:
    if not isinstance(node.tag, str):
        yield _NOT_HOLD.filled(tag="?…?")
        return
    name = etree.QName(node)
    if name.namespace != _SVG or name.localname not in _TAGS:
        yield _NOT_HOLD.filled(tag=str(name.localname))
    for key, value in node.attrib.items():
        attribute = etree.QName(str(key)).localname.lower()
        if attribute.startswith("on") or attribute == "base":
            yield _NOT_HAVE.filled(name=attribute)
        elif attribute == "href" and not str(value).startswith("#"):
            yield _NOT_LEAD.filled(address=shown(str(value)))
        elif attribute != "href":
            yield from _of_css(str(value))
    if name.localname == "style":
        yield from _of_css("".join(str(text) for text in node.itertext()))


def _of_css(text: str) -> Iterator[Said]:
    if "\\" in text:  # u\72l( would be url(
        yield _BACKSLASH
    for address, _ in css_links.css_addresses(text):
        if not address.startswith("#"):
            yield _NOT_LOAD.filled(address=shown(address))
