"""This guide's change notes: what each says, and that no known fact is missing."""

import re
from pathlib import Path

import pytest

from tebiki.editions.notes import load
from tebiki.pages.pins import without_pins

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "docs/_data/openai-api/changes.toml"
NOTES = load(DATA.read_text(encoding="utf-8"), str(DATA))

# What is published as a fact: its name, the targets that carry it, the sources it rests on, and
# words that the note cannot do without, in Japanese and English.
PUBLISHED = {
    "phone-first-key": (
        ["account#enter-phone", "account#send-code", "door"],
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
        ["billing#set-up-paid-account", "billing"],
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
    "stops-spending": (
        ["door", "billing", "limits"],
        ["ja-JP/api/docs/guides/spend-limits"],
        [("スイッチをオンにした上限", "a limit whose switch is on"), ("アラート", "alert")],
    ),
    "overview-page": (["billing#billing-overview"], ["8264644"], [("Billing overview",) * 2]),
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
        [("オンのときだけ", "only while this switch is on"), ("自動チャージ", "auto-reload")],
    ),
    "after-workshop": (
        ["limits"],
        ["4936850", "8264644"],
        [("ごみ箱", "trash can"), ("1 年", "one year"), ("自動チャージ", "auto-reload")],
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
    "three-key-pages": (
        "api-key#open-user-menu",
        "qiita.com/kenchang198",
        ("どのページで作ったキーも使えると、記事が伝えています",),
        ("An article reports that keys are also listed on",),
    ),
    "balance-button": (
        "billing#billing-overview",
        "recurdash.com",
        ("**Add to credit balance** ボタンと一緒に表示されると、2026 年の記事が伝えています",),
        ("An article of 2026 reports", "**Add to credit balance**"),
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
        for japanese, in_english in needed:
            if target == targets[0] or fact == "phone-step":
                assert japanese in without_pins(note.text["ja"])
                assert in_english in without_pins(note.text["en"])


def test_reported_facts_are_said_as_reported() -> None:
    reported = {fact for note in NOTES if note.is_reported for fact in note.facts}
    assert reported == REPORTED
    for note in NOTES:
        if note.is_reported:
            assert "伝えて" in note.text["ja"] or "報告されて" in note.text["ja"]
            assert "report" in note.text["en"]


def test_nothing_else_is_stated() -> None:
    facts = {fact for note in NOTES for fact in note.facts}
    assert facts == {*PUBLISHED, *REPORTED, *REPORTED_WITHIN}


@pytest.mark.parametrize("fact", REPORTED_WITHIN)
def test_what_is_only_reported_is_said_so_within_an_official_note(fact: str) -> None:
    target, source, japanese, english = REPORTED_WITHIN[fact]
    note = next(note for note in NOTES if note.target == target)
    assert fact in note.facts
    assert [s.official for s in note.sources if source in s.url] == [False]
    assert all(words in without_pins(note.text["ja"]) for words in japanese)
    assert all(words in without_pins(note.text["en"]) for words in english)


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
        "limits",
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
