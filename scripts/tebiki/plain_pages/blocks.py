"""Turns the blocks of a built page into Markdown: notes and what is folded become quotations.

`<div class="admonition once"><p class="admonition-title">一度だけ</p><p>メモします。</p></div>` is

    > **一度だけ**
    >
    > メモします。
"""

from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from tebiki.paper.parts import BLOCKS, HEADINGS, classes, plain_text
from tebiki.plain_pages.inline import Node, escaped, inline, nodes_of
from tebiki.plain_pages.shown import is_shown

_ALSO_BLOCKS = frozenset((*BLOCKS, "article", "aside", "dl", "dt", "dd", "figcaption", "summary"))


def blocks(
    element: HtmlElement, words: Mapping[str, str], without: HtmlElement | None = None
) -> list[str]:
    """Return what stands in `element` as blocks of Markdown, text between its blocks included."""
    made: list[str] = []
    loose: list[Node] = []
    for node in [*nodes_of(element), None]:
        if isinstance(node, str) or (node is not None and node.tag not in _ALSO_BLOCKS):
            loose.append(node)
            continue
        made.append(inline(loose, words))
        loose = []
        if node is not None and node is not without and is_shown(node):
            made += block(node, words)
    return [part for part in made if part]


def block(element: HtmlElement, words: Mapping[str, str]) -> list[str]:
    """Return one block element as blocks of Markdown."""
    tag, kinds = element.tag, classes(element)
    if tag in HEADINGS:
        return [_heading(element, words)]
    if tag in ("ul", "ol"):
        return [_list(element, words)]
    if tag == "pre" or "highlight" in kinds:
        return [_listing(element)]
    if tag == "table":
        return [_table(element, words)]
    if tag == "hr":
        return ["---"]
    if tag == "figure":
        return [_picture(image, words) for image in element.iter("img")] or blocks(element, words)
    if "admonition" in kinds or tag == "details":
        return [quoted(_titled(element, words))]
    if tag == "blockquote" or (tag == "aside" and "fallback" in kinds):
        return [quoted(blocks(element, words))]
    if tag == "p":
        images = list(element.iter("img"))
        if images and not plain_text(element):
            return [_picture(image, words) for image in images]
    return blocks(element, words)


def quoted(parts: Iterable[str]) -> str:
    """Return blocks as one quotation."""
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n"))


def _heading(element: HtmlElement, words: Mapping[str, str]) -> str:
    title = inline(nodes_of(element), words).replace("\\\n", " ")
    head = element.getparent()
    if head is not None and "step-head" in classes(head):
        number = head.getparent().get("data-no")
        title = words["step_name"].format(no=number, title=title) if number else title
    return f"{'#' * HEADINGS[element.tag]} {title}"


def _titled(element: HtmlElement, words: Mapping[str, str]) -> list[str]:
    """The blocks of a note or of what is folded, its title in bold before them."""
    title = element.find("summary")
    if title is None:
        title = next(iter(element.xpath("./p[contains(@class, 'admonition-title')]")), None)
    if title is None:
        return blocks(element, words)
    said = inline(nodes_of(title), words).replace("**", "")
    return [f"**{said}**", *blocks(element, words, without=title)]


def _picture(image: HtmlElement, words: Mapping[str, str]) -> str:
    alt = " ".join((image.get("alt") or "").split())
    return words["plain_picture"].format(text=escaped(alt)) if alt else ""


def _list(element: HtmlElement, words: Mapping[str, str]) -> str:
    number = int(element.get("start") or 1)
    is_loose = any(child.tag == "p" for item in element for child in item)
    items = []
    for item in element:
        if item.tag != "li" or not is_shown(item):
            continue
        mark = "- " if element.tag == "ul" else f"{number}. "
        number += 1
        parts = [part for part in blocks(item, words) if part]
        tight = len(parts) > 1 and not is_loose and item[-1].tag in ("ul", "ol")
        text = ("\n" if tight else "\n\n").join(parts)
        indented = [f"{' ' * len(mark)}{line}".rstrip() for line in text.split("\n")]
        items.append(mark + indented[0].lstrip() + "".join(f"\n{line}" for line in indented[1:]))
    return ("\n\n" if is_loose else "\n").join(items)


def _listing(element: HtmlElement) -> str:
    text = (element.text_content() or "").strip("\n")
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}\n{text}\n{fence}"


def _table(element: HtmlElement, words: Mapping[str, str]) -> str:
    rows = [
        [_cell(cell, words) for cell in row if cell.tag in ("th", "td")]
        for row in element.iter("tr")
        if is_shown(row)
    ]
    rows = [row for row in rows if row]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _cell(element: HtmlElement, words: Mapping[str, str]) -> str:
    said = " ".join(blocks(element, words)).replace("\\\n", " ").replace("\n", " ")
    return said.replace("|", "\\|")
