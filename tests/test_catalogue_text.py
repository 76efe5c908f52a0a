"""catalogue_text: one sub-table changes, every other byte stays."""

from __future__ import annotations

import tomllib

import pytest

from catalogue_text import table_line, with_table

TEXT = """\
# The screens.

[home]  # first
page = "account"
sensitive = []

# The second one.
[save-key]
page = "api-key"   # the key is on it
sensitive = [
  "key",
]

[last]
page = "limits"
"""


def test_a_new_table_stands_behind_its_screen() -> None:
    done = with_table(TEXT, "save-key", "original", ['captured = "2023-06"'])
    new = '  "key",\n]\n\n[save-key.original]\ncaptured = "2023-06"\n\n[last]\n'
    assert done == TEXT.replace('  "key",\n]\n\n[last]\n', new)
    assert table_line(done, "save-key.original") == 14
    done = with_table(TEXT, "home", "original", ["a = 1"])
    assert done == TEXT.replace("[]\n\n# The", "[]\n\n[home.original]\na = 1\n\n# The")
    done = with_table(TEXT, "last", "original", ["a = 1"])
    assert done == TEXT + "\n[last.original]\na = 1\n"


def test_a_second_kind_stands_behind_the_first() -> None:
    one = with_table(TEXT, "home", "original", ["a = 1"])
    two = with_table(one, "home", "added", ["b = 2"])
    assert two == one.replace("a = 1\n", "a = 1\n\n[home.added]\nb = 2\n")


@pytest.mark.parametrize("screen", ["home", "save-key", "last"])
def test_there_and_back_changes_nothing(screen: str) -> None:
    one = with_table(TEXT, screen, "original", ["a = 1", 'b."c.d" = "x"'])
    other = with_table(one, screen, "original", ["a = 2"])
    assert with_table(other, screen, "original", ["a = 1", 'b."c.d" = "x"']) == one
    assert with_table(one, screen, "original", []) == TEXT


def test_comments_in_the_table_stay() -> None:
    one = with_table(TEXT, "home", "original", ["a = 1", "b = 2"])
    commented = one.replace("b = 2", "# asked Yamada about it\nb = 2")
    done = with_table(commented, "home", "original", ["a = 3"])
    assert "[home.original]\n# asked Yamada about it\na = 3\n\n# The second" in done


def test_a_layout_that_would_be_misread_is_refused() -> None:
    message = (
        r"^\[home\.original\] is laid out in a way that can't be edited safely; "
        "give it a header line of its own, with its keys below$"
    )
    inline = TEXT.replace("[]\n\n# The", "[]\noriginal = { a = 1 }\n\n# The")
    with pytest.raises(ValueError, match=message):
        with_table(inline, "home", "original", ["a = 2"])
    text = TEXT.replace("[]\n\n# The", '[]\nnote = """\n[home.original]\nno table"""\n\n# The')
    assert tomllib.loads(text)
    with pytest.raises(ValueError, match=message):
        with_table(text, "home", "original", ["a = 2"])


def test_an_unknown_screen_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^no table \[nowhere\]; add it to the catalogue first$"):
        with_table(TEXT, "nowhere", "original", ["a = 1"])
