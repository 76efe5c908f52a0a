"""Makes the page of changes from the change notes of its guide."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from tebiki.editions.note_blocks import Wording, block
from tebiki.editions.notes import Note
from tebiki.pages import pins

MARKER = "<!-- changes -->"


def changes_page(
    markdown: str, notes: Iterable[Note], titles: Mapping[str, Mapping[str, str]], wording: Wording
) -> str:
    """Return the page of changes with its marker filled: with the notes' texts, without pictures.

    `titles` is, in reading order, page -> step -> title, the page's own title under "".
    """
    by_target: dict[str, list[Note]] = {}
    for note in notes:
        by_target.setdefault(note.page, []).append(note)
    out: list[str] = []
    for page, steps in titles.items():
        if page not in by_target:
            continue
        out += [f"## {steps['']} {{ #changes-{page} }}", ""]
        order = list(steps)
        there = [note for note in by_target[page] if note.step in steps]
        there.sort(key=lambda n: (_name(n) == "after", order.index(n.step), n.place == "end"))
        for name, group in groupby(there, key=_name):
            own = list(group)
            note = own[0]
            title = steps[note.step] if note.step else wording.words["change_whole_page"]
            anchor = f"#{note.step}" if note.step else ""
            out += [f"### {title} {{ #changes-{page}-{name} }}", ""]
            shown = [block(_without_pictures(one), wording, is_whole=True) for one in own]
            out += [line for lines in shown for line in (*lines, "")]
            words = wording.words["change_open" if note.step else "change_open_page"]
            out += [f"[{words}]({page}.md{anchor})", ""]
    return markdown.replace(MARKER, "\n".join(out))


def _without_pictures(note: Note) -> Note:
    texts = {language: pins.without_pins(text) for language, text in note.text.items()}
    return replace(note, picture=(), text=texts)


def _name(note: Note) -> str:
    """What its place is called on the page of changes: the step, or where on the page it is."""
    return note.step or ("page" if note.place == "start" else "after")
