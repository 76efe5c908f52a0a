"""Puts change notes into a page's Markdown."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tebiki.editions.notes import DOOR, Note
from tebiki.editions.sources import Source
from tebiki.markdown import page_lines, page_reading
from tebiki.markdown.page_parts import Heading, Reading
from tebiki.pages.figures import screen_id
from tebiki.pages.rendered_page import FOLDED, OLD_TITLE
from tebiki.pages.steps import STEP_END
from tebiki.source import months
from tebiki.source.layout import SCREENS

PLACE = "<!-- note -->"  # where a page wants its own note; without it, behind the title
PAGE_END = "page-end"  # the class of what stands below the last step's card
ORIGIN = "change-origin"  # the class of what says from where a note is
AT_DOOR = "door-note"  # the class of what stands on the site's first page, and not on paper


@dataclass(frozen=True)
class Wording:
    """What the blocks say in one language, and which month the folded text is of.

    `alts` has the alternative texts of the drawings of now: screen -> language -> text.
    """

    language: str
    words: Mapping[str, str]
    old_month: str = ""  # "2023.06"
    alts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def with_notes(
    markdown: str,
    notes: Sequence[Note],
    wording: Wording,
    newer: Container[str] = frozenset(),
    *,
    has_steps: bool = False,
) -> str:
    """Return the page's `markdown` with its notes: each at the head or the end of its step, or the
    page's own at `<!-- note -->`, behind the title or at the end; where a note says so, the step's
    text is folded below it. Of a step that is called otherwise now, the old title stands above it.

    The screens in `newer` show the service as it is now, so they stay above the fold. Where the
    page `has_steps`, its own note above them is one line that opens, with what is folded in it.
    """
    if not notes:
        return markdown
    lines = page_lines.lines_of(markdown.removesuffix("\n"))
    reading = page_reading.read(markdown, "")
    headings = [heading for heading in reading.headings if not heading.inside]
    shown = set(_lines_of(reading, newer))
    starts = [heading.line for heading in headings if heading.level <= 2]
    out: list[str] = []
    at = 0
    for number, heading in enumerate(h for h in headings if h.level <= 2):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(lines)
        out += lines[at : heading.end]
        body = lines[heading.end : end]
        own = [note for note in notes if _stands_at(note, heading)]
        leading = [note for note in own if note.place == "start"]
        is_line = has_steps and heading.level == 1
        if is_line and any(note.fold for note in leading):
            inner, body = _folded(body, wording, is_open=False), []
            leading = [replace(note, fold=False) for note in leading]
        else:
            inner = []
        made = [block(note, wording, is_line=is_line, inner=inner) for note in leading]
        lead = [line for lines_of_note in made for line in ("", *lines_of_note, "")]
        if heading.level == 1 and lead and PLACE in body:
            place = body.index(PLACE)
            body[place : place + 1] = lead
        else:
            out += lead
        old_title = _old_title(heading, own, wording)
        if any(note.fold or note.skip for note in leading):
            numbered = list(enumerate(body, start=heading.end + 1))
            for n, line in numbered:
                out += [] if n not in shown else [line] if n + 1 in shown else [line, ""]
            old = [line for n, line in numbered if n not in shown]
            is_open = any(note.skip for note in leading)
            body = _folded([*old_title, *old], wording, is_open=is_open)
        else:
            body = [*old_title, *body]
        out += body
        for note in own:
            if note.step and note.place == "end":
                out += ["", *block(note, wording, STEP_END), ""]
        at = end
    for note in notes:
        if not note.step and note.place == "end":
            out += ["", *block(note, wording, PAGE_END)]
    return "\n".join(out) + "\n"


def block(
    note: Note, wording: Wording, mark: str = "", *,
    is_whole: bool = False, is_line: bool = False, inner: Sequence[str] = (),
) -> list[str]:  # fmt: skip
    """Return the note as the lines of an admonition with `mark` as a further class.

    Its drawings stand in it; `figures.make_figures` puts them below it. Its sources are folded
    below its text, open where the note `is_whole`. One that `is_line` shows its title and opens;
    `inner` are further lines in it.
    """
    said = origin(note, wording)
    fold = f'??? {ORIGIN} "{wording.words["change_origin"]}"'
    source = [said, f"{{ .{ORIGIN} }}"] if is_whole else [fold, f"    {said}"]
    text = [
        *note.text.get(wording.language, note.text["ja"]).splitlines(),
        "",
        *_pictures(note, wording),
        *source,
        *inner,
    ]
    title = note.title.get(wording.language) or wording.words[_title(note)]
    kind = f"{note.kind} {AT_DOOR if note.page == DOOR else mark}".rstrip()
    sign = "???" if is_line else "!!!"
    return [f'{sign} {kind} "{title}"', *(f"    {line}".rstrip() for line in text)]


def origin(note: Note, wording: Wording) -> str:
    """The line that says since when, from where and when it was checked."""
    words = wording.words
    parts = []
    if note.since:
        reported = words["change_reported"] if note.since_reported or note.is_reported else ""
        since = words["change_since_by" if note.since.startswith("by ") else "change_since"]
        when = _when(note.since.removeprefix("by "), wording)
        parts.append(since.format(since=when) + reported)
    return words["separator"].join([*parts, *_sources(note.sources, wording)])


def sources_line(sources: Sequence[Source], wording: Wording) -> list[str]:
    """Return the paragraph that says where a text was read, and when it was checked."""
    return [wording.words["separator"].join(_sources(sources, wording)), f"{{ .{ORIGIN} }}"]


def _sources(sources: Sequence[Source], wording: Wording) -> list[str]:
    words = wording.words
    named = []
    for source in sources:
        kind = words["change_official" if source.official else "change_report"]
        if source.dated:
            kind = words["change_dated"].format(month=_when(source.dated, wording), kind=kind)
        link = f"[{source.title}]({source.url})"
        named.append(words["change_source"].format(link=link, kind=kind))
    checked = _when(max(source.month for source in sources), wording)
    return [
        words["change_sources"].format(sources=words["change_comma"].join(named)),
        words["change_checked"].format(month=checked),
    ]


def _pictures(note: Note, wording: Wording) -> Iterator[str]:
    known = [screen for screen in note.picture if screen in wording.alts]  # others have been named
    for screen in known:
        alt = wording.alts[screen]
        yield from (
            f"![{alt.get(wording.language) or alt.get('ja', '')}](../../{SCREENS}/{screen}.svg)",
            "",
        )


def _when(when: str, wording: Wording) -> str:
    """Return a month or a year in words."""
    if when.isdecimal():
        return wording.words["change_year"].format(year=when)
    return months.in_words(when, wording.language)


def _title(note: Note) -> str:
    if note.kind == "changed" and note.is_reported:
        return "change_title_reported"
    return "change_title_changed" if note.kind == "changed" else "change_title_still"


def _stands_at(note: Note, heading: Heading) -> bool:
    if note.step:
        return heading.level == 2 and note.step == heading.id
    return heading.level == 1 and note.place == "start"


def _lines_of(reading: Reading, screens: Container[str]) -> Iterator[int]:
    """The lines of each paragraph of pictures in which one of the screens stands."""
    for image in reading.images:
        if image.is_alone and not image.inside and screen_id(image.address) in screens:
            yield from range(image.lines[0], image.lines[1] + 1)


def _old_title(heading: Heading, notes: Iterable[Note], wording: Wording) -> list[str]:
    """The paragraph that says how a step was called that is called otherwise now."""
    if heading.level != 2 or not any(wording.language in note.now for note in notes):
        return []
    month = months.in_words(wording.old_month, wording.language)
    said = wording.words["change_old_title"].format(month=month, title=heading.title)
    return ["", said, f"{{ .{OLD_TITLE} }}", ""]


def _folded(body: list[str], wording: Wording, *, is_open: bool) -> list[str]:
    month = months.in_words(wording.old_month, wording.language)
    summary = wording.words["change_old"].format(month=month)
    inner = "\n".join(body).strip("\n").splitlines()
    mark = "???+" if is_open else "???"
    return ["", f'{mark} {FOLDED} "{summary}"', *(f"    {line}".rstrip() for line in inner), ""]
