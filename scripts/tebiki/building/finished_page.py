"""Holds a finished page to its policy: what is not of our templates is a fault."""

import re
from collections.abc import Iterator
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tebiki.building.content_policy import OwnParts, parts
from tebiki.safety import addresses
from tebiki.safety.allowed_html import SCHEMES, shown

_WITH_ATTRIBUTE = re.compile(r"""[\s/"'](on[a-z]+|style)\s*=""", re.IGNORECASE)
_NEVER = "applet, base, embed, frame, frameset, iframe, object, portal, meta[http-equiv]"
_LOADS = ("src", "srcset", "imagesrcset", "poster", "background", "xlink:href")
_LOADING = ", ".join(
    (*("[src]", "[srcset]", "[imagesrcset]", "[poster]", "[background]"), "link[href]", "use")
)
_SENDS = ("action", "formaction", "ping", "srcdoc", "manifest")
_NO_HOST_NEEDED = frozenset(("canonical", "alternate"))
_NOT_OURS = "is none of our templates'; put it into a file of overrides/assets, or take it out"


def faults(page: str, own: OwnParts) -> list[str]:
    """Return what the HTML of a whole page holds beside what its templates own; a sentence each.

    Held up are: inline scripts and styles that are not `own`, handlers, style attributes, frames,
    forms that lead anywhere, whatever is loaded from elsewhere, and links of no known scheme.
    """
    return list(dict.fromkeys(_faults(page, LexborHTMLParser(page), own)))


def _faults(page: str, tree: LexborHTMLParser, own: OwnParts) -> Iterator[str]:
    here = parts(tree)
    if here.scripts - own.scripts or here.data - own.data:
        yield f"an inline script {_NOT_OURS}"
    if here.styles - own.styles:
        yield f"an inline style {_NOT_OURS}"
    if _WITH_ATTRIBUTE.search(page):
        for node in tree.css("*"):
            for name in node.attributes:
                if name.startswith("on") or name == "style":
                    yield f"the attribute {name} of a <{node.tag}> {_NOT_OURS}"
    for node in tree.css(_NEVER):
        yield f"<{node.tag}> has no place on a page; take it out"
    for name in _SENDS:
        for node in tree.css(f"[{name}]"):
            yield f"the attribute {name} of a <{node.tag}> has no place on a page; take it out"
    for node in tree.css(_LOADING):
        yield from _loads(node)
    for node in tree.css("[href]"):
        address = node.attributes["href"] or ""
        if not _has_good_scheme(address) and node.tag != "link":
            yield f"the link {shown(address)} may not begin so; write https:// or a file's name"


def _loads(node: LexborNode) -> Iterator[str]:
    attributes = node.attributes
    rel = frozenset((attributes.get("rel") or "").lower().split())
    names = ("href",) if node.tag == "link" and rel.isdisjoint(_NO_HOST_NEEDED) else ()
    for name in (*names, *_LOADS):
        for address in _addresses(name, attributes.get(name) or ""):
            if _is_elsewhere(address):
                yield f"{shown(address)} is loaded from elsewhere; put the file into docs/"


def _addresses(name: str, value: str) -> list[str]:
    if name in ("srcset", "imagesrcset"):
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return [value] if value else []


@cache
def _is_elsewhere(address: str) -> bool:
    found = addresses.split(address)
    return found.host is not None or found.scheme not in ("", "data")


@cache
def _has_good_scheme(address: str) -> bool:
    return addresses.split(address).scheme in SCHEMES | {""}
