"""What our own pages state of today's service: each fact at its places, in both languages."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"

# A fact: the number or address of its source, and the sections that state it, each with words
# that it cannot do without, in Japanese and English.
FACTS = {
    "prepaid, from $5": (
        "8264644",
        {
            "before#at-home": [("前払い", "prepaid"), ("$5", "$5")],
            "after#most-you-can-lose": [("前払い", "prepaid")],
        },
    ),
    "as a rule no refund": (
        "8264644",
        {
            "before#at-home": [("お金は戻りません", "Generally you do not get the money back")],
            "after#switch-off": [
                ("ふつう、お金は戻りません", "Generally you do not get the money back")
            ],
        },
    ),
    "expires after one year": (
        "8264644",
        {
            "before#at-home": [("1 年で期限が切れます", "expire after one year")],
            "after#switch-off": [("買ってから 1 年で期限が切れます", "expire one year after")],
            "after#what-you-have": [("買ってから 1 年", "one year after you bought")],
        },
    ),
    "auto-reload is on from the start": (
        "8264644",
        {
            "before#at-home": [("自動チャージは、はじめからオン", "Auto-reload is on")],
            "after#most-you-can-lose": [("はじめからオンです", "is on by default")],
        },
    ),
    "only a switched-on limit stops, an alert tells": (
        "developers.openai.com/ja-JP/api/docs/guides/spend-limits",
        {
            "before#at-home": [
                ("スイッチをオンにした上限", "a limit whose switch is on"),
                ("アラートは知らせるだけ", "an alert only tells you"),
            ],
            "after#most-you-can-lose": [
                ("決めた金額では止まりません", "own amount stops nothing"),
                ("少し超えて", "slightly over"),
                ("リクエストは続きます", "Requests go on"),
                ("エラー 429", "error 429"),
                ("毎月の金額が決まっています", "an amount each month"),
            ],
        },
    ),
    "a ChatGPT plan does not pay for the API": (
        "9039756",
        {
            "before#at-home": [("API の分は含まれません", "does not pay for the API")],
            "troubleshooting#paid-for-chatgpt": [("有料プランとは別", "separate from ChatGPT")],
        },
    ),
    "a member of another's project": (
        "9186755",
        {
            "before#at-home": [("メンバーとして加えてもらう", "a member of a project")],
            "troubleshooting#no-card": [("メンバーとして加えてもらう", "a member of a project")],
        },
    ),
    "the phone number comes with the first key": (
        "8983040",
        {
            "before#at-home": [
                ("最初の API キーを作るとき", "when you create your first API key"),
                ("メールや音声通話では届きません", "never by email or by a call"),
            ],
            "troubleshooting#key-lost": [
                ("2 つ目からは、電話番号は求められません", "number is not asked for again")
            ],
            "troubleshooting#wrong-country": [("United States から始まります", "United States")],
            "troubleshooting#sms-does-not-come": [
                ("メールや音声通話では届きません", "never comes by email or by a call")
            ],
        },
    ),
    "landlines and VoIP are refused, wait": (
        "6613520",
        {
            "before#at-home": [("固定電話と VoIP", "Landline and VoIP")],
            "troubleshooting#sms-does-not-come": [
                ("固定電話と VoIP", "Landline and VoIP"), ("少し待って", "Wait a little"),
            ],
        },
    ),
    "the key is shown only once, a deleted one stops at once": (
        "4936850",
        {
            "after#switch-off": [("ごみ箱", "trash can"), ("すぐに API を使えなく", "at once")],
            "troubleshooting#key-lost": [("作ったときだけ", "only when it is created")],
            "troubleshooting#key-seen": [("すぐに削除", "delete that key at once")],
        },
    ),
    "no credit: 429 insufficient_quota": (
        "6614457",
        {
            "troubleshooting#insufficient-quota": [
                ("クレジットがありません", "there are no credits"), ("数分", "some minutes"),
                ("くり返しても直りません", "Trying again does not help"),
            ],
        },
    ),
    "paid use ends, what was used is billed": (
        "8156175",
        {
            "after#cancel-plan": [
                ("使い切れます", "can still be used up"),
                ("リクエストは断られ", "requests are refused"),
                ("やめたあとでも請求", "is billed even after"), ("Billing overview",) * 2,
            ],
        },
    ),
    "a card can be removed, no charge is undone": (
        "12362718",
        {
            "after#remove-card": [
                ("支払いの設定のページ", "billing settings"),
                ("押せないことがあります", "may be unavailable"),
                ("払ったお金は戻りません", "does not bring back"),
            ],
        },
    ),
    "deleting the account is for good": (
        "6378407",
        {
            "after#delete-account": [
                ("元に戻せません", "cannot be undone"),
                ("ChatGPT と API の両方", "ChatGPT and the API"),
                ("30 日以内", "within 30 days"), ("例外", "exceptions"),
                ("**Settings** → **Account** → **Delete account**",) * 2,
            ],
        },
    ),
    "one key a person": (
        "5112595",
        {
            "after#go-on": [("一人ずつ別に作り", "a key of their own"), ("Git", "Git")],
            "troubleshooting#keep-the-key": [("一人ずつ別に作り", "a key of their own")],
        },
    ),
}  # fmt: skip
# What only a report says stands in one sentence with the report.
REPORTED = {
    "after#cancel-plan": (
        "ボタンの名前は **Cancel plan** だと、2026 年の記事が伝えています。",
        "An article of 2026 reports that the button is called **Cancel plan**.",
    ),
    "troubleshooting#card-declined": (
        "不正利用を防ぐしくみが止めていて、解除してもらう必要があったという報告があります。",
        "It is reported that a protection against fraud stopped the payment and had to be lifted.",
    ),
    "troubleshooting#key-before-credit": (
        "クレジットがないうちに作ったキーがエラーになった、という報告があります。",
        "keys created while there were no credits are reported to have failed.",
    ),
}


def section(language: str, place: str) -> str:
    """The Markdown below the heading that has the id, up to the next heading of any level."""
    page, _, anchor = place.partition("#")
    text = (DOCS / language / "openai-api" / f"{page}.md").read_text(encoding="utf-8")
    parts = re.split(r"^(?=#+ )", text, flags=re.MULTILINE)
    [found] = [part for part in parts if f"{{ #{anchor} " in part.split("\n")[0]]
    return found


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_stands_at_its_places_on_pages_that_name_its_source(fact: str) -> None:
    source, places = FACTS[fact]
    for place, needed in places.items():
        for number, language in enumerate(("ja", "en")):
            page = (DOCS / language / "openai-api" / f"{place.split('#')[0]}.md").read_text("utf-8")
            assert source in page, (place, language)
            said = section(language, place)
            missing = [words[number] for words in needed if words[number] not in said]
            assert missing == [], (place, language)


@pytest.mark.parametrize("place", REPORTED)
def test_what_is_only_reported_is_said_so(place: str) -> None:
    for language, sentence in zip(("ja", "en"), REPORTED[place], strict=True):
        assert sentence in section(language, place)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_trouble_says_what_to_do_first(language: str) -> None:
    text = (DOCS / language / "openai-api" / "troubleshooting.md").read_text(encoding="utf-8")
    first = {"ja": "1. **まず、", "en": "1. **First "}[language]
    troubles = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    without = [trouble.split("\n")[0] for trouble in troubles if first not in trouble]
    kept = [line for line in without if "#key-works" not in line and "#keep-the-key" not in line]
    assert kept == []
