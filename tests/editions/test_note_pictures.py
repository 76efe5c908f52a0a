"""Drawings of now: each where the note of its step shows it, with what text and drawing share."""

import pytest

from tebiki.editions import note_pictures
from tebiki.editions.notes import ChangesError, load
from tebiki.screens import catalogue, drawings

CATALOGUE = """\
[desk]
page = "join"
step = "open-desk"
captured = "2024-04"
sensitive = []

[desk-now]
page = "join"
step = "open-desk"
drawn_of = "2026-10"
sensitive = []
words_from = [{ url = "https://library.example/1", official = true, words = ["Sign up"] }]
alt = { ja = "図書館のページ。Sign up を押します。", en = "The library's page. Click Sign up." }
drawing = "640x400"
"""
NOTES = """\
[[note]]
target = "join#open-desk"
kind = "changed"
edition = "2026.10"
fold = true
facts = ["join"]
picture = "desk-now"
sources = [{ title = "H", url = "https://library.example/1", month = "2026-10", official = true }]
ja = "右上の **Sign up** ① をクリックします。"
en = "Click **Sign up** ① at the top right."
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><title>題</title>'
    '<text font-size="24">Sign up</text><g data-pin="1"><text class="n">1</text></g></svg>'
)


def faults(notes: str = NOTES, screens: str = CATALOGUE, svg: str = SVG) -> list[str]:
    return list(
        note_pictures.faults(
            load(notes, "changes.toml"),
            catalogue.load(screens, "screens.toml"),
            "changes.toml",
            "drawings",
            {("desk-now", name): drawings.read("desk-now", svg) for name in ("ja", "en")},
        )
    )


def test_a_picture_or_several() -> None:
    (one,) = load(NOTES, "changes.toml")
    assert one.picture == ("desk-now",)
    (two,) = load(NOTES.replace('"desk-now"', '["desk-now", "b"]'), "changes.toml")
    assert two.picture == ("desk-now", "b")
    assert faults() == []


def test_a_picture_wants_a_step_and_the_id_of_a_screen() -> None:
    for old, new, said in (
        (
            '"join#open-desk"',
            '"join"',
            "picture is for a note on a step; take it out, or name the step in the target",
        ),
        (
            '"desk-now"',
            "7",
            'picture is 7; write picture = "screen-id" or ["screen-id", …], each drawn of now',
        ),
    ):
        with pytest.raises(ChangesError) as caught:
            load(NOTES.replace(old, new), "changes.toml")
        assert caught.value.faults == (f"changes.toml:7: {said}",)


UNSHOWN = (
    'screens.toml:7: no change note shows the screen desk-now; write picture = "desk-now" in the '
    "note on join#open-desk, or take the table out"
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"desk-now"',
            '"desk-new"',
            [
                "changes.toml:7: no screen is called desk-new; mend the name, or give it a table "
                "in screens.toml",
                "changes.toml:7: the text in en has the pin ① and no drawing of the note has it; "
                "take it out, or add it to a drawing",
                "changes.toml:7: the text in ja has the pin ① and no drawing of the note has it; "
                "take it out, or add it to a drawing",
                UNSHOWN,
            ],
        ),
        (
            '"desk-now"',
            '["desk-now", "desk"]',
            [
                "changes.toml:7: the screen desk is the page's own, says screens.toml:1; name one "
                "that is drawn of now, with drawn_of"
            ],
        ),
        (
            '"desk-now"',
            '["desk-now", "desk-now"]',
            ["changes.toml:7: the screen desk-now is named twice; leave one"],
        ),
        (
            "#open-desk",
            "#enter-name",
            [
                "changes.toml:7: the screen desk-now belongs to step open-desk of join.md, says "
                "screens.toml:7; name it in that step's note, or mend the table"
            ],
        ),
        (
            '"2026.10"',
            '"2026.09"',
            [
                "changes.toml:7: the screen desk-now is drawn of 2026-10, after the note's edition "
                "2026.09; give the note a later edition, or mend drawn_of in screens.toml:7"
            ],
        ),
        (
            "official = true",
            "official = false",
            [
                "screens.toml:7: https://library.example/1 bears words of the screen desk-now and "
                "is no source of a note on join, or official differs there; write both alike"
            ],
        ),
        (
            "** ① at",
            "** at",
            [
                "changes.toml:7: a drawing has the pin ① and the text in en has not; write ① "
                "behind what it points at, or take it off the drawing"
            ],
        ),
        (
            "右上の **Sign up**",
            "右上の **Sign Up**",
            [
                "changes.toml:7: **Sign Up** has a pin in the text in ja and is on no drawing of "
                "the note; write it as there"
            ],
        ),
        ("右上の", "**Menu** の", []),
    ],
)
def test_each_fault_of_a_note(old: str, new: str, said: list[str]) -> None:
    assert faults(NOTES.replace(old, new)) == said


def test_a_drawing_that_is_not_there() -> None:
    assert faults(screens=CATALOGUE.replace('drawing = "640x400"\n', "")) == [
        "changes.toml:7: the screen desk-now is not drawn; write drawings/desk-now.svg.j2 and run "
        "tebiki screens draw"
    ]


def test_a_pin_that_stands_twice() -> None:
    assert faults(svg=SVG.replace("</svg>", '<g data-pin="1"/></svg>')) == [
        f"changes.toml:7: the pin ① stands more than once on the drawings in {name}; give each "
        "place its own"
        for name in ("en", "ja")
    ]


def test_a_drawing_that_no_note_shows() -> None:
    assert faults(NOTES.replace('picture = "desk-now"\n', "").replace(" ①", "")) == [UNSHOWN]


def test_faults_are_said_in_japanese_too() -> None:
    (note,) = load(NOTES.replace('"desk-now"', '"desk-now", "gone"'.join("[]")), "changes.toml")
    shown = catalogue.load(CATALOGUE, "screens.toml")
    (fault,) = note_pictures.faults(
        [note],
        shown,
        "changes.toml",
        "drawings",
        {("desk-now", name): drawings.read("desk-now", SVG) for name in ("ja", "en")},
    )
    assert fault.ja == (
        "changes.toml:7: gone という画面はありません。"
        "名前を直すか、screens.toml に表を足してください。"
    )
