"""The page of words: a section a word, in the order of an index, saying just what is written."""

from tebiki.editions.note_blocks import Wording
from tebiki.terms.kana_order import order
from tebiki.terms.terms import load
from tebiki.terms.terms_page import terms_page

WORDS = {
    "term_see": "→ {link}",
    "change_sources": "出典: {sources}",
    "change_source": "{link}（{kind}）",
    "change_official": "公式",
    "change_comma": "、",
    "separator": "／",
    "change_checked": "{month}確認",
}
TERMS = load(
    """
[[term]]
id = "loan"
reading = "かしだし"
words.ja = ["貸出"]
words.en = ["loan"]
text.ja = "*本* を <借りる> `こと` です。"
text.en = "Borrowing."
see = "card#name"
paper = true
[[term]]
id = "card"
words.ja = ["カード"]
words.en = ["Card"]
text.ja = "紙です。"
text.en = "Paper."
see = "gone#name"
sources = [{ title = "Help", url = "https://a.example/", month = "2026-10", official = true }]
[[term]]
id = "gate"
reading = "がいもん"
words.ja = ["外門"]
text.ja = "門です。"
""",
    "t.toml",
)


def test_a_page() -> None:
    titles = {"card#name": "名前 [1]"}
    page = terms_page("# 言葉\n\n<!-- terms -->\n", TERMS, Wording("ja", WORDS), titles.get)
    assert page == (
        "# 言葉\n\n"
        "## カード { #card }\n\n紙です。\n\n"
        "出典: [Help](https://a.example/)（公式）／2026 年 10 月確認\n{ .change-origin }\n\n"
        "## 外門 { #gate }\n\nがいもん\n{ .term-reading }\n\n門です。\n\n"
        "## 貸出 { #loan data-paper=list }\n\nかしだし\n{ .term-reading }\n\n"
        "\\*本\\* を &lt;借りる\\> \\`こと\\` です。\n\n→ [名前 \\[1\\]](card.md#name)\n\n"
    )


def test_english_has_its_own_order_and_no_readings() -> None:
    page = terms_page("<!-- terms -->", TERMS, Wording("en", WORDS), lambda see: None)
    assert [line for line in page.splitlines() if line.startswith("##")] == [
        "## Card { #card }",
        "## loan { #loan data-paper=list }",
    ]
    assert ".term-reading" not in page


def test_the_order_of_an_index() -> None:
    words = ["キー", "ぎあ", "きい", "かーど", "カアド", "ハート", "はつ", "バット", "っぽ", "つぽ"]
    assert sorted(words, key=order) == [
        *("カアド", "かーど", "ぎあ", "きい", "キー", "っぽ", "つぽ", "ハート", "はつ", "バット")
    ]
