"""Finds where change notes and the drawings of now that they show disagree."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tebiki.editions.notes import Note
from tebiki.files.data_faults import Said, placed, same
from tebiki.pages import pins
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.drawings import Drawing
from tebiki.screens.screen import Screen

_UNKNOWN = Said(
    "no screen is called {id}; mend the name, or give it a table in {catalogue}",
    "{id} という画面はありません。名前を直すか、{catalogue} に表を足してください。",
)
_OF_THE_PAGE = Said(
    "the screen {id} is the page's own, says {at}; name one that is drawn of now, with drawn_of",
    "画面 {id} は本文の画面です（{at}）。drawn_of のある、いまの画面の名前を書いてください。",
)
_ELSEWHERE = Said(
    "the screen {id} belongs to step {step} of {page}.md, says {at}; name it in that step's note, "
    "or mend the table",
    "画面 {id} は {page}.md の手順 {step} のものです（{at}）。"
    "その手順のノートに書くか、表を直してください。",
)
_TWICE = Said("the screen {id} is named twice; leave one", "画面 {id} が二度書かれています。")
_LATER = Said(
    "the screen {id} is drawn of {month}, after the note's edition {edition}; give the note a "
    "later edition, or mend drawn_of in {at}",
    "画面 {id} は {month} のもので、ノートの版 {edition} よりあとです。"
    "ノートの版か、{at} の drawn_of を直してください。",
)
_NOT_DRAWN = Said(
    "the screen {id} is not drawn; write {source} and run tebiki screens draw",
    "画面 {id} の図がありません。{source} を書き、tebiki screens draw を実行してください。",
)
_NOT_SHOWN = Said(
    'no change note shows the screen {id}; write picture = "{id}" in the note on {target}, or '
    "take the table out",
    '画面 {id} を見せるノートがありません。{target} のノートに picture = "{id}" と書くか、'
    "表を消してください。",
)
_NOT_SOURCE = Said(
    "{url} bears words of the screen {id} and is no source of a note on {page}, or official "
    "differs there; write both alike",
    "画面 {id} の言葉の出典 {url} が、{page} のノートの sources にないか、official が違います。"
    "同じに書いてください。",
)
_PIN_ALONE = Said(
    "the text in {language} has the pin {pin} and no drawing of the note has it; take it out, or "
    "add it to a drawing",
    "{language} の文に印 {pin} がありますが、図にありません。消すか、図に足してください。",
)
_PIN_UNSAID = Said(
    "a drawing has the pin {pin} and the text in {language} has not; write {pin} behind what it "
    "points at, or take it off the drawing",
    "図に印 {pin} がありますが、{language} の文にありません。"
    "指すもののすぐ後に {pin} を書くか、図から消してください。",
)
_PIN_TWICE = Said(
    "the pin {pin} stands more than once on the drawings in {language}; give each place its own",
    "{language} の図に、印 {pin} が二つ以上あります。別の番号にしてください。",
)
_LABEL = Said(
    "**{label}** has a pin in the text in {language} and is on no drawing of the note; write it as "
    "there",
    "{language} の文で印の付いた **{label}** が、図にありません。図のとおりに書いてください。",
)
_PINNED = re.compile(rf"\*\*([^*\n]+)\*\* ?([{pins.CIRCLED}])")


def faults(
    notes: Sequence[Note],
    catalogue: Catalogue,
    path: str,
    folder: str,
    drawn: Mapping[tuple[str, str], Drawing],
) -> Iterator[Said]:
    """Yield a message for each picture of a note that is none of its step's drawings of now, for
    each pin that stands in the text or on the drawing alone, and for each label before a pin
    that the drawing has not.

    `notes` stand in the file `path`, the drawings' sources in `folder`; `drawn` are the drawings
    that are there, by screen and language. A drawing of now that no note shows is a fault of the
    catalogue.
    """
    known = {screen.id: screen for screen in catalogue.screens}
    shown = set()
    for note in notes:
        for number, name in enumerate(note.picture):
            shown.add(name)
            screen = known.get(name)
            if name in note.picture[:number]:
                yield _at(note, path, _TWICE.filled(id=name))
            elif screen is None:
                said = _UNKNOWN.filled(id=name, catalogue=catalogue.path)
                yield _at(note, path, said)
            elif wrong := _wrong(note, screen, f"{catalogue.path}:{screen.line}", folder):
                yield _at(note, path, wrong)
            else:
                of_page = [one for one in notes if one.page == note.page]
                yield from _source_faults(of_page, screen, catalogue.path)
    yield from _text_faults(notes, path, drawn)
    for screen in catalogue.screens:
        if screen.drawn_of and screen.id not in shown:
            target = f"{screen.page}#{screen.step}"
            said = _NOT_SHOWN.filled(id=screen.id, target=target)
            yield placed(catalogue.path, screen.line, said)


def _wrong(note: Note, screen: Screen, at: str, folder: str) -> Said | None:
    if not screen.drawn_of:
        return _OF_THE_PAGE.filled(id=screen.id, at=at)
    if (screen.page, screen.step) != (note.page, note.step):
        return _ELSEWHERE.filled(id=screen.id, step=screen.step, page=screen.page, at=at)
    if screen.is_later(note.edition):
        month = screen.drawn_of
        return _LATER.filled(id=screen.id, month=month, edition=note.edition, at=at)
    if screen.drawing is None:
        return _NOT_DRAWN.filled(id=screen.id, source=f"{folder}/{screen.id}.svg.j2")
    return None


def _source_faults(notes: Sequence[Note], screen: Screen, path: str) -> Iterator[Said]:
    read = {source.url: source.official for note in notes for source in note.sources}
    for source in screen.words_from:
        if read.get(source.url) is not source.official:
            said = _NOT_SOURCE.filled(url=source.url, id=screen.id, page=screen.page)
            yield placed(path, screen.line, said)


def _text_faults(
    notes: Sequence[Note], path: str, drawn: Mapping[tuple[str, str], Drawing]
) -> Iterator[Said]:
    for note in notes:
        for language, text in note.text.items():
            names = dict.fromkeys(note.picture)
            drawings = [drawn[name, language] for name in names if (name, language) in drawn]
            on_drawings = [pin for drawing in drawings for pin in drawing.pins]
            in_text = pins.pin_numbers(text)
            here = same(language)
            for pin in sorted(set(in_text) ^ set(on_drawings)):
                wrong = _PIN_ALONE if pin in in_text else _PIN_UNSAID
                said = wrong.filled(language=here, pin=same(pins.CIRCLED[pin - 1]))
                yield _at(note, path, said)
            for pin in sorted({pin for pin in on_drawings if on_drawings.count(pin) > 1}):
                said = _PIN_TWICE.filled(language=here, pin=same(pins.CIRCLED[pin - 1]))
                yield _at(note, path, said)
            words = [word.text for drawing in drawings for word in drawing.words]
            for label, sign in _PINNED.findall(text):
                is_drawn = pins.CIRCLED.index(sign) + 1 in on_drawings
                if is_drawn and not any(_squeezed(label) in _squeezed(word) for word in words):
                    yield _at(note, path, _LABEL.filled(label=same(label), language=here))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _at(note: Note, path: str, said: Said) -> Said:
    return placed(path, note.picture_line, said)
