"""Joins source lines so that a line end between Japanese characters is not a space on the page."""

import unicodedata
from xml.etree.ElementTree import Element

_BLOCKS = {"p", "li", "dd", "dt", "td", "th", "summary"}
_OPAQUE = {"pre", "code", "script", "style", "textarea"}


def join_lines(root: Element) -> None:
    """Drop or keep the line ends in the texts of `root`'s paragraphs, in place.

    Between two Japanese characters, and next to Japanese punctuation, a line end
    disappears; between Japanese and Latin it becomes a space, as in the guide.
    """
    for element in root.iter():
        if element.tag in _BLOCKS:
            _join_block(element)


def joint(before: str, after: str) -> str:
    """Return what stands for a line end between the characters `before` and `after`."""
    if not (_is_wide(before) or _is_wide(after)):
        return "\n"
    if _is_wide(before) and _is_wide(after):
        return ""
    wide = before if _is_wide(before) else after
    return "" if unicodedata.category(wide).startswith(("P", "S")) else " "


def _join_block(block: Element) -> None:
    runs = [run for run in _runs(block) if run[2]]
    texts = [text for _, _, text in runs]
    for number, (element, place, text) in enumerate(runs):
        if "\n" not in text or not place:
            continue
        before = next((other.rstrip()[-1] for other in texts[:number][::-1] if other.strip()), "")
        after = next((other.lstrip()[0] for other in texts[number + 1 :] if other.strip()), "")
        texts[number] = _join_text(text, before, after)
        setattr(element, place, texts[number])


def _runs(element: Element) -> list[tuple[Element, str, str]]:
    """The text runs of one block in reading order, those of nested blocks and code left out."""
    runs = [(element, "text", element.text or "")]
    for child in element:
        if child.tag in _OPAQUE:
            runs.append((child, "", "".join(child.itertext())))  # a neighbour, left as it is
        elif child.tag not in _BLOCKS and child.tag not in ("ul", "ol", "table", "div"):
            runs.extend(_runs(child))
        runs.append((child, "tail", child.tail or ""))
    return runs


def _join_text(text: str, before: str, after: str) -> str:
    pieces = text.split("\n")
    joined = pieces[0]
    for number, piece in enumerate(pieces[1:], start=1):
        left = joined.rstrip()[-1:] or before
        right = piece.lstrip()[:1] or ("" if any(pieces[number:]) else after)
        if left and right:
            joined = joined.rstrip() + joint(left, right) + piece.lstrip()
        else:
            joined = f"{joined}\n{piece}"
    return joined


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in ("W", "F")
