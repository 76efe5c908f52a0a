"""What the handout says beside the pages' text."""

import pytest

from tebiki.paper import cover


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
