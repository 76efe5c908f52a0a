"""Turns the HTML of built pages into Typst markup; what it does not know is refused."""

from itertools import zip_longest

from lxml.html import HtmlElement

from tebiki.editions.note_blocks import ORIGIN
from tebiki.pages import footnotes
from tebiki.pages.rendered_page import FOLDED
from tebiki.paper import said_faults
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter, Place, named
from tebiki.paper.inline import inline, pieces, titled, trimmed
from tebiki.paper.parts import (
    BLOCKS,
    HEADINGS,
    classes,
    is_site_only,
    on_paper,
    plain_text,
    site_path,
)

_LED_TO = ("ul", "ol", "pre", "table", "section")  # what a sentence right before it leads to


def blocks(elements: list[HtmlElement], chapter: Chapter) -> str:
    """Return block elements as Typst code, each below a comment that says where it comes from."""
    lines = []
    for element, following in zip_longest(elements, elements[1:]):
        made = leading(element, following, chapter)
        if made:
            lines += [chapter.comment(element), made]
    return "{\n" + "\n".join(lines) + "\n}" if lines else "none"


def leading(element: HtmlElement, following: HtmlElement | None, chapter: Chapter) -> str:
    """Return one block element as Typst code; a sentence that leads to the next stays with it."""
    made = block(element, chapter)
    leads = following is not None and following.tag in _LED_TO and made.startswith("para(")
    return f"lead{made.removeprefix('para')}" if leads else made


def block(element: HtmlElement, chapter: Chapter) -> str:
    """Return one block element as Typst code."""
    tag = element.tag
    kinds = classes(element)
    if is_origin(element, chapter):
        return origin(element, chapter)
    if tag == "p":
        said = inline(element, chapter)
        return typ.code("para", said) if said else ""
    if tag in ("ul", "ol"):
        return _list(element, chapter)
    if tag in HEADINGS:
        return heading(element, chapter)
    if tag == "details" and FOLDED in kinds:  # as it was: a screen opens it, the paper is of now
        return ""
    if tag == "pre" or "highlight" in kinds:
        return _listing(element)
    if footnotes.NOTES in kinds:  # at the foot of the paper's pages, where a text names them
        return ""
    if tag == "table":
        return _table(element, chapter)
    if tag == "blockquote":
        return typ.code("quoted", body=_content(element, chapter))
    if tag == "hr":
        return typ.code("rule")
    if tag == "details" or (tag == "div" and "admonition" in kinds):
        return admonition(element, chapter)
    if tag == "div" and "screens" in kinds:
        return typ.code("screens", figures=screens(element, chapter))
    if tag == "aside" and "fallback" in kinds:
        return typ.code(
            "admonition", kind=typ.string("note"), pieces=typ.array([_content(element, chapter)])
        )
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
        said = "none" if caption is None else typ.string(_caption(caption, chapter))
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


def _caption(caption: HtmlElement, chapter: Chapter) -> str:
    """What a picture was drawn from; a link to another picture of it is of no use on paper."""
    parts = [caption.text or ""]
    for child in caption:
        if child.tag != "a" and not is_site_only(child, chapter.audience):
            parts.append(plain_text(child))
        parts.append(child.tail or "")
    separator = chapter.words["separator"]
    return " ".join("".join(parts).split()).strip().removesuffix(separator.strip()).strip()


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
    """The list; what its items say of sources only stands below it."""
    items, sources = [], []
    for item in on_paper(element, chapter.audience):
        below = [child for child in item if child.tag in BLOCKS]
        if is_origin(item, chapter):
            sources.append(origin(item, chapter))
            continue
        first = trimmed(pieces(item, chapter, before_blocks=True))
        start = typ.code("para", first) if first else ""
        rest = blocks(below, chapter) if below else ""
        items.append("{ " + "; ".join(part for part in (start, rest) if part) + " }")
    name, more = "bullets", {}
    if element.tag == "ol":
        name, more = "numbers", {"start": element.get("start") or "1"}
    made = [typ.code(name, items=typ.array(items), **more)] if items else []
    return _several([*made, *sources])


def is_origin(element: HtmlElement, chapter: Chapter) -> bool:
    """Does a line only say what a text rests on (`出典: …`)?"""
    if ORIGIN in classes(element):
        return True
    if element.tag not in ("p", "li") or chapter.step or any(c.tag in BLOCKS for c in element):
        return False
    start, colon, _ = plain_text(element).replace("：", ":").partition(":")
    return bool(colon) and start.strip() in chapter.words["paper_source_words"].split("|")


def origin(element: HtmlElement, chapter: Chapter) -> str:
    """A line that says what a text rests on, by numbers of the lines at the paper's end."""
    lines = [element] if element.tag != "details" else [c for c in element if c.tag != "summary"]
    chapter.in_sources = True
    made = [typ.code("origin", inline(line, chapter)) for line in lines]
    chapter.in_sources = False
    return _several(made)


def admonition(element: HtmlElement, chapter: Chapter, figures: str = "()") -> str:
    """A note, open, with the pictures that belong to it beside its text."""
    kinds = (element.get("class") or "").split()
    kind = next((name for name in kinds if name != "admonition"), "note")
    titles = element.xpath("./summary|./p[contains(@class, 'admonition-title')]")
    title = next(iter(titles), None)
    body = [child for child in on_paper(element, chapter.audience) if child is not title]
    bare = ((title.tail if title is not None else element.text) or "").strip()
    if bare:
        chapter.refuse(element, said_faults.bare(named(element)), text=bare)
    return typ.code(
        "admonition",
        kind=typ.string(kind),
        title="none" if title is None else f"[{inline(title, chapter)}]",
        pieces=typ.array([blocks([child], chapter) for child in body]),
        figures=figures,
    )


def _listing(element: HtmlElement) -> str:
    """Code as it is, below the name of its file where it has one."""
    name = next((span for span in element.iter("span") if "filename" in classes(span)), None)
    body = element if name is None else next(element.iter("pre"), element)
    made = typ.code("listing", code=typ.string((body.text_content() or "").strip("\n")))
    if name is None:
        return made
    return _several([typ.code("para", f"#code({typ.string(name.text_content().strip())})"), made])


def _table(element: HtmlElement, chapter: Chapter) -> str:
    lines = [row for row in element.iter("tr") if not is_site_only(row, chapter.audience)]
    rows = [list(row) for row in lines]
    head = [row for row in rows if row and row[0].tag == "th" and row[-1].tag == "th"][:1]
    body = [row for row in rows if row not in head]
    made = typ.code(
        "grid-table",
        columns=str(max(len(row) for row in rows)),
        head=typ.array([_cell(cell, chapter) for row in head for cell in row]),
        cells=typ.array([_cell(cell, chapter) for row in body for cell in row]),
    )
    if "is-example" not in classes(element):
        return made
    return _several([typ.code("para", typ.text(chapter.words["paper_times"])), made])


def _cell(cell: HtmlElement, chapter: Chapter) -> str:
    """A cell's words, and below them its screens."""
    below = [child for child in on_paper(cell, chapter.audience) if child.tag in BLOCKS]
    if not below:
        return f"[{inline(cell, chapter)}]"
    first = trimmed(pieces(cell, chapter, before_blocks=True))
    return f"[{first} #{blocks(below, chapter)}]"


def _several(made: list[str]) -> str:
    return made[0] if len(made) == 1 else "{ " + "; ".join(made) + " }"
