"""Pins ①②③: their numbers in a text, and how it reads without them."""

import pytest

from tebiki.pages import pins


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("名前 ① を入れます", "名前を入れます"),
        ("**Done** ② を押します", "**Done** を押します"),
        ("金額 ② と **Use** ③ が", "金額と **Use** が"),
        ("- 金額 ②: $5", "- 金額: $5"),
        ("the amount ① and **Use** ②.", "the amount and **Use**."),
    ],
)
def test_a_text_without_its_pins(text: str, plain: str) -> None:
    assert pins.without_pins(text) == plain
