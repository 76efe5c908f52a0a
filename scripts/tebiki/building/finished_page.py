"""Holds a finished page to its policy: what is not of our templates is a fault."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from tebiki.building.content_policy import OwnParts, parts
from tebiki.files.data_faults import Said
from tebiki.safety import addresses
from tebiki.safety.allowed_html import SCHEMES, shown

# In small letters. What stands before is looked at last: Python finds letters ten times as fast.
_ATTRIBUTES = (
    re.compile(r"""on(?<=[\s/"']on)[a-z]+\s*="""),
    re.compile(r"""style(?<=[\s/"']style)\s*="""),
)
_NEVER = frozenset(
    ("applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal", "meta")
)
_LOADS = ("src", "srcset", "imagesrcset", "poster", "background", "xlink:href")
_SENDS = ("action", "formaction", "ping", "srcdoc", "manifest")
# All that may be wrong, found at once: every search goes through the whole page.
_HELD = ", ".join(
    [
        *(tag for tag in _NEVER if tag != "meta"),
        *("meta[http-equiv]", "link[href]", "use"),
        *(f"[{name}]" for name in (*_LOADS[:-1], *_SENDS)),
        '[href*=":"]',  # no scheme is without it
    ]
)
_NO_HOST_NEEDED = frozenset(("canonical", "alternate"))
_NOT_OURS = Said(
    " is none of our templates'; put it into a file of overrides/assets, or take it out",
    "は tebiki のテンプレートのものではありません。"
    "overrides/assets のファイルに移すか、消してください。",
)
_SCRIPT = Said("an inline script", "ページに直接書いたスクリプト").then(_NOT_OURS)
_STYLE = Said("an inline style", "ページに直接書いたスタイル").then(_NOT_OURS)
_HANDLER = Said("the attribute {name} of a <{tag}>", "<{tag}> の属性 {name} ").then(_NOT_OURS)
_NO_PLACE = Said(" has no place on a page; take it out", "はページに置けません。消してください。")
_TAG = Said("<{tag}>", "<{tag}> ").then(_NO_PLACE)
_ATTRIBUTE = Said("the attribute {name} of a <{tag}>", "<{tag}> の属性 {name} ").then(_NO_PLACE)
_LINK = Said(
    "the link {address} may not begin so; write https:// or a file's name",
    "リンク {address} の始まりは使えません。https:// かファイルの名前で書いてください。",
)
_ELSEWHERE = Said(
    "{address} is loaded from elsewhere; put the file into docs/",
    "{address} をよそから読み込んでいます。ファイルを docs/ に置いてください。",
)


def faults(page: str, own: OwnParts) -> list[Said]:
    """Return what the HTML of a whole page holds beside what its templates own; a sentence each.

    Held up are: inline scripts and styles that are not `own`, handlers, style attributes, frames,
    forms that lead anywhere, whatever is loaded from elsewhere, and links of no known scheme.
    """
    return list(dict.fromkeys(_faults(page, LexborHTMLParser(page), own)))


def _faults(page: str, tree: LexborHTMLParser, own: OwnParts) -> Iterator[Said]:
    here = parts(tree)
    if here.scripts - own.scripts or here.data - own.data:
        yield _SCRIPT
    if here.styles - own.styles:
        yield _STYLE
    letters = page.lower()
    if any(pattern.search(letters) for pattern in _ATTRIBUTES):
        for node in tree.css("*"):
            for name in node.attributes:
                if name.startswith("on") or name == "style":
                    yield _HANDLER.filled(name=name, tag=node.tag or "")
    held = [(node.tag or "", node.attributes) for node in tree.css(_HELD)]
    for tag, _ in held:
        if tag in _NEVER:
            yield _TAG.filled(tag=tag)
    for name in _SENDS:
        for tag, attributes in held:
            if name in attributes:
                yield _ATTRIBUTE.filled(name=name, tag=tag)
    for tag, attributes in held:
        yield from _loads(tag, attributes)
    for tag, attributes in held:
        address = attributes.get("href") or ""
        if not _has_good_scheme(address) and tag != "link":
            yield _LINK.filled(address=shown(address))


def _loads(tag: str, attributes: Mapping[str, str | None]) -> Iterator[Said]:
    rel = frozenset((attributes.get("rel") or "").lower().split())
    names = ("href",) if tag == "link" and rel.isdisjoint(_NO_HOST_NEEDED) else ()
    for name in (*names, *_LOADS):
        for address in _addresses(name, attributes.get(name) or ""):
            if _is_elsewhere(address):
                yield _ELSEWHERE.filled(address=shown(address))


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
