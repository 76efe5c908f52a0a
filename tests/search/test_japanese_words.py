"""How words are inflected and what means the same, by the real dictionary."""

import pytest

from tebiki.search.japanese_words import open_words, related


def stems(text: str) -> list[tuple[str, str, str]]:
    return [(word.form, word.heard, word.ends) for word in open_words().words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("なくしてしまった", ("なくす", "なく", "さしすせそ")),
        ("届かない", ("届く", "とど", "かきくけこいっ")),
        ("忘れたら", ("忘れる", "わすれ", "-")),
        ("高くて", ("高い", "たか", "いくかけさ")),
        ("支払い", ("支払い", "しはらい", "")),
    ],
)
def test_a_word_is_known_by_its_stem(text: str, found: tuple[str, str, str]) -> None:
    assert stems(text)[0] == found


def test_words_that_only_help_are_none() -> None:
    found = related(["しているのでありますか"], [], open_words(), {"する", "居る", "ある"})
    assert not found.verbs


def test_another_spelling_and_what_means_the_same_come_from_the_dictionary() -> None:
    found = related(["カードをなくした", "返金"], [], open_words(), {"かーど"})
    assert found.verbs == {"なく": "さしすせそ"}
    assert found.spellings["失く"] == "なく"
    assert (("払い戻し", "払い戻"), ("返金",)) in found.groups


def test_words_grouped_by_hand_and_words_that_weigh_nothing_have_no_group() -> None:
    found = related(["返金", "方法"], ["払い戻し", "払い戻す"], open_words(), {"方法"})
    assert found.groups == ((("償却", "償還", "弁済", "返済"), ("返金",)),)
    assert related(["返金"], [], open_words(with_groups=False), ()).groups == ()
