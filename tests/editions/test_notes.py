"""What a change note may say of its step: what it is called now, that it is skipped, its place."""

import pytest

from support.messages import english
from tebiki.editions import changes_page, note_blocks
from tebiki.editions.notes import ChangesError, load
from tebiki.source.read_words import tool_words

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
            "changes.toml:8: place is 'top'; write place = \"end\", or leave it out",
        ),
    ],
)
def test_what_does_not_fit_is_named(target: str, keys: str, said: str) -> None:
    with pytest.raises(ChangesError) as error:
        load(note(target, keys), "changes.toml")
    assert english(error.value) == said


PAGE = """\
# 題

## 名前を入れる { #name-card data-done="入れました" }

古い。

## 次 { #next }

次。
"""
WORDING = note_blocks.Wording("ja", tool_words()["ja"], "2024.04")
OWN = """\
    いまの話です。

    ??? change-origin "出典と確認した月"
        出典: [H](https://library.example/)（公式）／2026 年 10 月確認
"""
OLD = "2024 年 4 月の見出し: 名前を入れる\n{ .old-title }"
TITLE = 'now = { ja = "名前を選ぶ" }\n'


def placed(keys: str) -> str:
    """The first step's own part of the page with a note of these keys on it."""
    made = note_blocks.with_notes(PAGE, load(note("card#name-card", keys), "c"), WORDING)
    assert made.startswith('# 題\n\n## 名前を入れる { #name-card data-done="入れました" }\n')
    return made.partition('入れました" }\n')[2].partition("## 次")[0]


def test_the_old_title_stands_first_in_the_fold() -> None:
    inner = OLD.replace("\n", "\n    ")
    assert placed(f"fold = true\n{TITLE}") == (
        f'\n!!! changed "いまは、こうします"\n{OWN}\n\n'
        f'??? old-step "2024 年 4 月の手順"\n    {inner}\n\n\n    古い。\n\n'
    )


def test_the_old_title_stands_above_the_old_text_that_is_not_folded() -> None:
    assert placed(f"fold = false\n{TITLE}") == (
        f'\n!!! changed "いまは、こうします"\n{OWN}\n\n{OLD}\n\n\n古い。\n\n'
    )


def test_a_note_at_the_end_stands_behind_the_steps_own_text() -> None:
    assert placed('fold = false\nplace = "end"') == (
        f'\n古い。\n\n\n!!! changed step-end "いまは、こうします"\n{OWN}\n'
    )


def test_the_old_text_of_a_skipped_step_is_open_in_its_line() -> None:
    assert '\n???+ old-step "2024 年 4 月の手順"\n    古い。\n' in placed("skip = true")


def test_the_page_of_changes_has_sources_open_and_one_heading_a_step() -> None:
    both = note("card#name-card", f"fold = true\n{TITLE}") + note(
        "card#name-card", 'fold = false\nplace = "end"'
    )
    titles = {"card": {"": "カード", "name-card": "名前を選ぶ"}}
    made = changes_page.changes_page(changes_page.MARKER, load(both, "c"), titles, WORDING)
    block = (
        '!!! changed "いまは、こうします"\n    いまの話です。\n\n'
        "    出典: [H](https://library.example/)（公式）／2026 年 10 月確認\n"
        "    { .change-origin }\n"
    )
    assert made == (
        "## カード { #changes-card }\n\n### 名前を選ぶ { #changes-card-name-card }\n\n"
        f"{block}\n{block}\n[この手順を開く](card.md#name-card)\n"
    )
