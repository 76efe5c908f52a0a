"""Finds what a page's source lacks before it is rendered: title, step ids, known admonitions."""

from collections.abc import Iterator

import admonitions
import plain_texts
from allowed_html import text_fault
from figures import screen_id
from guide import Page
from page_parts import Admonition

_PLACES = ("inline", "end")  # the theme's: beside the text, to the left or right


def faults(page: Page) -> list[str]:
    """Return one message a fault, each with file, line, what is wrong and what to do."""
    found = [*page.front_matter.faults, *_texts(page), *_sections(page), *_ids(page)]
    for admonition in page.reading.admonitions:
        found += ((admonition.line, message) for message in _admonition(admonition))
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
