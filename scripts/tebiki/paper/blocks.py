"""Turns the HTML of built pages into Typst markup; what it does not know is refused."""

from lxml.html import HtmlElement

from tebiki.paper import said_faults
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter, Place, named
from tebiki.paper.inline import inline, marked, pieces, titled, trimmed
from tebiki.paper.parts import (
    BLOCKS,
    HEADINGS,
    classes,
    is_site_only,
    on_paper,
    plain_text,
    site_path,
)


def blocks(elements: list[HtmlElement], chapter: Chapter) -> str:
    """Return block elements as Typst code, each below a comment that says where it comes from."""
    lines = []
    for element in elements:
        made = block(element, chapter)
        if made:
            lines += [chapter.comment(element), made]
    return "{\n" + "\n".join(lines) + "\n}" if lines else "none"


def block(element: HtmlElement, chapter: Chapter) -> str:
    """Return one block element as Typst code."""
    tag = element.tag
    kinds = classes(element)
    if tag == "p":
        said = inline(element, chapter)
        return typ.code("para", said) if said else ""
    if tag in ("ul", "ol"):
        return _list(element, chapter)
    if tag in HEADINGS:
        return heading(element, chapter)
    if tag == "details" and "change-origin" in kinds:  # short enough for paper
        return blocks([c for c in element if c.tag != "summary"], chapter)
    if tag == "details":
        return _folded(element, chapter)
    if tag == "pre" or "highlight" in kinds:
        return _listing(element)
    if tag == "table":
        return _table(element, chapter)
    if tag == "blockquote":
        return typ.code("quoted", body=_content(element, chapter))
    if tag == "hr":
        return typ.code("rule")
    if tag == "div" and "admonition" in kinds:
        return _admonition(element, chapter)
    if tag == "div" and "screens" in kinds:
        return typ.code("screens", figures=screens(element, chapter))
    if tag == "aside" and "fallback" in kinds:
        return typ.code("admonition", kind=typ.string("note"), body=_content(element, chapter))
    if tag == "div" and not kinds - {"md-typeset__table", "md-typeset__scrollwrap", "lead"}:
        return _content(element, chapter)
    chapter.refuse(element, said_faults.unknown(named(element)))
    return ""


def heading(element: HtmlElement, chapter: Chapter) -> str:
    """Return a heading that other pages can point to; a skipped level is refused."""
    level = HEADINGS[element.tag]
    check_level(element, level, chapter)
    label = Place(chapter.name, element.get("id") or "").label
    return typ.code(
        "section-title",
        titled(element, chapter),
        level=str(level - chapter.raised),
        id=typ.string(label),
    )


def check_level(element: HtmlElement, level: int, chapter: Chapter) -> None:
    """Refuse a heading that skips a level of the contents, and go on from it."""
    if level > chapter.rank + 1:
        chapter.refuse(element, said_faults.skipped(level, plain_text(element), chapter.rank))
    chapter.rank = level


def screens(element: HtmlElement, chapter: Chapter) -> str:
    """Return the figures of a `div.screens` as an array of Typst dictionaries."""
    figures = []
    for figure in on_paper(element, chapter.audience):
        caption = figure.find("figcaption")
        said = "none" if caption is None else f"[{inline(caption, chapter)}]"
        picture = next(iter(figure.iter("img")), None)
        if picture is None:
            frame = next(iter(figure.find_class("screen-frame")), figure)
            name = frame.text_content().strip() or figure.get("data-screen") or ""
            figures.append(f"(path: none, ratio: 1, alt: {typ.string(name)}, caption: {said})")
            continue
        path = site_path(chapter.path, picture.get("src") or "")
        if not chapter.has_picture(path):
            chapter.refuse(picture, said_faults.NO_PICTURE.filled(path=path))
        alt = picture.get("alt") or ""
        if not alt.strip():
            chapter.refuse(picture, said_faults.NO_ALT.filled(path=path))
        ratio = int(picture.get("height") or 5) / int(picture.get("width") or 8)
        figures.append(
            f"(path: {typ.string('/' + path)}, ratio: {ratio:.4f}, alt: {typ.string(alt)}, "
            f"caption: {said})"
        )
    return typ.array(figures)


def _content(element: HtmlElement, chapter: Chapter) -> str:
    """The blocks in `element`; text that stands bare in it becomes a paragraph."""
    children = on_paper(element, chapter.audience)
    if any(child.tag in BLOCKS for child in children):
        bare = next(
            (text for text in (element.text, *(c.tail for c in children)) if (text or "").strip()),
            "",
        )
        if bare and element.tag != "li":
            chapter.refuse(element, said_faults.bare(named(element)), text=bare)
        return blocks(children, chapter)
    return "{ " + typ.code("para", inline(element, chapter)) + " }"


def _list(element: HtmlElement, chapter: Chapter) -> str:
    items = []
    for item in on_paper(element, chapter.audience):
        below = [child for child in item if child.tag in BLOCKS]
        first = trimmed(pieces(item, chapter, before_blocks=True))
        start = typ.code("para", first) if first else ""
        rest = blocks(below, chapter) if below else ""
        items.append("{ " + "; ".join(part for part in (start, rest) if part) + " }")
    if element.tag == "ul":
        return typ.code("bullets", items=typ.array(items))
    return typ.code("numbers", items=typ.array(items), start=element.get("start") or "1")


def _admonition(element: HtmlElement, chapter: Chapter) -> str:
    kind = next(iter(name for name in element.get("class").split() if name != "admonition"), "note")
    title = next(iter(element.xpath("./p[contains(@class, 'admonition-title')]")), None)
    body = [child for child in on_paper(element, chapter.audience) if child is not title]
    return typ.code(
        "admonition",
        kind=typ.string(kind),
        title="none" if title is None else f"[{inline(title, chapter)}]",
        body=blocks(body, chapter),
    )


def _listing(element: HtmlElement) -> str:
    """Code as it is, below the name of its file where it has one."""
    name = next((span for span in element.iter("span") if "filename" in classes(span)), None)
    body = element if name is None else next(element.iter("pre"), element)
    made = typ.code("listing", code=typ.string((body.text_content() or "").strip("\n")))
    if name is None:
        return made
    said = typ.code("para", f"#code({typ.string(name.text_content().strip())})")
    return f"{{\n{said}\n{made}\n}}"


def _folded(element: HtmlElement, chapter: Chapter) -> str:
    """Folded text is left out, with a word on where it is."""
    summary = element.find("summary")
    title = chapter.words["paper_details"] if summary is None else plain_text(summary)
    mark = ""
    if chapter.own_address:
        mark = marked(chapter.mark(chapter.own_address, title))
    word = chapter.words["paper_folded"].format(title=title)
    return typ.code("folded", typ.text(word) + mark)


def _table(element: HtmlElement, chapter: Chapter) -> str:
    lines = [row for row in element.iter("tr") if not is_site_only(row, chapter.audience)]
    rows = [list(row) for row in lines]
    head = [row for row in rows if row and row[0].tag == "th" and row[-1].tag == "th"][:1]
    body = [row for row in rows if row not in head]
    return typ.code(
        "grid-table",
        columns=str(max(len(row) for row in rows)),
        head=typ.array([_cell(cell, chapter) for row in head for cell in row]),
        cells=typ.array([_cell(cell, chapter) for row in body for cell in row]),
    )


def _cell(cell: HtmlElement, chapter: Chapter) -> str:
    """A cell's words, and below them its screens."""
    below = [child for child in on_paper(cell, chapter.audience) if child.tag in BLOCKS]
    if not below:
        return f"[{inline(cell, chapter)}]"
    first = trimmed(pieces(cell, chapter, before_blocks=True))
    return f"[{first} #{blocks(below, chapter)}]"
