"""Change notes: what the file may hold, what each says, and that no known fact is missing."""

import re
from pathlib import Path

import pytest

from tebiki.editions import note_blocks
from tebiki.editions.notes import DOOR, ChangesError, load, target_faults
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "docs/_data/openai-api/changes.toml"
NOTES = load(DATA.read_text(encoding="utf-8"), str(DATA))
WORDS = tool_words()

# What is published as a fact: its name, the targets that carry it, the sources it rests on, and
# words that the note cannot do without, in Japanese and English.
PUBLISHED = {
    "phone-first-key": (
        ["account#enter-phone", "account#send-code"],
        ["8983040"],
        [("SMS", "SMS"), ("WhatsApp", "WhatsApp"), ("最初の", "first"), ("メール", "email")],
    ),
    "phone-step": (
        ["account#enter-phone", "api-key#open-api-keys"],
        ["8983040"],
        [
            *(("2 つ目からは求められません", "not for later ones"), ("United States",) * 2),
            *(("日本を選びます", "such as Japan"), ("届いたコードを入れます", "Enter the code")),
            ("SMS を受け取れる番号", "number that receives SMS"),
            *(("WhatsApp",) * 2, ("メールや音声通話では届きません", "never by email or by a call")),
        ],
    ),
    "keys-page": (
        ["api-key#open-user-menu"],
        ["github.com/openai/openai-python"],
        [("platform.openai.com/settings/organization/api-keys",) * 2],
    ),
    "project-keys": (
        ["api-key#name-key"],
        ["9186755", "8867743", "ja-JP/api/docs/guides/api-keys"],
        [("Default project",) * 2, ("All",) * 2, ("Restricted",) * 2, ("Read Only",) * 2],
    ),
    "key-expiry": (
        ["api-key#name-key"],
        ["api/docs/changelog", "production-best-practices"],
        [("期限", "Expiry"), ("公式に勧め", "officially recommended"), ("2026 年 9 月", "2026")],
    ),
    "key-shown-once": (
        ["api-key#save-key"],
        ["4936850"],
        [
            ("作ったときだけ", "only when it is created"),
            ("そのキーを使っているプログラムは、すぐに API を使えなく", "stops working at once"),
        ],
    ),
    "prepaid": (
        ["billing#set-up-paid-account", "billing", "billing#enter-card"],
        ["8264644"],
        [
            *(("前払い", "prepaid"), ("Add payment details",) * 2, ("$5",) * 2, ("$10",) * 2),
            *(("1 年", "one year"), ("返金されません", "no refunds")),
        ],
    ),
    "auto-reload": (
        ["billing#set-up-paid-account"],
        ["8264644"],
        [
            *(("Use auto-reload",) * 2, ("はじめからオン", "on by default")),
            ("買う前にオフにします", "turn it off before you buy"),
        ],
    ),
    "door-money": (
        ["door"],
        ["8264644"],
        [("前払い", "prepaid"), ("$5",) * 2, ("返金されません", "no refunds")],
    ),
    "separate-billing": (["billing"], ["9039756"], [("別", "separate")]),
    "no-card": (["billing", "door"], ["9186755"], [("メンバー", "member")]),
    "spend-alert": (
        ["limits#set-limits"],
        ["ja-JP/api/docs/guides/spend-limits"],
        [("利用額アラート", "spend alert"), ("通知だけ", "requests go on")],
    ),
    "hard-limit-switch": (
        ["limits#set-limits"],
        ["ja-JP/api/docs/guides/spend-limits"],
        [
            *(("ハードリミットを適用",) * 2, ("Enforce a hard limit",) * 2, ("429",) * 2),
            *(("少し超えて", "slightly over"), ("プロジェクト", "project")),
        ],
    ),
    "tier-limit": (
        ["limits#set-limits"],
        ["ja-JP/api/docs/guides/spend-limits"],
        [("OpenAI の側でも", "limit of its own by usage tier")],
    ),
    "closing-line": (
        ["limits#set-limits"],
        ["spend-limits", "8264644"],
        [("オンのときだけ", "only while this switch is on"), ("自動チャージ", "automatic")],
    ),
    "after-workshop": (
        ["limits"],
        ["4936850", "8264644"],
        [("ごみ箱", "trash can"), ("1 年", "one year"), ("自動チャージ", "automatic reloading")],
    ),
}
REPORTED = {"top-page", "chatgpt-address", "limits-page"}
# What an official note says beside its facts: only reported, and said so, with the report's month.
REPORTED_WITHIN = {
    "new-key-window": (
        "api-key#name-key",
        "docs.beyondtrust.com",
        ("**Create secret key** をクリックします（2026 年 4 月の資料が伝えている名前です）",),
        ("**Create secret key** (the name that a document of April 2026 reports)",),
    ),
}


@pytest.mark.parametrize("fact", PUBLISHED)
def test_every_published_fact_stands_in_both_languages_with_its_source(fact: str) -> None:
    targets, sources, needed = PUBLISHED[fact]
    for target in targets:
        carriers = [note for note in NOTES if note.target == target and fact in note.facts]
        assert len(carriers) == 1, target
        note = carriers[0]
        assert not note.is_reported
        for source in sources:
            found = [s for s in note.sources if source in s.url]
            assert found, (target, source)
            assert found[0].official
            assert found[0].month == "2026-11"
        for japanese, english in needed:
            if target == targets[0] or fact == "phone-step":
                assert japanese in note.text["ja"]
                assert english in note.text["en"]


def test_reported_facts_are_said_as_reported() -> None:
    reported = {fact for note in NOTES if note.is_reported for fact in note.facts}
    assert reported == REPORTED
    for note in NOTES:
        if note.is_reported:
            assert "伝えて" in note.text["ja"] or "報告されて" in note.text["ja"]
            assert "report" in note.text["en"]


def test_nothing_else_is_stated() -> None:
    facts = {fact for note in NOTES for fact in note.facts}
    assert facts == {*PUBLISHED, *REPORTED, *REPORTED_WITHIN, "overview"}


@pytest.mark.parametrize("fact", REPORTED_WITHIN)
def test_what_is_only_reported_is_said_so_within_an_official_note(fact: str) -> None:
    target, source, japanese, english = REPORTED_WITHIN[fact]
    note = next(note for note in NOTES if note.target == target)
    assert fact in note.facts
    assert [s.official for s in note.sources if source in s.url] == [False]
    assert all(words in note.text["ja"] for words in japanese)
    assert all(words in note.text["en"] for words in english)


def test_advice_is_marked_as_ours_with_its_reason() -> None:
    advised = []
    for note in NOTES:
        japanese = re.findall(
            r"迷ったら[^。\n]*（この手引きのおすすめ。[^（）\n]+からです）", note.text["ja"]
        )
        english = re.findall(r"(?i)when in doubt[^.\n]*\(our advice: [^()\n]+\)", note.text["en"])
        assert len(japanese) == note.text["ja"].count("おすすめ")
        assert len(english) == note.text["en"].count("our advice") == len(japanese)
        advised += [note.target] * len(japanese)
    assert advised == [
        *("account#open-top-page", "api-key#name-key", "api-key#name-key", "api-key#name-key"),
        *("billing#set-up-paid-account", "billing#set-up-paid-account", "limits#set-limits"),
    ]


def test_a_step_that_is_normally_skipped_says_so_first() -> None:
    skipped = ["enter-phone", "send-code", "enter-code", "chatgpt-opens"]
    for note in NOTES:
        is_skipped = note.page == "account" and note.step in skipped
        assert note.text["ja"].startswith("この手順は、ふつう飛ばします。\n") == is_skipped
        assert note.text["en"].startswith("Normally you skip this step.\n") == is_skipped


def test_who_does_not_pay_can_leave_before_anything_is_bought() -> None:
    note = next(note for note in NOTES if note.target == "billing#set-up-paid-account")
    assert note.text["ja"].startswith("払わない人は、ここで止まり")
    assert note.text["en"].startswith("If you do not want to pay, stop here")


GOOD = """\
[[note]]
target = "limits#set-limits"
kind = "changed"
edition = "2026.11"
fold = true
facts = ["a"]
sources = [{ title = "A", url = "https://a.test/", month = "2026-11", official = true }]
ja = "いま。"
"""
FAULTS = {
    "no TOML": (
        "kind =",
        "c.toml:1: this is not valid TOML (Invalid value); mend the line",
    ),
    "target": (
        GOOD.replace("limits#set-limits", "Limits"),
        'c.toml:2: the note lacks a target; write target = "page#step" or "page"',
    ),
    "kind": (
        GOOD.replace('"changed"', '"new"'),
        "c.toml:3: kind is 'new'; write one of changed, still-true",
    ),
    "source": (
        re.sub(r"\[\{.*\}\]", "[]", GOOD),
        "c.toml:7: the note has no source; add the page that was read, or take the note out",
    ),
    "a title without languages": (
        GOOD + 'title = "先に"\n',
        'c.toml:9: title is \'先に\'; write title = { ja = "…", en = "…" }, or leave it out',
    ),
    "a title without Japanese": (
        GOOD + 'title = { en = "First" }\n',
        'c.toml:9: ja is missing; write ja = "…"',
    ),
    "half a source": (
        GOOD.replace(', month = "2026-11"', ""),
        'c.toml:7: a source is not whole; write { title = "…", url = "https://…", '
        'month = "2026-11", official = true }',
    ),
    "Japanese": (
        GOOD.replace("ja =", "en ="),
        'c.toml:1: the note has no Japanese text; write ja = """…"""',
    ),
    "edition": (
        GOOD.replace("2026.11", "2026.1"),
        'c.toml:4: the note lacks the edition that first carries it; write edition = "2026.11"',
    ),
    "fold": (
        GOOD.replace("fold = true\n", ""),
        "c.toml:1: the note does not say whether the old text is folded; "
        "write fold = true or false",
    ),
    "twice": (
        GOOD + GOOD,
        "c.toml:9: limits#set-limits has a note already in line 1; write one note with both",
    ),
    "a place without a target": (
        GOOD.replace('target = "limits#set-limits"', 'place = "end"'),
        'c.toml:1: the note lacks a target; write target = "page#step" or "page"',
    ),
    "folded above a step's end": (
        GOOD + 'place = "end"\n',
        "c.toml:9: fold = true wants the note above the old text; take place out",
    ),
    "a comment behind the header": (
        GOOD.replace("[[note]]", "[[note]]  # now").replace('"changed"', "true"),
        "c.toml:3: kind is true; write one of changed, still-true",
    ),
    "blanks in the header": (
        GOOD.replace("[[note]]", "  [[ note ]]").replace('"changed"', "[]"),
        "c.toml:3: kind is []; write one of changed, still-true",
    ),
    "one bracket": (
        GOOD.replace("[[note]]", "[note]"),
        "c.toml:1: a note begins with a line [[note]], in two brackets; write it so",
    ),
    "inline": (
        "note = [{ kind = 'changed' }]\n" + GOOD.replace("[[note]]", "[x]"),
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
        GOOD.replace("2026.11", "２０２６.11"),
        'c.toml:4: the note lacks the edition that first carries it; write edition = "2026.11"',
    ),
    "since_reported": (
        GOOD + 'since_reported = "yes"\n',
        "c.toml:9: since_reported is 'yes'; write since_reported = true, or leave it out",
    ),
    "a near key": (
        GOOD.replace("edition =", "editon ="),
        'c.toml:1: the note lacks the edition that first carries it; write edition = "2026.11"\n'
        "c.toml:4: editon is neither a key of a note nor the text in a language; write edition",
    ),
    "the second of two sources": (
        GOOD.replace("official = true }]", 'official = true },\n  { title = "B" }]'),
        'c.toml:8: a source is not whole; write { title = "…", url = "https://…", '
        'month = "2026-11", official = true }',
    ),
    "unknown key": (
        GOOD + 'colour = "red"\n',
        "c.toml:9: colour is neither a key of a note nor the text in a language; mend its name",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_line_and_remedy(fault: str) -> None:
    text, message = FAULTS[fault]
    with pytest.raises(ChangesError) as error:
        load(text, "c.toml")
    assert str(error.value) == message


def test_a_target_that_is_not_there_is_named() -> None:
    notes = load(GOOD + GOOD.replace("limits#set-limits", "limit"), "c.toml")
    assert target_faults(notes, {"limits": ["open"]}, "c.toml") == [
        "c.toml:1: the page limits has no step set-limits; mend the target",
        "c.toml:9: there is no page limit; mend the target",
    ]


def test_a_note_for_a_door_that_is_not_there_is_named() -> None:
    notes = load(GOOD.replace("limits#set-limits", DOOR), "c.toml")
    assert target_faults(notes, {"limits": []}, "c.toml") == [
        "c.toml:1: there is no page door; mend the target",
    ]


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
        note_blocks.with_notes(PAGE, load(GOOD, "c"), wording)
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


def test_a_screenshot_of_now_stays_above_the_folded_text() -> None:
    wording = note_blocks.Wording("ja", WORDS["ja"], "2023.06")
    notes = load(GOOD, "c")
    picture = "![今の画面。](../../assets/screens/form.svg)"
    page = PAGE.replace("古い。\n", f"古い。\n\n{picture}\n", 1)
    old = note_blocks.with_notes(page, notes, wording)
    assert f"    古い。\n\n    {picture}\n" in old
    now = note_blocks.with_notes(page, notes, wording, {"form"})
    assert f"\n\n{picture}\n\n\n??? old-step" in now
    assert now.count(picture) == 1


def test_a_page_has_its_note_where_it_wants_it_under_the_notes_own_title() -> None:
    wording = note_blocks.Wording("en", WORDS["en"], "2023.06")
    note = GOOD.replace("limits#set-limits", "limits").replace("fold = true", "fold = false")
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
    text = GOOD.replace("official = true", 'official = false, dated = "2023-09"')
    note = load(f'{text}since = "{since}"\n', "c")[0]
    assert note_blocks.origin(note, wording) == (
        f"{said}（報告）／出典: [A](https://a.test/)（2023 年 9 月の報告）／2026 年 11 月確認"
    )


def test_a_page_without_notes_stays_as_it_is() -> None:
    wording = note_blocks.Wording("en", WORDS["en"], "2023.06")
    assert note_blocks.with_notes(PAGE, [], wording) == PAGE


def test_the_page_of_changes_goes_by_page_and_step() -> None:
    other = GOOD.replace("limits#set-limits", "limits").replace("いま。", "頁。")
    notes = load(GOOD + other, "c.toml")
    wording = note_blocks.Wording("en", WORDS["en"], "2023.06")
    titles = {"limits": {"": "Limits", "next": "Next", "set-limits": "Decide"}}
    text = note_blocks.changes_page("# Changes\n\n<!-- changes -->\n", notes, titles, wording)
    assert [line for line in text.splitlines() if line.startswith(("#", "["))] == [
        "# Changes",
        "## Limits { #changes-limits }",
        "### The whole page { #changes-limits-page }",
        "[Open this page](limits.md)",
        "### Decide { #changes-limits-set-limits }",
        "[Open this step](limits.md#set-limits)",
    ]
