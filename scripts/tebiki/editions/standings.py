"""Tells how each step of a page stands in the edition that is built, by the page's change notes.

Of a page that was followed in 2023-06, in the edition 2026.11:

    a note of kind "changed"      -> Standing("changed", "変わった", …)
    a note with skip = true       -> Standing("skip", "ふつう飛ばす", …), and it is not counted
    no note                       -> Standing("unchecked", "未確認", …)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tebiki.editions.notes import Note
from tebiki.markdown.page import Heading, Page
from tebiki.pages.badges import SKIP, UNCHECKED, Standing
from tebiki.source import months


def as_of(page: Page, notes: Sequence[Note], language: str) -> Page:
    """Return the page with its steps' titles of now, and without those that are skipped.

    `notes` are those on the page and its steps; what is written on it stays in `reading`.
    """
    if not page.has_steps:
        return page
    titles = {note.step: note.now.get(language, "") for note in notes if note.now}

    def named(heading: Heading) -> Heading:
        title = titles.get(heading.id or "", "") if heading.level == 2 else ""
        return replace(heading, title=title, plain=title) if title else heading

    return replace(
        page,
        headings=tuple(map(named, page.headings)),
        skipped=frozenset(note.step for note in notes if note.skip),
    )


def standings(
    page: Page, notes: Sequence[Note], language: str, words: Mapping[str, str], edition: str
) -> dict[str, Standing]:
    """Return the standing of each step of which there is something to say, by id.

    Where the page was followed in the month of the `edition` that is built or later, only what
    is called otherwise or skipped has one.
    """
    is_old = is_older(page, edition)
    found = {}
    for heading in page.headings if page.has_steps else ():
        own = [note for note in notes if note.step and note.step == heading.id]
        kind = _kind(own)
        title = next((note.now[language] for note in own if language in note.now), "")
        has_badge = is_old or kind == SKIP
        if heading.level != 2 or not (has_badge or title):
            continue
        means = words[f"badge_{kind}_means"].format(
            month=months.in_words(_followed(page), language),
            checked=months.in_words(max((note.checked for note in own), default=""), language),
        )
        word = words[f"badge_{kind}"] if has_badge else ""
        found[heading.id or ""] = Standing(kind, word, means, title)
    return found


def is_older(page: Page, edition: str) -> bool:
    """Whether the page was last followed before the month of the `edition`."""
    return _followed(page) < edition.replace(".", "-")


def _followed(page: Page) -> str:
    return str(page.meta.get("verified") or page.meta.get("edition") or "").replace(".", "-")


def _kind(notes: Iterable[Note]) -> str:
    """What several notes on a step come to: the strongest of what they say."""
    kinds = {SKIP if note.skip else note.kind for note in notes}
    return next((kind for kind in (SKIP, "changed", "still-true") if kind in kinds), UNCHECKED)
