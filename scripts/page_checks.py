"""Finds what a page's source lacks before it is rendered: title, step ids, known admonitions."""

import admonitions
from guide import Page


def faults(page: Page, text: str) -> list[str]:
    """Return one message a fault, each with file, line, what is wrong and what to do."""
    found = []
    if page.title is None:
        found.append(f"{page.path}:1: the page has no title; begin its text with a line # Title")
    for step in page.steps:
        if step.id is None:
            found.append(
                f"{page.path}:{step.line}: the step 「{step.title}」 has no id; "
                f"end its heading with {{ #an-id }}, the same in every language"
            )
    seen: dict[str, int] = {}
    for heading in page.headings:
        if heading.id is None:
            continue
        if heading.id in seen:
            found.append(
                f"{page.path}:{heading.line}: the id #{heading.id} stands already in line "
                f"{seen[heading.id]}; give this heading another"
            )
        seen.setdefault(heading.id, heading.line)
    for line, kind in admonitions.unknown_types(text.splitlines()):
        known = ", ".join(admonitions.TYPES)
        found.append(f"{page.path}:{line}: no admonition is called {kind}; use one of {known}")
    return found
