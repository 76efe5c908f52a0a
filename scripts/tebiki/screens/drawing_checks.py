"""Finds drawings that are not honest, not legible, or disagree with the pages and the catalogue."""

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence

from tebiki.files.data_faults import Said, before, placed
from tebiki.markdown.inline_reading import squeezed
from tebiki.markdown.page import Heading, Page
from tebiki.pages import pins
from tebiki.screens import uses
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.drawings import Drawing

WIDTH = 640
SMALLEST = 21  # units: 11 px where the picture is 340 px wide
HEAVIEST = 8_000  # bytes, compressed

_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
WITH_KANJI = ("ja", "zh")


_WIDE = Said(
    f"the drawing is {{width}} wide; make it {WIDTH}, as all are",
    f"図の幅が {{width}} です。ほかの図と同じ {WIDTH} にしてください。",
)
_VIEW_BOX = Said(
    "viewBox is not width and height; write all three alike",
    "viewBox が width と height と違います。三つをそろえてください。",
)
_TITLE = Said(
    "title or desc is missing, or desc does not begin with {caption}",
    "title か desc がないか、desc が「{caption}」で始まっていません。書いてください。",
)
_HEAVY = Said(
    f"{{size}} bytes compressed; keep it under {HEAVIEST}",
    f"圧縮して {{size}} バイトあります。{HEAVIEST} バイトより小さくしてください。",
)
_SMALL = Said(
    f"「{{word}}」 is {{size}} units high, too small on a phone; make it {SMALLEST} "
    "or draw a grey bar",
    f"「{{word}}」の高さが {{size}} で、スマートフォンでは読めません。"
    f"{SMALLEST} にするか、灰色の帯にしてください。",
)
_LOADS = Said(
    "the drawing loads something; draw it with shapes and text alone",
    "図がほかのファイルを読み込みます。形と文字だけで描いてください。",
)
_NOT_QUOTED = Said(
    "「{word}」 is not said on step {step} nor on the one before; draw a grey bar",
    "「{word}」は、手順 {step} にも一つ前の手順にもありません。灰色の帯にしてください。",
)
_NOT_SOURCED = Said(
    "「{word}」 is none of the words of its sources, words_from in {file}; "
    "add the source that has it, or draw a grey bar",
    "「{word}」は出典の言葉（{file} の words_from）にありません。"
    "その言葉のある出典を足すか、灰色の帯にしてください。",
)
_IS_JAPANESE = Said(
    "「{text}」 is Japanese, for pages in {language}; "
    'write {{"ja": "…", "{language}": "…"}} in its place',
    "「{text}」が、{language} のページの図なのに日本語です。"
    '代わりに {{"ja": "…", "{language}": "…"}} と書いてください。',
)
_QUOTED = Said(
    "「{word}」 is said by the guide; take its data-why out",
    "「{word}」は手引きの本文にあります。data-why を消してください。",
)
_NO_RING = Said(
    "step {step} has the pin {pin} in its text and on no drawing; "
    "add it to {where} or take it out of the text",
    "手順 {step} の本文に {pin} がありますが、図にありません。"
    "{where} に足すか、本文から消してください。",
)
_NO_PIN = Said(
    "step {step} has the pin {pin} on its drawing and not in its text; "
    "write {pin} behind what it points at or take it off the drawing",
    "手順 {step} の図に {pin} がありますが、本文にありません。"
    "指している言葉の後ろに {pin} と書くか、図から消してください。",
)
_PIN_TWICE = Said(
    "step {step} has the pin {pin} {count} times on its drawings; give each place its own number",
    "手順 {step} の図に {pin} が {count} か所あります。場所ごとに別の番号にしてください。",
)
_OR, _A_DRAWING = Said(" or ", " か "), Said("a drawing", "図")


def faults(drawing: Drawing, path: str, caption: str) -> list[Said]:
    """Return what is wrong with one drawing by itself; `path` is its file.

    `caption` says what it is drawn from.
    """
    found = []
    if drawing.width != WIDTH or not drawing.height:
        found.append(_WIDE.filled(width=str(drawing.width)))
    if f'viewBox="0 0 {drawing.width} {drawing.height}"' not in drawing.svg:
        found.append(_VIEW_BOX)
    if not drawing.title or not drawing.description.startswith(caption):
        found.append(_TITLE.filled(caption=caption))
    size = len(gzip.compress(drawing.svg.encode(), mtime=0))
    if size >= HEAVIEST:
        found.append(_HEAVY.filled(size=str(size)))
    for word in drawing.words:
        if word.size < SMALLEST:
            found.append(_SMALL.filled(word=word.text, size=f"{word.size:g}"))
    if re.search(r"(?:href|src|url)\s*[=(]\s*[\"']?(?!#)", drawing.svg.partition("<style>")[2]):
        found.append(_LOADS)
    return [before(f"{path}: ", said) for said in found]


def words_not_quoted(
    drawing_of: Mapping[str, Drawing], catalogue: Catalogue, pages: Sequence[Page], source: str
) -> list[Said]:
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
            place = f"{source.format(id=screen.id)}: "
            if screen.drawn_of:
                if rest and rest not in sourced and not word.why:
                    none = _NOT_SOURCED.filled(word=word.text, file=catalogue.path)
                    found.append(before(place, none))
                continue
            wanted = squeezed(rest)
            is_said = wanted in text or wanted[:1].lower() + wanted[1:] in text
            if not is_said and not word.why:
                said_not = _NOT_QUOTED.filled(word=word.text, step=screen.step)
                found.append(before(place, said_not))
            elif is_said and word.why:
                found.append(before(place, _QUOTED.filled(word=word.text)))
    return found


def in_japanese(drawing: Drawing, language: str, path: str, *, is_own: bool) -> list[Said]:
    """Return a message for each Japanese text on a drawing for the pages of another language.

    Title and description count where the file is the language's own (`is_own`).
    """
    texts = [word.text for word in drawing.words]
    texts += [drawing.title, drawing.description] if is_own else []
    return [
        before(f"{path}: ", _IS_JAPANESE.filled(text=text, language=language))
        for text in texts
        if _JAPANESE.search(text)
    ]


def pins_not_met(
    drawing_of: Mapping[str, Drawing], pages: Iterable[Page], source: str
) -> list[Said]:
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
            texts = (one for one in page.reading.texts if one.line in page.lines_below(step))
            named = sorted({pin for one in texts for pin in pins.pin_numbers(one.text)})
            wrong: list[Said] = []
            for pin in sorted(set(named) - set(drawn)):
                sign = pins.CIRCLED[pin - 1]
                files = [source.format(id=name) for name in ids]
                where = Said(_OR.join(files), _OR.ja.join(files)) if files else _A_DRAWING
                wrong.append(_NO_RING.filled(step=step.id or "", pin=sign, where=where))
            for pin in sorted(set(drawn)):
                sign = pins.CIRCLED[pin - 1]
                if pin not in named:
                    wrong.append(_NO_PIN.filled(step=step.id or "", pin=sign))
                if drawn.count(pin) > 1:
                    count = str(drawn.count(pin))
                    wrong.append(_PIN_TWICE.filled(step=step.id or "", pin=sign, count=count))
            found += [placed(page.path, step.line, one) for one in wrong]
    return found


def _said(pages: Sequence[Page]) -> dict[tuple[str, str], str]:
    """Page and step -> what the guide says there and on the step before, without white space."""
    found = {}
    before = ""
    for page in pages:
        name = page.path.rpartition("/")[2].removesuffix(".md")
        for step in page.steps:
            own = _plain(page, step)
            found[(name, step.id or "")] = f"{before}\n{own}"
            before = own
    return found


def _plain(page: Page, step: Heading) -> str:
    lines = page.lines_below(step)
    said = [block.text for block in page.reading.blocks if block.line in lines]
    said += [link.address for link in page.reading.links if link.line in lines]
    return pins.without_pins("\n".join(said))
