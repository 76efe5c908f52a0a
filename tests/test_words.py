"""The words of our own parts: the same keys in every language."""

import pytest

import words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[ja]\na = "x"\nb = "y"\n[en]\na = "z"\n',
            "w: [en] lacks b, which another language has; add it",
        ),
        ("[ja]\na = 1\n", "w: [ja] a is not a string; put it in quotes"),
        ('a = "x"\n', "w: a stands outside a language's table; move it"),
        (
            "[ja\n",
            "w:1: this is not valid TOML (Expected ']' at the end of a table declaration); "
            "mend the line",
        ),
    ],
)
def test_faults(text: str, message: str) -> None:
    with pytest.raises(words.WordsError) as error:
        words.load(text, "w")
    assert str(error.value) == message


def test_languages_and_keys() -> None:
    assert words.load('[ja]\na = "あ"\n[en]\na = "a"\n', "w") == {
        "ja": {"a": "あ"},
        "en": {"a": "a"},
    }
