"""What the handout says beside the pages' text."""

import pytest

from support.messages import english
from tebiki.paper import cover
from tebiki.paper.handout_words import HandoutWords, HandoutWordsError, load


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        (
            "Library 社のアカウントと ChatGPT API キーの取得",
            ["Library 社の", "アカウントと", " ChatGPT API キーの", "取得"],
        ),
        ("Get a key", ["Get", " a", " key"]),
    ],
)
def test_a_title_breaks_between_phrases(title: str, phrases: list[str]) -> None:
    assert cover.phrases(title) == phrases


OWN = """[ja]
device_note = "電話で開きます。"
edition = "2026.10"
undone = ["番号は一度だけです。"]
"""


def test_what_cannot_be_undone_stands_from_its_edition_on() -> None:
    [own] = load(OWN, "handout.toml").values()
    assert own == HandoutWords("電話で開きます。", ("番号は一度だけです。",), "2026.10")
    assert own.undone_in("2026.10") == ("番号は一度だけです。",)
    assert own.undone_in("2024.04") == ()


def test_an_edition_that_is_none_is_named_with_its_line() -> None:
    with pytest.raises(HandoutWordsError) as error:
        load(OWN.replace("2026.10", "2026"), "handout.toml")
    assert english(error.value) == (
        "handout.toml:3: ja.edition is '2026'; write edition = \"2026.11\""
    )
