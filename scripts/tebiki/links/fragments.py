"""Judges what stands behind the # of an address: an anchor of the page, or a text on it."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from tebiki.links.site_files import Site, fold

_WITH_ANCHORS = (".html", ".htm", ".xhtml", ".svg")
_VIEW = re.compile(r"(svgView\(|t=|xywh=)")


def fragment_faults(site: Site, file: str, fragment: str) -> Iterator[tuple[str, str, str]]:
    """Yield (rule, detail, nearest anchor) for what `file` lacks of a fragment.

    "lost-key" of a page with the anchor save-key alone -> ("fragment", "", "#save-key").
    """
    document = site.documents.get(file)
    if not fragment or document is None or not file.endswith(_WITH_ANCHORS):
        return
    name, directive, text = fragment.partition(":~:")
    if directive:
        for part in _text_parts(text):
            if _squeeze(part) not in _squeeze(site.text_of(file)):
                yield "text", part, ""
    anchors, plain = document.anchors, unquote(name)
    if not name or name in anchors or plain in anchors or plain.lower() == "top":
        return
    if file.endswith(".svg") and _VIEW.match(name):
        return
    real = {fold(anchor): anchor for anchor in anchors}.get(fold(plain))
    if real is None:
        close = get_close_matches(plain, anchors, 1, 0.5)
        yield "fragment", "", f"#{close[0]}" if close else ""
    else:
        form = unicodedata.normalize("NFC", real) == unicodedata.normalize("NFC", plain)
        yield "fragment-form" if form else "fragment-case", "", f"#{real}"


def _text_parts(directive: str) -> Iterator[str]:
    """The texts that a text fragment names: `text=[prefix-,]start[,end][,-suffix]`."""
    for one in directive.split("&"):
        if one.startswith("text="):
            for part in one.removeprefix("text=").split(","):
                if not part.endswith("-") and not part.startswith("-"):
                    yield unquote(part)


def _squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
