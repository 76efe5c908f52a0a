"""What a file of change notes may hold: each fault is named by its line, with what to do."""

import re

import pytest

from support.change_notes import NOTE
from support.messages import english
from tebiki.editions.note_targets import target_faults
from tebiki.editions.notes import DOOR, ChangesError, load

FAULTS = {
    "no TOML": (
        "kind =",
        "c.toml:1: this is not valid TOML (Invalid value); mend the line",
    ),
    "target": (
        NOTE.replace("limits#set-limits", "Limits"),
        'c.toml:2: the note lacks a target; write target = "page#step" or "page"',
    ),
    "kind": (
        NOTE.replace('"changed"', '"new"'),
        "c.toml:3: kind is 'new'; write one of changed, still-true",
    ),
    "source": (
        re.sub(r"\[\{.*\}\]", "[]", NOTE),
        "c.toml:7: the note has no source; add the page that was read, or take the note out",
    ),
    "a title without languages": (
        NOTE + 'title = "先に"\n',
        'c.toml:9: title is \'先に\'; write title = { ja = "…", en = "…" }, or leave it out',
    ),
    "a title without Japanese": (
        NOTE + 'title = { en = "First" }\n',
        'c.toml:9: ja is missing; write ja = "…"',
    ),
    "half a source": (
        NOTE.replace(', month = "2026-11"', ""),
        'c.toml:7: a source is not whole; write { title = "…", url = "https://…", '
        'month = "2026-11", official = true }',
    ),
    "Japanese": (
        NOTE.replace("ja =", "en ="),
        'c.toml:1: the note has no Japanese text; write ja = """…"""',
    ),
    "edition": (
        NOTE.replace("2026.11", "2026.1"),
        'c.toml:4: the note lacks the edition that first carries it; write edition = "2026.11"',
    ),
    "fold": (
        NOTE.replace("fold = true\n", ""),
        "c.toml:1: the note does not say whether the old text is folded; "
        "write fold = true or false",
    ),
    "twice": (
        NOTE + NOTE,
        "c.toml:9: limits#set-limits has a note already in line 1; write one note with both",
    ),
    "a place without a target": (
        NOTE.replace('target = "limits#set-limits"', 'place = "end"'),
        'c.toml:1: the note lacks a target; write target = "page#step" or "page"',
    ),
    "folded above a step's end": (
        NOTE + 'place = "end"\n',
        "c.toml:9: fold = true wants the note above the old text; take place out",
    ),
    "a comment behind the header": (
        NOTE.replace("[[note]]", "[[note]]  # now").replace('"changed"', "true"),
        "c.toml:3: kind is true; write one of changed, still-true",
    ),
    "blanks in the header": (
        NOTE.replace("[[note]]", "  [[ note ]]").replace('"changed"', "[]"),
        "c.toml:3: kind is []; write one of changed, still-true",
    ),
    "one bracket": (
        NOTE.replace("[[note]]", "[note]"),
        "c.toml:1: a note begins with a line [[note]], in two brackets; write it so",
    ),
    "inline": (
        "note = [{ kind = 'changed' }]\n" + NOTE.replace("[[note]]", "[x]"),
        'c.toml:1: the note lacks a target; write target = "page#step" or "page"\n'
        "c.toml:1: the note lacks the edition that first carries it; write edition = "
        '"2026.11"\n'
        "c.toml:1: the note does not say whether the old text is folded; write fold = true or "
        "false\n"
        'c.toml:1: the note does not name what it states; write facts = ["a-name"]\n'
        "c.toml:1: the note has no source; add the page that was read, or take the note out\n"
        'c.toml:1: the note has no Japanese text; write ja = """…"""\n'
        "c.toml:2: x stands outside a note; put it below a line [[note]]",
    ),
    "a wide digit": (
        NOTE.replace("2026.11", "２０２６.11"),
        'c.toml:4: the note lacks the edition that first carries it; write edition = "2026.11"',
    ),
    "since_reported": (
        NOTE + 'since_reported = "yes"\n',
        "c.toml:9: since_reported is 'yes'; write since_reported = true, or leave it out",
    ),
    "a near key": (
        NOTE.replace("edition =", "editon ="),
        'c.toml:1: the note lacks the edition that first carries it; write edition = "2026.11"\n'
        "c.toml:4: editon is neither a key of a note nor the text in a language; write edition",
    ),
    "the second of two sources": (
        NOTE.replace("official = true }]", 'official = true },\n  { title = "B" }]'),
        'c.toml:8: a source is not whole; write { title = "…", url = "https://…", '
        'month = "2026-11", official = true }',
    ),
    "unknown key": (
        NOTE + 'colour = "red"\n',
        "c.toml:9: colour is neither a key of a note nor the text in a language; mend its name",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_line_and_remedy(fault: str) -> None:
    text, message = FAULTS[fault]
    with pytest.raises(ChangesError) as error:
        load(text, "c.toml")
    assert english(error.value) == message


def test_a_target_that_is_not_there_is_named() -> None:
    notes = load(NOTE + NOTE.replace("limits#set-limits", "limit"), "c.toml")
    assert target_faults(notes, {"limits": ["open"]}, "c.toml") == [
        "c.toml:1: the page limits has no step set-limits; mend the target",
        "c.toml:9: there is no page limit; mend the target",
    ]


def test_a_note_for_a_door_that_is_not_there_is_named() -> None:
    notes = load(NOTE.replace("limits#set-limits", DOOR), "c.toml")
    assert target_faults(notes, {"limits": []}, "c.toml") == [
        "c.toml:1: there is no page door; mend the target",
    ]
