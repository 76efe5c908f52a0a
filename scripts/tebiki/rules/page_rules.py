"""The rules that a guide's pages are held to, each a function from a page to its faults."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tebiki.files.data_faults import Said, split_place
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
_SECOND = Said(
    "a second title, 「{title}」; the first is in line {first}: make this one ##",
    "# の見出しが二つあります（「{title}」。一つ目は {first} 行目）。こちらは ## にしてください。",
)
_NOT_FIRST = Said(
    "「{title}」 stands before the title; begin the text with # Title",
    "「{title}」がタイトルより前にあります。本文は # タイトル で始めてください。",
)
_LEVEL = Said(
    "「{title}」 has level {level} after level {last}; write {right}",
    "「{title}」の見出しが、{last} 段目の次に {level} 段目です。{right} と書いてください。",
)
_BAD_ID = Said(
    "the id #{name} is not like name-key; write a-z, 0-9 and -",
    "id の #{name} は name-key のような形ではありません。a-z と 0-9 と - で書いてください。",
)
_MISSING = Said("{key} is missing; write {form}", "{key} がありません。{form}")
_DESCRIPTION = Said(
    "description is missing or no sentence; write one for search engines, to its 。",
    "description がないか、文になっていません。検索に出る一文を「。」まで書いてください。",
)
_OTHER_TITLE = Said(
    "title is not the heading 「{title}」; write it so",
    "title が見出しの「{title}」と違います。同じに書いてください。",
)
_LABEL = Said(
    "**{label}** is on no screen of the step {step} or the one before; "
    "write it as on the screen, or not bold",
    "**{label}** は、手順 {step} の画面にも一つ前の画面にもありません。"
    "画面のとおりに書くか、太字をやめてください。",
)
# What Markdown has no mark for: they stand as HTML.
_LACKING = frozenset(
    ("br", "del", "ins", "kbd", "mark", "rp", "rt", "ruby", "sub", "sup", "u", "wbr")
)
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
        yield heading.line, _SECOND.filled(title=heading.title, first=str(titles[0].line))
    first = next(iter(source.page.headings), None)
    if titles and first and first.level != 1:
        yield first.line, _NOT_FIRST.filled(title=first.title)


def headings_in_order(source: PageSource) -> Iterator[Fault]:
    """No heading skips a level."""
    before: Heading | None = None
    for heading in source.page.headings:
        if before and heading.level > before.level + 1:
            said = _LEVEL.filled(
                title=heading.title,
                level=str(heading.level),
                last=str(before.level),
                right="#" * (before.level + 1),
            )
            yield heading.line, said
        before = heading


def ids(source: PageSource) -> Iterator[Fault]:
    """Ids are lower-case words with hyphens, so that they can be typed and last."""
    for heading in source.page.headings:
        if heading.id is not None and not _ID.fullmatch(heading.id):
            yield heading.line, _BAD_ID.filled(name=heading.id)


def front_matter(source: PageSource) -> Iterator[Fault]:
    """The keys that the site is made from, each there; the build knows their forms."""
    meta, front = source.page.meta, source.page.front_matter
    dated = ("edition", *(("verified",) if source.page.has_steps else ()))
    wanted = ["title", *(("minutes",) if source.page.has_steps else ())]
    if {"edition", "verified"} & front.entries.keys():  # else the page claims no month
        wanted += dated
    for key in wanted:
        if key not in front.entries:
            yield 1, _MISSING.filled(key=key, form=front_matter_keys.KEYS[key].words)
    if not _is_sentence(meta.get("description")):
        yield front.line("description"), _DESCRIPTION
    title = next((heading.plain for heading in source.page.headings if heading.level == 1), None)
    if title and meta.get("title") and str(meta["title"]) != title:
        yield front.line("title"), _OTHER_TITLE.filled(title=title)


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
                yield mark.line, _LABEL.filled(label=label, step=step.id or "")


def secrets(source: PageSource) -> Iterator[Fault]:
    """No key, mail address or phone number that may be somebody's."""
    yield from text_rules.secrets(source.text)


def leftovers(source: PageSource) -> Iterator[Fault]:
    """No markup that would stand on the page."""
    yield from inert_marks.faults(source.page.reading)
    for html in source.page.reading.html:
        if not _LACKING.issuperset(html.tags):
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
        _, line, said = split_place(message)
        yield line, said


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and value.strip().endswith(("。", ".", "!", "?"))


def _squeeze(text: str) -> str:
    return "".join(invisible_signs.visible(text).replace("’", "'").split())
