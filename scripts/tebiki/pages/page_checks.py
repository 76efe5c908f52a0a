"""Finds what a page's source lacks before it is rendered: title, step ids, known admonitions."""

from collections.abc import Iterator

from markdown_it.common.html_blocks import block_names

from tebiki.files.data_faults import Said, before, placed
from tebiki.markdown import inline_reading, markdown_spans
from tebiki.markdown.page import Page
from tebiki.markdown.page_parts import Admonition, Reading
from tebiki.pages import admonitions, note_forms, said_faults
from tebiki.pages.figures import screen_id
from tebiki.pages.note_forms import KIND
from tebiki.safety import plain_texts
from tebiki.safety.allowed_html import text_fault
from tebiki.source import event_fields

_IN_NO_CELL = ("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "col", "colgroup")
_PLACES = ("inline", "end")  # the theme's: beside the text, to the left or right


def faults(page: Page) -> list[Said]:
    """Return one message a fault, each with file, line, what is wrong and what to do."""
    found = [*page.front_matter.faults, *_texts(page), *_sections(page), *_ids(page)]
    found += [*_notes(page), *admonition_faults(page.reading), *html_faults(page.reading)]
    for image in page.reading.images:
        screen = screen_id(image.address)
        if screen and not image.is_alone and "row" not in image.inside:
            found.append((image.line, said_faults.NOT_ALONE.filled(screen=screen)))
    return [placed(page.path, line, message) for line, message in sorted(found)]


def _texts(page: Page) -> Iterator[tuple[int, str]]:
    for place, text in plain_texts.texts(page.meta):
        if wrong := text_fault(text):
            yield page.front_matter.line(str(place[0])), before(f"{place[0]} ", wrong)


def admonition_faults(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of each admonition of no type."""
    for admonition in reading.admonitions:
        for message in _admonition(admonition):
            yield admonition.line, message


def html_faults(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of raw HTML at which a browser ends what is around it.

    What is behind it would stand outside of its paragraph, cell or admonition: on the page,
    though it is a part of a note for instructors.
    """
    opened: dict[int, list[str]] = {}
    rows = {row.line for row in reading.rows}
    for html in reading.html:
        around = [one.line for one in reading.admonitions if one.line < html.line <= one.end]
        scope = opened.setdefault(max(around, default=0), [])
        for name in inline_reading.ends_of_nothing(html.text, scope):
            yield html.line, said_faults.NO_START.filled(tag=name)
        ending = _IN_NO_CELL if html.line in rows else block_names
        for name in () if html.is_block or html.text.startswith("</") else html.tags:
            if name in ending:
                yield html.line, said_faults.IN_LINE.filled(tag=name)


def text_faults(text: str, front_matter: int = 0) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of what in a Markdown text is not read as it is meant.

    That is: comments without an end, notes for instructors in a wrong form, unknown fields. The
    first lines are `front_matter`.
    """
    lines = text.split("\n")
    plain = "\n".join([""] * front_matter + lines[front_matter:])
    yield from markdown_spans.comment_faults(plain)
    yield from note_forms.source_faults(markdown_spans.without_code(plain))
    # Code has `event.` of its own: only what is nearly a field is meant to be one there.
    outside = set(event_fields.faults(markdown_spans.without_blocks(plain)))
    for line, message in event_fields.faults(text, front_matter):
        is_front = line <= front_matter
        if is_front or (line, message) in outside or event_fields.is_meant(lines[line - 1]):
            yield line, message


def _notes(page: Page) -> Iterator[tuple[int, str]]:
    """Titles and steps that have the class of a note, and texts that are only half in one."""
    for heading in page.headings:
        is_whole = heading.level == 1 or (heading.level == 2 and page.has_steps)
        if is_whole and note_forms.is_note(heading.attributes.get("class")):
            yield (
                heading.line,
                said_faults.WHOLE_NOTE,
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
                said_faults.OUTSIDE_NOTE,
            )


def _sections(page: Page) -> Iterator[tuple[int, str]]:
    if page.title is None:
        yield 1, said_faults.NO_TITLE
    for step in page.steps:
        if step.id is None:
            yield (
                step.line,
                said_faults.NO_ID.filled(title=step.title),
            )
        if not step.title.strip():
            yield step.line, said_faults.NO_STEP_TITLE


def _ids(page: Page) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for heading in page.reading.headings:
        if heading.id is not None and heading.id in seen:
            yield (
                heading.line,
                said_faults.SAME_ID.filled(id=heading.id, line=str(seen[heading.id])),
            )
        seen.setdefault(heading.id or "", heading.line)
        if page.has_steps and heading.level == 2 and heading.inside:
            yield (
                heading.line,
                said_faults.IN_BLOCK.filled(title=heading.title),
            )


def _admonition(admonition: Admonition) -> Iterator[str]:
    known = ", ".join(admonitions.TYPES)
    if KIND in admonition.classes:
        return
    like = [name for name in admonition.classes if note_forms.is_like(name)]
    if like:
        yield said_faults.LIKE_NOTE.filled(name=like[0], kind=KIND)
        return
    kind, *others = admonition.classes or ("",)
    if kind not in admonitions.TYPES:
        yield said_faults.NO_ADMONITION.filled(name=kind or said_faults.NOTHING, known=known)
        return
    wrong = [name for name in others if name not in _PLACES]
    if wrong:
        yield (
            said_faults.UNQUOTED.filled(title=" ".join(wrong), start=f"{admonition.mark} {kind}")
        )
