"""Lays a step out as a card of the handout: text beside its picture, tick box at the foot."""

from lxml.html import HtmlElement

from tebiki.pages.rendered_page import FOLDED
from tebiki.pages.steps import STEP_END
from tebiki.paper import blocks as paper
from tebiki.paper import said_faults
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter, Place
from tebiki.paper.inline import target_of, titled
from tebiki.paper.parts import classes, on_paper, plain_text

_NOTES = {"changed", "still-true"}
_WIDE = {"highlight", *_NOTES, "screens", "md-typeset__scrollwrap"}


def card(section: HtmlElement, chapter: Chapter) -> str:
    """Return a `section.step` as a call of the layout's `step`.

    What needs the whole width, and all that stands before it, is `over` or `rest`; the pieces
    between stand beside the picture. A change note right before its picture holds both. What
    stands at the step's end is `last`.
    """
    head = section.find_class("step-head")
    foot = section.find_class("step-foot")
    title = next(iter(section.iter("h2")), None)
    if title is None:
        chapter.refuse(section, said_faults.NO_TITLE)
        return ""
    number = section.get("data-no") or "0"
    chapter.step = int(number)
    paper.check_level(title, 2, chapter)
    done = next(iter(section.find_class("step-done")), None)
    badge = next(iter(section.xpath(".//details[contains(@class, 'step-badge')]/summary")), None)
    content = [
        child for child in on_paper(section, chapter.audience) if child not in [*head, *foot, title]
    ]
    ends = (n for n, child in enumerate(content) if STEP_END in classes(child))
    end = next(ends, len(content))
    content, last = content[:end], content[end:]
    over, main, rest = _around_picture(content, chapter)
    made = typ.code(
        "step",
        id=typ.string(Place(chapter.name, title.get("id") or "").label),
        number=number,
        of=section.get("data-of") or "0",
        title=f"[{titled(title, chapter)}]",
        badge=typ.string("" if badge is None else plain_text(badge)),
        over=over,
        main=main,
        rest=rest,
        last=paper.blocks(last, chapter),
        done="none" if done is None else typ.string(plain_text(done)),
        is_once="true" if section.xpath(".//div[contains(@class, 'once')]") else "false",
    )
    chapter.step = 0
    return made


def _around_picture(content: list[HtmlElement], chapter: Chapter) -> tuple[str, str, str]:
    """What stands above the picture, what beside it, and what below."""
    place = next((n for n, child in enumerate(content) if _is_screens(child)), len(content))
    before, pictures, after = content[:place], content[place : place + 1], content[place + 1 :]
    if pictures and before and _NOTES & classes(before[-1]):
        over = paper.blocks(before[:-1], chapter)
        note = paper.admonition(before[-1], chapter, paper.screens(pictures[0], chapter))
        return over, note, paper.blocks(after, chapter)
    start = max((n + 1 for n, child in enumerate(before) if _is_wide(child)), default=0)
    end = next((n for n, child in enumerate(after) if _is_wide(child)), len(after))
    over = paper.blocks(before[:start], chapter)
    above = [paper.blocks([child], chapter) for child in before[start:]]
    figures = paper.screens(pictures[0], chapter) if pictures else "()"
    below = [paper.blocks([child], chapter) for child in after[:end]]
    main = typ.code("beside", pieces=typ.array([*above, *below]), figures=figures)
    return over, main, paper.blocks(after[end:], chapter)


def skipped(sections: list[HtmlElement], chapter: Chapter) -> str:
    """Steps in a row that are skipped, as one line: their titles, and where they are done now."""
    entries = []
    for section in sections:
        title = next(section.iter("h2"))
        links = section.xpath(f".//a[@href][not(ancestor::details[contains(@class, '{FOLDED}')])]")
        places = (target_of(link.get("href") or "", chapter) for link in links)
        place = next((p for p in places if isinstance(p, Place) and p.page != chapter.name), None)
        entries.append(
            typ.record(
                id=typ.string(Place(chapter.name, title.get("id") or "").label),
                said=typ.string(plain_text(title)),
                to=typ.string(place.label if place else ""),
            )
        )
    return typ.code("skipped", entries=typ.array(entries))


def is_skipped(element: HtmlElement) -> bool:
    """Is this a step that is normally skipped?"""
    return element.tag == "section" and "step-skipped" in classes(element)


def _is_screens(element: HtmlElement) -> bool:
    return "screens" in classes(element)


def _is_wide(element: HtmlElement) -> bool:
    return element.tag in ("table", "pre") or bool(_WIDE & classes(element))
