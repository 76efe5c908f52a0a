"""Lays a step out as a card of the handout: text beside its picture, tick box at the foot."""

from lxml.html import HtmlElement

from tebiki.pages.steps import STEP_END
from tebiki.paper import blocks as paper
from tebiki.paper import said_faults
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter, Place
from tebiki.paper.inline import titled
from tebiki.paper.parts import classes, on_paper, plain_text

_NOTES = {"changed", "still-true"}
_WIDE = {"highlight", *_NOTES, "screens", "md-typeset__scrollwrap"}


def card(section: HtmlElement, chapter: Chapter) -> str:
    """Return a `section.step` as a call of the layout's `step`.

    What needs the whole width, and all that stands before it, is `over` or `rest`; the text
    between, or a change note right before its picture, stands beside the picture, before
    (`beside`) and after it (`then`). What is folded on the screen is `left_out`, a word beside the
    tick box; `last` stands below that.
    """
    head = section.find_class("step-head")
    foot = section.find_class("step-foot")
    title = next(iter(section.iter("h2")), None)
    if title is None:
        chapter.refuse(section, said_faults.NO_TITLE)
        return ""
    if "step-skipped" in classes(section):
        return _skipped(title, chapter)
    number = section.get("data-no") or "0"
    chapter.step = int(number)
    paper.check_level(title, 2, chapter)
    done = next(iter(section.find_class("step-done")), None)
    badge = next(iter(section.xpath(".//details[contains(@class, 'step-badge')]/summary")), None)
    content = [
        child for child in on_paper(section, chapter.audience) if child not in [*head, *foot, title]
    ]
    left_out = [child for child in content if child.tag == "details"]
    content = [child for child in content if child not in left_out]
    ends = (n for n, child in enumerate(content) if STEP_END in classes(child))
    end = next(ends, len(content))
    content, last = content[:end], content[end:]
    place = next((n for n, child in enumerate(content) if _is_screens(child)), len(content))
    before, after = content[:place], content[place + 1 :]
    start = max((n + 1 for n, child in enumerate(before) if _is_wide(child)), default=0)
    if start == len(before) and before and _is_note(before[-1]):  # the picture is the note's own
        start -= 1
    end = next((n for n, child in enumerate(after) if _is_wide(child)), len(after))
    made = typ.code(
        "step",
        id=typ.string(Place(chapter.name, title.get("id") or "").label),
        number=number,
        of=section.get("data-of") or "0",
        title=f"[{titled(title, chapter)}]",
        badge=typ.string("" if badge is None else plain_text(badge)),
        over=paper.blocks(before[:start], chapter),
        beside=paper.blocks(before[start:], chapter),
        figures=paper.screens(content[place], chapter) if place < len(content) else "()",
        then=paper.blocks(after[:end], chapter),
        rest=paper.blocks(after[end:], chapter),
        left_out=paper.blocks(left_out, chapter),
        last=paper.blocks(last, chapter),
        done="none" if done is None else typ.string(plain_text(done)),
    )
    chapter.step = 0
    return made


def _skipped(title: HtmlElement, chapter: Chapter) -> str:
    """A step that is skipped, as the one line that the paper has of it."""
    said = chapter.words["paper_skipped"].format(title=plain_text(title))
    label = Place(chapter.name, title.get("id") or "").label
    return typ.code("skipped", said=typ.string(said), id=typ.string(label))


def _is_screens(element: HtmlElement) -> bool:
    return "screens" in classes(element)


def _is_note(element: HtmlElement) -> bool:
    return bool(_NOTES & classes(element))


def _is_wide(element: HtmlElement) -> bool:
    return element.tag in ("table", "pre") or bool(_WIDE & classes(element))
