"""How a step stands in an edition, by its page's change notes."""

from tebiki.editions import standings
from tebiki.editions.notes import Note, load
from tebiki.markdown.page import Page, read_page
from tebiki.pages.badges import Standing

HEAD = """\
---
title: 題
steps: true
verified: 2024-04
edition: "2024.04"
---
# 題

## 一 { #one }

あ

## 二 { #two }

い

## 三 { #three }

う

## 四 { #four }

え
"""
NOTE = """
[[note]]
target = "page#{step}"
kind = "{kind}"
edition = "2026.10"
facts = ["a"]
sources = [
  {{ title = "H", url = "https://library.example/", month = "2026-0{month}", official = true }},
]
{keys}
ja = "いま。"
"""
WORDS = {
    f"badge_{kind}{end}": f"{kind}{end} {{month}} {{checked}}" if end else kind.upper()
    for kind in ("changed", "still-true", "skip", "unchecked")
    for end in ("", "_means")
}
TITLE = 'now = { ja = "新しい一", en = "New one" }'


def page(text: str = HEAD) -> Page:
    return read_page(text, "ja/guide/page.md")


def notes(*written: tuple[str, str, str]) -> list[Note]:
    text = "".join(
        NOTE.format(step=step, kind=kind, keys=keys, month=number)
        for number, (step, kind, keys) in enumerate(written, start=1)
    )
    return list(load(text, "changes.toml"))


THREE = notes(
    ("one", "changed", f"fold = true\n{TITLE}"),
    ("two", "changed", "skip = true"),
    ("three", "still-true", "fold = false"),
)


def test_each_step_of_an_older_page_says_how_it_stands() -> None:
    assert standings.standings(page(), THREE, "en", WORDS, "2026.10") == {
        "one": Standing("changed", "CHANGED", "changed_means April 2024 January 2026", "New one"),
        "two": Standing("skip", "SKIP", "skip_means April 2024 February 2026"),
        "three": Standing("still-true", "STILL-TRUE", "still-true_means April 2024 March 2026"),
        "four": Standing("unchecked", "UNCHECKED", "unchecked_means April 2024 "),
    }


def test_a_page_followed_in_the_editions_month_bears_no_badge_but_where_it_is_skipped() -> None:
    followed = page(HEAD.replace("2024-04", "2026-10"))
    found = standings.standings(followed, THREE, "ja", WORDS, "2026.10")
    assert {step: (one.word, one.title) for step, one in found.items()} == {
        "one": ("", "新しい一"),
        "two": ("SKIP", ""),
    }


def test_of_a_note_at_the_head_and_one_at_the_end_the_change_says_how_the_step_stands() -> None:
    both = notes(
        ("one", "still-true", 'fold = false\nplace = "end"'), ("one", "changed", "fold = true")
    )
    found = standings.standings(page(), both, "ja", WORDS, "2026.10")
    assert (found["one"].kind, found["one"].means) == (
        "changed",
        "changed_means 2024 年 4 月 2026 年 2 月",
    )


def test_a_page_as_of_an_edition_has_titles_of_now_and_does_not_count_what_is_skipped() -> None:
    now = standings.as_of(page(), THREE, "ja")
    assert [step.title for step in now.steps] == ["新しい一", "三", "四"]
    assert [step.id for step in now.steps] == ["one", "three", "four"]
    assert [heading.id for heading in now.headings] == [None, "one", "two", "three", "four"]


def test_a_language_without_a_title_of_now_keeps_the_guides() -> None:
    assert standings.as_of(page(), THREE, "fr").steps[0].title == "一"


def test_a_page_without_steps_stays_as_it_is() -> None:
    plain = page(HEAD.replace("steps: true", "steps: false"))
    assert standings.as_of(plain, THREE, "ja") == plain
    assert standings.standings(plain, THREE, "ja", WORDS, "2026.10") == {}
