"""The rules that a guide's pages are held to, each a function from a page to its faults."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tebiki.files.data_faults import Said
from tebiki.markdown import front_matter_keys, page_lines
from tebiki.markdown.page import Heading, Page
from tebiki.pages import inert_marks, page_checks
from tebiki.rules import alt_texts, text_rules
from tebiki.safety import invisible_signs
from tebiki.screens import drawing_checks, uses
from tebiki.screens.drawings import Drawing
from tebiki.source.layout import DATA

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_HTML = Said(
    "{html} is HTML; write it as Markdown", "{html} は HTML です。Markdown で書いてください。"
)
_PLACE = re.compile(r"[^:]*:(?P<line>\d+): (?P<message>.*)", re.DOTALL)
DRAWING_SOURCE = DATA + "/{guide}/drawings/{{id}}.svg.j2"


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
    yield from _placed(page_checks.faults(source.page))
    yield from page_checks.text_faults(source.text, source.page.front_matter.lines)


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
    """The keys that the site is made from, each there; the build knows their forms."""
    meta, front = source.page.meta, source.page.front_matter
    wanted = ["title", "edition", *(("minutes", "verified") if source.page.has_steps else ())]
    for key in wanted:
        if key not in front.entries:
            yield 1, f"{key} is missing; write {front_matter_keys.KEYS[key].words}"
    if not _is_sentence(meta.get("description")):
        yield (
            front.line("description"),
            ("description is missing or no sentence; write one for search engines, to its 。"),
        )
    title = next((heading.plain for heading in source.page.headings if heading.level == 1), None)
    if title and meta.get("title") and str(meta["title"]) != title:
        yield (
            front.line("title"),
            f"title is not the heading 「{title}」; write it so",
        )


def alternatives(source: PageSource) -> Iterator[Fault]:
    """Alternative texts that say something."""
    yield from _placed(alt_texts.faults(source.page))


def pins(source: PageSource) -> Iterator[Fault]:
    """Every pin meets a ring on its step's drawing, and every ring a pin."""
    drawn = {use.screen for use in uses.uses(source.page, source.path)}
    known = {name: one for name, one in source.drawings.items() if name in drawn}
    if known:
        pattern = DRAWING_SOURCE.format(guide=source.guide)
        yield from _placed(drawing_checks.pins_not_met(known, [source.page], pattern))


def labels(source: PageSource) -> Iterator[Fault]:
    """A bold label stands on the step's screen or the one before, written the same."""
    for step in source.page.steps:
        said = source.labels.get(step.id or "")
        if said is None:
            continue
        for mark in source.page.reading.marks:
            label = mark.text if mark.kind == "strong" and mark.step_line == step.line else "、"
            if label.isascii() and _squeeze(label) not in _squeeze(said):
                yield (
                    mark.line,
                    f"**{label}** is on no screen of the step {step.id} or the one before; "
                    f"write it as on the screen, or not bold",
                )


def secrets(source: PageSource) -> Iterator[Fault]:
    """No key, mail address or phone number that may be somebody's."""
    yield from text_rules.secrets(source.text)


def leftovers(source: PageSource) -> Iterator[Fault]:
    """No markup that would stand on the page."""
    yield from inert_marks.faults(source.page.reading)
    for html in source.page.reading.html:
        yield html.line, _HTML.filled(html=html.text.partition("\n")[0])


def widths(source: PageSource) -> Iterator[Fault]:
    """One width for letters, figures, kana and punctuation."""
    reading = source.page.reading
    head = page_lines.lines_of(source.text)[: source.page.front_matter.lines]
    lines = [*enumerate(head, start=1), *((text.line, text.text) for text in reading.texts)]
    lines += ((image.line, image.alt) for image in reading.images)
    yield from text_rules.widths(lines)


def invisible(source: PageSource) -> Iterator[Fault]:
    """No sign that cannot be seen, but for what emoji and names need."""
    yield from invisible_signs.faults(source.text)
    lines = page_lines.lines_of(source.text)
    for text in source.page.reading.texts:
        for message in invisible_signs.in_entities(lines[text.line - 1], text.text):
            yield text.line, message


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
    "invisible": invisible,
}
OF_THE_BUILD = ("builds", "alt-texts")  # said by the build in any case, a reason or not


def _placed(messages: Iterable[str]) -> Iterator[Fault]:
    for message in messages:
        match = _PLACE.fullmatch(message)
        if not match:
            yield 1, message
            continue
        japanese = _PLACE.fullmatch(message.ja) if isinstance(message, Said) else None
        yield int(match["line"]), Said(match["message"], japanese["message"] if japanese else "")


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and value.strip().endswith(("。", ".", "!", "?"))


def _squeeze(text: str) -> str:
    return "".join(invisible_signs.visible(text).replace("’", "'").split())
