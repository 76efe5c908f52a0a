"""The words of our own parts: the same keys in every language."""

import pytest

from support.messages import english
from tebiki.source import words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[ja]\na = "x"\nb = "y"\n[en]\na = "z"\n',
            "w:4: [en] lacks b, which another language has; add it",
        ),
        ("[ja]\na = 1\n", "w:2: [ja] a is not a string; put it in quotes"),
        (
            '[ja]\na = "x"\nb = 1\n[en]\nc = "x"\n',
            "w:1: [ja] lacks c, which another language has; add it\n"
            "w:3: [ja] b is not a string; put it in quotes\n"
            "w:4: [en] lacks a, which another language has; add it\n"
            "w:4: [en] lacks b, which another language has; add it",
        ),
        (
            "[en]\n[ja]\n" + "".join(f'a{number} = "x"\n' for number in range(30)),
            "".join(
                f"w:1: [en] lacks a{number}, which another language has; add it\n"
                for number in range(8)
            )
            + "w:1: [en] lacks 22 more words; add them",
        ),
        ('a = "x"\n', "w:1: a stands outside a language's table; move it"),
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
    assert english(error.value) == message


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(words.WordsError) as error:
        words.load('[ja]\na = "あ"\n', "w", ["ja", "fr"])
    assert english(error.value) == (
        "w:1: the language fr has no words; copy [ja] as [fr] and translate it"
    )


def test_languages_and_keys() -> None:
    assert words.load('[ja]\na = "あ"\n[en]\na = "a"\n', "w") == {
        "ja": {"a": "あ"},
        "en": {"a": "a"},
    }


TOOL = {"ja": {"done": "できました", "next": "次"}, "en": {"done": "Done", "next": "Next"}}


def test_a_project_has_words_of_its_own_in_place_of_ours() -> None:
    assert words.over(TOOL, '[ja]\ndone = "済み"\n', "w", ["ja", "en"]) == {
        "ja": {"done": "済み", "next": "次"},
        "en": TOOL["en"],
    }
    assert words.over(TOOL, "", "w", ["ja"]) == TOOL


def test_faults_of_a_projects_words() -> None:
    with pytest.raises(words.WordsError) as error:
        words.over(TOOL, '[ja]\ndoen = "x"\nnext = 1\n[fr]\ndone = "x"\n', "w", ["ja", "fr", "de"])
    assert english(error.value) == (
        f"w:1: the language de has no words; copy [ja] of {words.FILE} as [de] and translate it\n"
        "w:2: [ja] doen is no word of ours; did you mean done?\n"
        "w:3: [ja] next is not a string; put it in quotes\n"
        "w:4: [fr] lacks next, which ours have; add it"
    )


def test_words_of_a_language_that_the_site_has_not_are_named() -> None:
    with pytest.raises(words.WordsError) as error:
        words.over(TOOL, '[jp]\ndone = "済み"\nnext = "次"\n[en]\ndone = "OK"\n', "w", ["ja"])
    assert english(error.value) == "w:1: jp is no language of the site; use one of ja"


def test_words_are_plain_text() -> None:
    with pytest.raises(words.WordsError) as error:
        words.over(TOOL, '[ja]\ndone = "**できました**"\nnext = "[次](a.md)"\n', "w", ["ja"])
    assert english(error.value) == (
        "w:2: ja.done holds **できました**, but is plain text; take the marks out\n"
        "w:3: ja.next holds [次](a.md), but is plain text; take the marks out"
    )
