"""Change notes on pages: where they stand, what is folded below them, and the page of changes."""

import pytest

from support.change_notes import NOTE
from tebiki.editions import changes_page, note_blocks
from tebiki.editions.notes import load
from tebiki.source.read_words import tool_words

WORDS = tool_words()

PAGE = """\
# 題

前書き。

## 決める { #set-limits }

古い。

```
## これは見出しではない
```

## 次 { #next }

次。
"""


def test_a_note_leads_and_the_old_text_is_folded_below_it() -> None:
    wording = note_blocks.Wording("ja", WORDS["ja"], "2023.06")
    assert (
        note_blocks.with_notes(PAGE, load(NOTE, "c"), wording)
        == """\
# 題

前書き。

## 決める { #set-limits }

!!! changed "いまは、こうします"
    いま。

    ??? change-origin "出典と確認した月"
        出典: [A](https://a.test/)（公式）／2026 年 11 月確認


??? old-step "2023 年 6 月の手順"
    古い。

    ```
    ## これは見出しではない
    ```

## 次 { #next }

次。
"""
    )


@pytest.mark.parametrize(
    "picture",
    [
        "![今の画面。](../../assets/screens/form.svg)",
        '![今の [新しい] 画面。](../../assets/screens/form.svg "題")',
        "![今の画面。][form]\n![古い画面。](../../assets/screens/old.svg)",
    ],
)
def test_a_screenshot_of_now_stays_above_the_folded_text(picture: str) -> None:
    wording = note_blocks.Wording("ja", WORDS["ja"], "2023.06")
    notes = load(NOTE, "c")
    page = PAGE.replace("古い。\n", f"古い。\n\n{picture}\n", 1)
    page += "\n[form]: ../../assets/screens/form.svg\n"
    old = note_blocks.with_notes(page, notes, wording)
    folded = picture.replace("\n", "\n    ")
    assert f"    古い。\n\n    {folded}\n" in old
    now = note_blocks.with_notes(page, notes, wording, {"form"})
    assert f"\n\n{picture}\n\n\n??? old-step" in now
    assert now.count(picture) == 1


def test_a_page_has_its_note_where_it_wants_it_under_the_notes_own_title() -> None:
    wording = note_blocks.Wording("en", WORDS["en"], "2023.06")
    note = NOTE.replace("limits#set-limits", "limits").replace("fold = true", "fold = false")
    titled = note + 'title = { ja = "先に", en = "First" }\nsince = "2024"\nen = "Now."\n'
    page = PAGE.replace("前書き。", "前書き。\n\n<!-- note -->")
    assert note_blocks.with_notes(page, load(titled, "c"), wording).startswith(
        """\
# 題

前書き。


!!! changed "First"
    Now.

    ??? change-origin "Sources, and when they were read"
        Since 2024\u00a0· Sources: [A](https://a.test/) (official)\u00a0· checked in November 2026


## 決める { #set-limits }
"""
    )


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2024", "2024 年から"),
        ("2024-03", "2024 年 3 月から"),
        ("by 2024-03", "2024 年 3 月までに変更"),
    ],
)
def test_months_are_said_in_words(since: str, said: str) -> None:
    wording = note_blocks.Wording("ja", WORDS["ja"])
    text = NOTE.replace("official = true", 'official = false, dated = "2023-09"')
    note = load(f'{text}since = "{since}"\n', "c")[0]
    assert note_blocks.origin(note, wording) == (
        f"{said}（報告）／出典: [A](https://a.test/)（2023 年 9 月の報告）／2026 年 11 月確認"
    )


def test_a_page_without_notes_stays_as_it_is() -> None:
    wording = note_blocks.Wording("en", WORDS["en"], "2023.06")
    assert note_blocks.with_notes(PAGE, [], wording) == PAGE


def test_the_page_of_changes_goes_by_page_and_step() -> None:
    other = NOTE.replace("limits#set-limits", "limits").replace("いま。", "頁。")
    notes = load(NOTE + other, "c.toml")
    wording = note_blocks.Wording("en", WORDS["en"], "2023.06")
    titles = {"limits": {"": "Limits", "next": "Next", "set-limits": "Decide"}}
    text = changes_page.changes_page("# Changes\n\n<!-- changes -->\n", notes, titles, wording)
    assert [line for line in text.splitlines() if line.startswith(("#", "["))] == [
        "# Changes",
        "## Limits { #changes-limits }",
        "### The whole page { #changes-limits-page }",
        "[Open this page](limits.md)",
        "### Decide { #changes-limits-set-limits }",
        "[Open this step](limits.md#set-limits)",
    ]
