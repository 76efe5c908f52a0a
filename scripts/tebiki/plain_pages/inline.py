"""Turns what stands in a line of a built page into Markdown that CommonMark reads as the same.

`これは<b>「次へ」</b> <span class="pin" data-pin="1">1</span>` is `これは **「次へ」** ①`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from lxml.html import HtmlElement

from tebiki.paper.parts import classes
from tebiki.plain_pages.shown import is_shown, page_address

Node: TypeAlias = str | HtmlElement

_SPACE = re.compile(r"[ \t\r\n\f]+")  # not the ideographic space
_MARKS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)")
_AT_START = re.compile(r"\A(?:(>|(?:#{1,6}|-+|\+|=+|~~~)(?=\s|$))|(\d{1,9})([.)])(?=\s|$))")
_AROUND = {
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("em", "i", "cite", "var"), "*"),
}
_APART = {"md-button", "freshness-due"}  # the stylesheet parts them from what is before
_CODE = ("code", "kbd", "samp", "tt")


def inline(nodes: Sequence[Node], words: Mapping[str, str]) -> str:
    """Return text and elements as one paragraph: white space as a browser shows it, and nothing
    that begins another block."""
    lines = [_SPACE.sub(" ", part).strip() for part in _pieces(nodes, words).split("\0")]
    said = "\\\n".join(line for line in lines if line)
    return "\n".join(_AT_START.sub(_escaped_start, line) for line in said.split("\n"))


def nodes_of(element: HtmlElement) -> list[Node]:
    """Return what stands in `element`, in order: text, and elements without their tails."""
    found: list[Node] = [element.text or ""]
    for child in element:
        found += [child, child.tail or ""]
    return [node for node in found if not isinstance(node, str) or node]


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


def code(text: str) -> str:
    """Return text as code, with as many backticks as it takes."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip() else ""


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[0]}"


def _pieces(nodes: Sequence[Node], words: Mapping[str, str]) -> str:
    text = ""
    for node, behind in zip(nodes, [*nodes[1:], ""], strict=False):
        if isinstance(node, str):
            text += escaped(node)
        elif is_shown(node):
            piece = _piece(node, words)
            is_apart = classes(node) & _APART and text and not text.endswith(" ")
            is_marked = node.tag in _AROUND and piece
            text += " " if is_apart else ""
            text += _spaced(text, piece, behind) if is_marked else piece
    return text


def _spaced(before: str, piece: str, behind: Node) -> str:
    """Put blanks round `piece` where its stars would not be read as marks of emphasis.

    CommonMark, 6.2: beside a letter, a run of stars must not have punctuation on its other side.
    """
    inner = piece.strip("*")
    left = before and _is_letter(before[-1]) and not _is_letter(inner[0])
    right = isinstance(behind, str) and behind and _is_letter(behind[0])
    right = right and not _is_letter(inner[-1])
    return f"{' ' if left else ''}{piece}{' ' if right else ''}"


def _is_letter(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign)[0] not in "PS"


def _piece(element: HtmlElement, words: Mapping[str, str]) -> str:
    tag = element.tag
    if tag in _AROUND:
        said = _SPACE.sub(" ", _pieces(nodes_of(element), words)).strip()
        return f"{_AROUND[tag]}{said}{_AROUND[tag]}" if said else ""
    if tag in _CODE:
        return code(_SPACE.sub(" ", element.text_content()))
    if tag == "a":
        return _link(element, words)
    if tag == "br":
        return "\0"
    if tag == "img":
        return escaped(element.get("alt") or "")
    if tag == "span" and "pin" in classes(element):
        return pin(element.get("data-pin") or element.text_content())
    if tag == "input" and element.get("type") == "checkbox":
        return "[x] " if element.get("checked") is not None else "[ ] "
    if tag == "input":
        return escaped(element.get("value") or "") if element.get("type") == "number" else ""
    if tag == "rt":
        return f"（{_pieces(nodes_of(element), words)}）"
    return "" if tag == "rp" else _pieces(nodes_of(element), words)


def pin(number: str) -> str:
    """Return a pin's number as authors write it: ① for 1."""
    is_circled = number.isdecimal() and 1 <= int(number) <= 20
    return chr(0x2460 + int(number) - 1) if is_circled else f"({number})"


def _link(element: HtmlElement, words: Mapping[str, str]) -> str:
    address = page_address(element.get("href") or "")
    said = _SPACE.sub(" ", _pieces(nodes_of(element), words)).strip()
    if not address or not said:
        return said
    if element.text_content().strip() == address and ":" in address:
        return f"<{address}>"
    shown = f"<{address}>" if re.search(r"[\s()<>]", address) else address
    return f"[{said}]({shown})"
