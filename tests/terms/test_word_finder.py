"""Words in running text: pairs of what is the word and what only holds it."""

import pytest

from tebiki.terms.word_finder import WordFinder


def found(words: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end, _ in WordFinder(dict.fromkeys(words, "x")).find(text)]


# A word, texts that use it, texts that only hold it.
PAIRS = [
    ("プロジェクト", "新しいプロジェクトを作る", "プロジェクターで映す"),
    ("プロジェクト", "プロジェクト、メンバー", "プロジェクト名を入れる"),
    ("プロジェクト", "「プロジェクト」です", "マイプロジェクトを開く"),
    ("リミット", "リミットです", "ハードリミットを適用"),
    ("クレジット", "クレジットを買う", "クレジットカードを出す"),
    ("クレジット", "クレジット・残り", "クレジット・カード"),
    ("カード", "クレジット、カード", "クレジット・カード"),
    ("上限", "上限に達した", "利用上限を見る"),
    ("上限", "月の上限。", "上限額を決める"),
    ("認証", "認証します", "認証メールが届く"),
    ("残高", "残高が減る", "口座残高を見る"),
    ("前払い", "前払いで払う", "前払い方式です"),
    ("つまみ", "そのつまみ", None),
    ("つまみ", "、つまみを回す", "おつまみを買う"),
    ("Git", "Git に入れる", "GitHub に入れる"),
    ("Git", "Gitに入れる", "Git-LFS を使う"),
    ("API", "API のキー", "OpenAPI の文書"),
    ("API", "API、SMS", "api.example の API2"),
    ("エラー 429", "エラー 429 になる", "エラー 4290 になる"),
    ("エラー 429", "エラー429になる", "エラー 42 です"),
    ("limit", "Limit what you spend", "unlimited"),
    ("limit", "the limit, then", "limits"),
    ("auto-reload", "turn auto-reload off", "non-auto-reload"),
    ("API key", "an API\nkey", "an APIkey"),
    ("API キー", "APIキーです", "API キーワード"),
]


@pytest.mark.parametrize(("word", "use", "other"), PAIRS)
def test_pairs(word: str, use: str, other: str | None) -> None:
    if other is None:  # a particle before a word in hiragana cannot be told from its beginning
        assert found([word], use) == []
        return
    assert len(found([word], use)) == 1
    assert found([word], other) == []


def test_the_longest_wins_and_what_it_holds_is_not_found() -> None:
    words = ["認証", "認証コード", "コード", "hard limit", "limit"]
    assert found(words, "認証コードと認証とコード") == ["認証コード", "認証", "コード"]
    assert found(words, "a hard limit, a limit") == ["hard limit", "limit"]


def test_a_word_that_means_another_thing_hides_what_it_holds() -> None:
    words = WordFinder({"credit": "credit", "credit card": ""})
    text = "A credit card buys credit."
    assert list(words.find(text)) == [(2, 13, ""), (19, 25, "credit")]


def test_no_word_at_all() -> None:
    assert list(WordFinder({}).find("何か")) == []
