"""The terms file: what it gives, and the exact fault of each wrong one, in both languages."""

import pytest

from tebiki.terms import terms

GOOD = """
[[term]]
id = "loan"
reading = "かしだし"
words.ja = ["貸出", "貸し出し"]
words.en = ["loan", "loans"]
except.en = ["loan shark"]
text.ja = "本を借りることです。"
text.en = "When you borrow a book."
see = "card#name"
paper = true
"""


def test_what_it_gives() -> None:
    (term,) = terms.load(GOOD, "t.toml", ["ja", "en"])
    assert term == terms.Term(
        id="loan",
        words={"ja": ("貸出", "貸し出し"), "en": ("loan", "loans")},
        others={"en": ("loan shark",)},
        text={"ja": "本を借りることです。", "en": "When you borrow a book."},
        reading="かしだし",
        see="card#name",
        paper=True,
        line=2,
    )


FAULTS = [
    (
        'reading = "かしだし"', 'reading = "kashidashi"',
        "t.toml:4: the reading of 貸出 is not kana; write it in kana\n"
        "t.toml:4: 貸出 の読みがかなではありません。かなで書いてください。",
    ),
    (
        'reading = "かしだし"\n', "",
        't.toml:4: 貸出 has signs that are no kana, and no reading; write reading = "かな"\n'
        "t.toml:4: 貸出 にはかな以外の文字がありますが、読みがありません。"
        'reading = "かな" と書いてください。',
    ),
    (
        'text.en = "When you borrow a book."\n', "",
        't.toml:6: loan has words in en and no text; write text.en = "…"\n'
        "t.toml:6: loan には en の言葉がありますが、説明がありません。"
        'text.en = "…" と書いてください。',
    ),
    (
        'words.ja = ["貸出", "貸し出し"]\n', "",
        't.toml:5: loan has no words in ja; write words.ja = ["…"]\n'
        't.toml:5: loan には ja の言葉がありません。words.ja = ["…"] と書いてください。',
    ),
    (
        'words.en = ["loan", "loans"]\n', "",
        't.toml:5: loan has no words in en; write words.en = ["…"]\n'
        't.toml:5: loan には en の言葉がありません。words.en = ["…"] と書いてください。',
    ),
    (
        '"loans"', '"Loan"',
        "t.toml:6: Loan is claimed already in line 6; leave it to one term\n"
        "t.toml:6: Loan は 6 行目にもあります。どちらか 1 つの用語だけに書いてください。",
    ),
    (
        '"loans"', '"…"',
        "t.toml:6: '…' has no letters; take it out\n"
        "t.toml:6: '…' には文字がありません。外してください。",
    ),
    (
        "words.en =", "words.fr =",
        't.toml:5: loan has no words in en; write words.en = ["…"]\n'
        't.toml:5: loan には en の言葉がありません。words.en = ["…"] と書いてください。\n'
        "t.toml:6: fr is no language of the site; use one of ja, en\n"
        "t.toml:6: fr というサイトの言語はありません。使えるのは ja, en です。",
    ),
    (
        "see =", "seee =",
        "t.toml:10: term.seee is not known; write see, or take it out\n"
        "t.toml:10: term.seee という項目はありません。see と書くか、その行を消してください。",
    ),
    (
        "[[term]]", 'title = "語"\n[[term]]',
        "t.toml:2: title stands outside a term; put it below a line [[term]]\n"
        "t.toml:2: title が用語の外にあります。[[term]] の行の下に移してください。",
    ),
    (
        "本を借りる", "<script>本を借りる",
        "t.toml:8: term.0.text.ja holds <script>, but is plain text; take the tag out\n"
        "t.toml:8: term.0.text.ja に <script> というタグがあります。"
        "文字だけにして、タグを消してください。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS)
def test_faults(right: str, wrong: str, message: str) -> None:
    assert GOOD.count(right) == 1
    with pytest.raises(terms.TermsError) as error:
        terms.load(GOOD.replace(right, wrong), "t.toml", ["ja", "en"])
    assert str(error.value) == message


def test_a_word_or_an_id_of_two_terms() -> None:
    other = GOOD.replace('"貸し出し"', '"貸付"').replace('["loan", "loans"]', '["lending"]')
    with pytest.raises(terms.TermsError) as error:
        terms.load(GOOD + other, "t.toml", ["ja", "en"])
    assert error.value.faults == (
        "t.toml:14: loan is claimed already in line 3; leave it to one term",
        "t.toml:16: 貸出 is claimed already in line 5; leave it to one term",
        "t.toml:18: loan shark is claimed already in line 7; leave it to one term",
    )


def test_a_language_may_lack_a_term() -> None:
    lines = [line for line in GOOD.splitlines() if ".en" not in line]
    (term,) = terms.load("\n".join(lines), "t.toml", ["ja", "en"])
    assert set(term.words) == set(term.text) == {"ja"}
