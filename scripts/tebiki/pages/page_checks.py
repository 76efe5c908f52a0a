"""Finds what a page's source lacks before it is rendered: title, step ids, known admonitions."""

from collections.abc import Iterator

from tebiki.markdown import markdown_spans
from tebiki.markdown.page import Page
from tebiki.markdown.page_parts import Admonition, Reading
from tebiki.pages import admonitions, note_forms
from tebiki.pages.figures import screen_id
from tebiki.pages.note_forms import KIND
from tebiki.safety import plain_texts
from tebiki.safety.allowed_html import text_fault
from tebiki.source import event_fields

_PLACES = ("inline", "end")  # the theme's: beside the text, to the left or right


def faults(page: Page) -> list[str]:
    """Return one message a fault, each with file, line, what is wrong and what to do."""
    found = [*page.front_matter.faults, *_texts(page), *_sections(page), *_ids(page)]
    found += [*_notes(page), *admonition_faults(page.reading)]
    for image in page.reading.images:
        screen = screen_id(image.address)
        if screen and (not image.is_alone or set(image.inside) - {"admonition"}):
            message = (
                f"the picture of the screen {screen} stands in a text, a list or a quote; "
                "put it on a line of its own between blank lines, at the line's begin"
            )
            found.append((image.line, message))
    return [f"{page.path}:{line}: {message}" for line, message in sorted(found)]


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    for place, text in plain_texts.texts(page.meta):
        if wrong := text_fault(text):
            yield page.front_matter.line(str(place[0])), f"{place[0]} {wrong}"


def admonition_faults(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of each admonition of no type."""
    for admonition in reading.admonitions:
        for message in _admonition(admonition):
            yield admonition.line, message


def text_faults(text: str, front_matter: int = 0) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of what in a Markdown text is not read as it is meant.

    That is: comments without an end, notes for instructors in a wrong form, unknown fields. The
    first lines are `front_matter`.
    """
    lines = text.split("\n")
    plain = "\n".join([""] * front_matter + lines[front_matter:])
    yield from markdown_spans.comment_faults(plain)
    yield from note_forms.source_faults(markdown_spans.without_code(plain))
    yield from event_fields.faults(text, front_matter)


def _notes(page: Page) -> Iterator[tuple[int, str]]:
    """Titles and steps that have the class of a note, and texts that are only half in one."""
    for heading in page.headings:
        is_whole = heading.level == 1 or (heading.level == 2 and page.has_steps)
        if is_whole and note_forms.is_note(heading.attributes.get("class")):
            yield (
                heading.line,
                "a page's title or step is no note for instructors; write !!! instructor in it",
            )
    blocks = page.reading.blocks
    texts = {(block.line, block.inside) for block in blocks if block.kind == "text"}
    items = {block.line for block in blocks if block.kind == "item"}
    for admonition in page.reading.admonitions:
        below = admonition.end + 1
        if (
            KIND in admonition.classes
            and (below, admonition.inside) in texts
            and below not in items
        ):
            yield (
                below,
                "this line stands outside of the note for instructors above it; "
                "put it four blanks to the right, or a blank line above it",
            )


def _sections(page: Page) -> Iterator[tuple[int, str]]:
    if page.title is None:
        yield 1, "the page has no title; begin its text with a line # Title"
    for step in page.steps:
        if step.id is None:
            yield (
                step.line,
                f"the step 「{step.title}」 has no id; "
                "end its heading with { #an-id }, the same in every language",
            )
        if not step.title.strip():
            yield step.line, "the step has no title; write a short instruction behind ##"


def _ids(page: Page) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for heading in page.reading.headings:
        if heading.id is not None and heading.id in seen:
            yield (
                heading.line,
                f"the id #{heading.id} stands already in line {seen[heading.id]}; "
                "give this heading another",
            )
        seen.setdefault(heading.id or "", heading.line)
        if page.has_steps and heading.level == 2 and heading.inside:
            yield (
                heading.line,
                f"「{heading.title}」 stands in a block and is no step; put it at the line's "
                "begin, or make it bold text",
            )


def _admonition(admonition: Admonition) -> Iterator[str]:
    known = ", ".join(admonitions.TYPES)
    if KIND in admonition.classes:
        return
    like = [name for name in admonition.classes if note_forms.is_like(name)]
    if like:
        yield f"no admonition is called {like[0]}; write {KIND}"
        return
    kind, *others = admonition.classes or ("",)
    if kind not in admonitions.TYPES:
        yield f"no admonition is called {kind or 'nothing'}; use one of {known}"
        return
    wrong = [name for name in others if name not in _PLACES]
    if wrong:
        yield (
            f"{' '.join(wrong)} behind {admonition.mark} {kind} is no title; "
            f'write {admonition.mark} {kind} "{" ".join(wrong)}"'
        )
