"""Makes boxes to tick of the items of a list that begin with `[ ]` or `[x]`.

<li>[ ] 水</li>  ->  <li class="task"><label><input type="checkbox"><span>水</span></label></li>
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

MARK = re.compile(r"\[([ xX])\](?:\s+|$)")
_BLOCKS = ("p", "ul", "ol", "div", "details", "blockquote", "table", "pre", "hr")


def make_boxes(root: Element) -> None:
    """Put the boxes into the lists of `root`, in place; each is named by the words behind it."""
    for item in list(root.iter("li")):
        line = _first_line(item)
        found = MARK.match((line.text or "").lstrip()) if line is not None else None
        if line is not None and found:
            item.set("class", f"{item.get('class', '')} task".strip())
            _label(line, found)


def _first_line(item: Element) -> Element | None:
    if (item.text or "").strip():
        return item
    return item[0] if len(item) and item[0].tag == "p" else None


def _label(line: Element, found: re.Match[str]) -> None:
    label = Element("label")
    box = SubElement(label, "input", {"type": "checkbox", "autocomplete": "off"})
    if found[1] != " ":
        box.set("checked", "checked")
    words = SubElement(label, "span")
    words.text = (line.text or "").lstrip()[found.end() :]
    for child in list(_in_line(line)):
        line.remove(child)
        words.append(child)
    line.text = None
    line.insert(0, label)


def _in_line(line: Element) -> Iterator[Element]:
    for child in line:
        if child.tag in _BLOCKS:
            return
        yield child
