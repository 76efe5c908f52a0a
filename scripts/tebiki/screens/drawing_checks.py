"""Finds drawings that are not honest, not legible, or disagree with the pages and the catalogue."""

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence

from tebiki.markdown.page import Page
from tebiki.pages import pins
from tebiki.screens import uses
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.drawings import Drawing

WIDTH = 640
SMALLEST = 21  # units: 11 px where the picture is 340 px wide
HEAVIEST = 8_000  # bytes, compressed

_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
WITH_KANJI = ("ja", "zh")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_MARKS = re.compile(r"[*`<>|]|\{[^}]*\}")


def faults(drawing: Drawing, path: str, caption: str) -> list[str]:
    """Return what is wrong with one drawing by itself; `path` is its file.

    `caption` says what it is drawn from.
    """
    found = []
    if drawing.width != WIDTH or not drawing.height:
        found.append(f"{path}: the drawing is {drawing.width} wide; make it {WIDTH}, as all are")
    if f'viewBox="0 0 {drawing.width} {drawing.height}"' not in drawing.svg:
        found.append(f"{path}: viewBox is not width and height; write all three alike")
    if not drawing.title or not drawing.description.startswith(caption):
        found.append(f"{path}: title or desc is missing, or desc does not begin with {caption}")
    size = len(gzip.compress(drawing.svg.encode(), mtime=0))
    if size >= HEAVIEST:
        found.append(f"{path}: {size} bytes compressed; keep it under {HEAVIEST}")
    for word in drawing.words:
        if word.size < SMALLEST:
            found.append(
                f"{path}: 「{word.text}」 is {word.size:g} units high, too small on a phone; "
                f"make it {SMALLEST} or draw a grey bar"
            )
    if re.search(r"(?:href|src|url)\s*[=(]\s*[\"']?(?!#)", drawing.svg.partition("<style>")[2]):
        found.append(f"{path}: the drawing loads something; draw it with shapes and text alone")
    return found


def words_not_quoted(
    drawing_of: Mapping[str, Drawing], catalogue: Catalogue, pages: Sequence[Page], source: str
) -> list[str]:
    """Return a message for each word that the guide quotes neither on its step nor just before.

    `pages` are the guide's in reading order, in the language it was written in; `source` is the
    pattern of the drawings' sources with `{id}`.
    """
    said = _said(pages)
    found = []
    for screen in catalogue.screens:
        text = said.get((screen.page, screen.step), "")
        drawing = drawing_of.get(screen.id)
        sourced = {word for one in screen.words_from for word in one.words}
        for word in drawing.words if drawing else ():
            rest = " ".join(word.text.replace("•", " ").split())
            place = f"{source.format(id=screen.id)}: 「{word.text}」"
            if screen.drawn_of:
                if rest and rest not in sourced and not word.why:
                    found.append(
                        f"{place} is none of the words of its sources, words_from in "
                        f"{catalogue.path}; add the source that has it, or draw a grey bar"
                    )
                continue
            is_said = rest in text or rest[:1].lower() + rest[1:] in text
            if not is_said and not word.why:
                found.append(
                    f"{place} is not said on step {screen.step} nor on the one before; "
                    f"draw a grey bar"
                )
            elif is_said and word.why:
                found.append(f"{place} is said by the guide; take its data-why out")
    return found


def in_japanese(drawing: Drawing, language: str, path: str, *, is_own: bool) -> list[str]:
    """Return a message for each Japanese text on a drawing for the pages of another language.

    Title and description count where the file is the language's own (`is_own`).
    """
    texts = [word.text for word in drawing.words]
    texts += [drawing.title, drawing.description] if is_own else []
    return [
        f"{path}: 「{text}」 is Japanese, for pages in {language}; "
        f'write {{"ja": "…", "{language}": "…"}} in its place'
        for text in texts
        if _JAPANESE.search(text)
    ]


def pins_not_met(
    drawing_of: Mapping[str, Drawing], pages: Iterable[Page], source: str
) -> list[str]:
    """Return a message for each pin of a text that no drawing of its step has, and the reverse.

    Pages of every language may be given.
    """
    found = []
    for page in pages:
        on_step: dict[str | None, list[str]] = {}
        for use in uses.uses(page, page.path):
            on_step.setdefault(use.step, []).append(use.screen)
        for step in page.steps:
            ids = [name for name in on_step.get(step.id, []) if name in drawing_of]
            drawn = sorted(pin for name in ids for pin in drawing_of[name].pins)
            named = sorted(set(pins.pin_numbers(_IMAGE.sub("", step.body))))
            place = f"{page.path}:{step.line}: step {step.id}"
            for pin in sorted(set(named) - set(drawn)):
                sign = pins.CIRCLED[pin - 1]
                where = " or ".join(source.format(id=name) for name in ids) or "a drawing"
                found.append(
                    f"{place} has the pin {sign} in its text and on no drawing; "
                    f"add it to {where} or take it out of the text"
                )
            for pin in sorted(set(drawn)):
                sign = pins.CIRCLED[pin - 1]
                if pin not in named:
                    found.append(
                        f"{place} has the pin {sign} on its drawing and not in its text; "
                        f"write {sign} behind what it points at or take it off the drawing"
                    )
                if drawn.count(pin) > 1:
                    found.append(
                        f"{place} has the pin {sign} {drawn.count(pin)} times on its drawings; "
                        f"give each place its own number"
                    )
    return found


def _said(pages: Sequence[Page]) -> dict[tuple[str, str], str]:
    """Page and step -> what the guide says there and on the step before, without marks."""
    found = {}
    before = ""
    for page in pages:
        name = page.path.rpartition("/")[2].removesuffix(".md")
        for step in page.steps:
            own = _plain(step.body)
            found[(name, step.id or "")] = f"{before}\n{own}"
            before = own
    return found


def _plain(body: str) -> str:
    text = pins.without_pins(_MARKS.sub("", _IMAGE.sub("", body)))
    return " ".join(text.split())
