"""What a change note may say of its step: what it is called now, that it is skipped, its place."""

import pytest

from tebiki.editions.notes import ChangesError, load

NOTE = """\
[[note]]
target = "{target}"
kind = "changed"
edition = "2026.10"
facts = ["a"]
sources = [{{ title = "H", url = "https://library.example/", month = "2026-10", official = true }}]
{keys}
ja = "いまの話です。"
"""


def note(target: str, keys: str) -> str:
    return NOTE.format(target=target, keys=keys)


def test_a_step_may_have_a_title_of_now_and_a_note_at_its_end() -> None:
    keys = 'fold = false\nplace = "end"\nnow = { ja = "カードを作る", en = "Make a card" }'
    (read,) = load(note("card#name-card", keys), "changes.toml")
    assert (read.now, read.place) == ({"ja": "カードを作る", "en": "Make a card"}, "end")
    assert not read.skip


def test_a_skipped_step_says_nothing_of_folding() -> None:
    (read,) = load(note("card#name-card", "skip = true"), "changes.toml")
    assert (read.skip, read.fold, read.now) == (True, False, {})


def test_a_step_has_one_note_at_its_head_and_one_at_its_end() -> None:
    both = note("card#a", "fold = true") + note("card#a", 'fold = false\nplace = "end"')
    assert [read.place for read in load(both, "changes.toml")] == ["start", "end"]


@pytest.mark.parametrize(
    ("target", "keys", "said"),
    [
        (
            "card",
            'fold = false\nnow = { ja = "カード" }',
            "changes.toml:8: now is for a note on a step; take it out, or name the step in the "
            "target",
        ),
        (
            "card",
            "skip = true",
            "changes.toml:7: skip is for a note on a step; take it out, or name the step in the "
            "target",
        ),
        (
            "card#name-card",
            'fold = false\nnow = { en = "Card" }',
            'changes.toml:8: ja is missing; write ja = "…"',
        ),
        (
            "card#name-card",
            "fold = false\nnow = 3",
            'changes.toml:8: now is 3; write now = { ja = "…", en = "…" }, or leave it out',
        ),
        (
            "card#name-card",
            'fold = true\nplace = "end"',
            "changes.toml:8: fold = true wants the note above the old text; take place out",
        ),
        (
            "card#name-card",
            'skip = true\nplace = "end"',
            "changes.toml:8: skip = true wants the note above the old text; take place out",
        ),
        (
            "card#name-card",
            "skip = 1",
            "changes.toml:1: the note does not say whether the old text is folded; write "
            "fold = true or false\nchanges.toml:7: skip is 1; write skip = true, or leave it out",
        ),
        (
            "card#name-card",
            'fold = false\nplace = "top"',
            "changes.toml:8: place is 'top'; write place = \"end\", or take it out",
        ),
    ],
)
def test_what_does_not_fit_is_named(target: str, keys: str, said: str) -> None:
    with pytest.raises(ChangesError) as error:
        load(note(target, keys), "changes.toml")
    assert str(error.value) == said
