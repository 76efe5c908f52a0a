"""The rules that a guide's pages are held to, each a function from a page to its faults."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import alt_texts
import drawing_checks
import markdown_reader
import page_checks
import screen_uses
import text_rules
from drawings import Drawing
from guide import Heading, Page

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLACE = re.compile(r"[^:]*:(?P<line>\d+): (?P<message>.*)", re.DOTALL)
DRAWING_SOURCE = "docs/_data/{guide}/drawings/{{id}}.svg.j2"


@dataclass(frozen=True)
class PageSource:
    """A page with what the rules need beside it.

    `labels` is step id -> the words on its screen and on the one before, None where nothing is
    drawn; it is empty for a translation, which is held to its source's labels.
    """

    path: str
    text: str
    page: Page
    guide: str = ""
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    labels: Mapping[str, str | None] = field(default_factory=dict)


Fault = tuple[int, str]


def builds(source: PageSource) -> Iterator[Fault]:
    """What the build refuses too: no title, a step without id, an id twice, unknown admonitions."""
    yield from _placed(page_checks.faults(source.page, source.text))


def one_title(source: PageSource) -> Iterator[Fault]:
    """One heading of the first level a page, before all others."""
    titles = [heading for heading in source.page.headings if heading.level == 1]
    for heading in titles[1:]:
        yield (
            heading.line,
            f"a second title, 「{heading.title}」; the first is in line {titles[0].line}: "
            "make this one ##",
        )
    first = next(iter(source.page.headings), None)
    if titles and first and first.level != 1:
        yield first.line, f"「{first.title}」 stands before the title; begin the text with # Title"


def headings_in_order(source: PageSource) -> Iterator[Fault]:
    """No heading skips a level."""
    before: Heading | None = None
    for heading in source.page.headings:
        if before and heading.level > before.level + 1:
            yield (
                heading.line,
                f"「{heading.title}」 has level {heading.level} after level {before.level}; "
                f"write {'#' * (before.level + 1)}",
            )
        before = heading


def ids(source: PageSource) -> Iterator[Fault]:
    """Ids are lower-case words with hyphens, so that they can be typed and last."""
    for heading in source.page.headings:
        if heading.id is not None and not _ID.fullmatch(heading.id):
            yield heading.line, f"the id #{heading.id} is not like name-key; write a-z, 0-9 and -"


def front_matter(source: PageSource) -> Iterator[Fault]:
    """The keys that the site is made from, each in its form."""
    meta = source.page.meta
    wanted: list[tuple[str, bool, str]] = [
        ("title", bool(meta.get("title")), "the page's title"),
        ("steps", isinstance(meta.get("steps", False), bool), "true or false"),
        ("edition", _matches(meta.get("edition"), r"\d{4}\.\d\d"), 'like "2023.06", in quotes'),
        ("description", _is_sentence(meta.get("description")), "one sentence for search engines"),
    ]
    if source.page.has_steps:
        minutes = meta.get("minutes")
        is_count = isinstance(minutes, int) and not isinstance(minutes, bool) and minutes > 0
        wanted.append(("minutes", is_count, "a number of minutes"))
        is_month = _matches(str(meta.get("verified")), r"\d{4}-(?:0[1-9]|1[0-2])")
        wanted.append(("verified", is_month, "a month like 2023-06"))
    for key, is_good, form in wanted:
        if not is_good:
            yield _line_of_key(source.text, key), f"{key} is missing or not right; write {form}"
    title = next((heading.plain for heading in source.page.headings if heading.level == 1), None)
    if title and meta.get("title") and str(meta["title"]) != title:
        yield (
            _line_of_key(source.text, "title"),
            f"title is not the heading 「{title}」; write it so",
        )


def alternatives(source: PageSource) -> Iterator[Fault]:
    """Alternative texts that say something."""
    yield from _placed(alt_texts.faults(source.text, source.path, source.page.title))


def pins(source: PageSource) -> Iterator[Fault]:
    """Every pin meets a ring on its step's drawing, and every ring a pin."""
    drawn = {use.screen for use in screen_uses.uses(source.text, source.path)}
    known = {name: one for name, one in source.drawings.items() if name in drawn}
    if known:
        pattern = DRAWING_SOURCE.format(guide=source.guide)
        page = (source.path, source.text, source.page)
        yield from _placed(drawing_checks.pins_not_met(known, [page], pattern))


def labels(source: PageSource) -> Iterator[Fault]:
    """A bold label stands on the step's screen or the one before, written the same."""
    for step in source.page.steps:
        said = source.labels.get(step.id or "")
        if said is None:
            continue
        above = _line_of_body(source.text, step.line) - 1
        for line, words in markdown_reader.bold_words(step.body):
            label = " ".join(words.split())
            if label.isascii() and _squeeze(label) not in _squeeze(said):
                yield (
                    above + line,
                    f"**{label}** is on no screen of the step {step.id} or the one before; "
                    f"write it as on the screen, or not bold",
                )


def secrets(source: PageSource) -> Iterator[Fault]:
    """No key, mail address or phone number that may be somebody's."""
    yield from text_rules.secrets(source.text)


def leftovers(source: PageSource) -> Iterator[Fault]:
    """No markup that would stand on the page."""
    text = _body(source.text)
    yield from text_rules.leftovers(text)
    for line, mark in markdown_reader.stray_marks(text):
        yield (
            line,
            f"{mark} would stand on the page; set it right before and right behind the words, "
            f"without blanks, or write {mark.replace('*', chr(92) + '*')}",
        )


def widths(source: PageSource) -> Iterator[Fault]:
    """One width for letters, figures, kana and punctuation."""
    yield from text_rules.widths(source.text)


RULES: Mapping[str, Callable[[PageSource], Iterator[Fault]]] = {
    "builds": builds,
    "one-title": one_title,
    "headings": headings_in_order,
    "ids": ids,
    "front-matter": front_matter,
    "alt-texts": alternatives,
    "pins": pins,
    "labels": labels,
    "secrets": secrets,
    "leftovers": leftovers,
    "widths": widths,
}


def _placed(messages: list[str]) -> Iterator[Fault]:
    for message in messages:
        match = _PLACE.fullmatch(message)
        yield (int(match["line"]), match["message"]) if match else (1, message)


def _matches(value: object, pattern: str) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and value.strip().endswith(("。", ".", "!", "?"))


def _line_of_key(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(f"{key}:"):
            return number
    return 1


def _body(text: str) -> str:
    """The text without its front matter, which is blanked."""
    match = re.match(r"\ufeff?---\s*\n.*?\n(?:---|\.\.\.)\s*\n", text, re.DOTALL)
    return "\n" * match[0].count("\n") + text[match.end() :] if match else text


def _line_of_body(text: str, heading: int) -> int:
    """The first line, from 1, below the one of the heading that is not blank."""
    below = enumerate(text.splitlines()[heading:], start=heading + 1)
    return next((number for number, line in below if line.strip()), heading)


def _squeeze(text: str) -> str:
    return "".join(text.replace("’", "'").split())
