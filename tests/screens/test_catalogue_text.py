"""catalogue_text: one sub-table changes, every other byte stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tebiki.files.toml_text import quoted
from tebiki.screens.catalogue_text import with_drawing, with_table

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
    assert "[home.original]\na = 3\n# asked Yamada about it\n\n# The second" in done


def test_a_layout_that_would_be_misread_is_refused() -> None:
    message = (
        r"^\[home\.original\] is laid out in a way that can't be edited safely; "
        "give it a header line of its own, with its keys below\n"
    )
    inline = TEXT.replace("[]\n\n# The", "[]\noriginal = { a = 1 }\n\n# The")
    with pytest.raises(ValueError, match=message):
        with_table(inline, "home", "original", ["a = 2"])
    with pytest.raises(ValueError, match=r"^\[home\] is laid out in a way that can't be edited"):
        with_table("home = { a = 1 }\n", "home", "original", ["a = 2"])
    with pytest.raises(ValueError, match=r"^\[home\] stands in several places; put its tables"):
        with_table(f"{TEXT}[home.added]\nb = 1\n", "home", "original", ["a = 2"])


def test_a_header_in_a_string_is_no_header() -> None:
    text = TEXT.replace("[]\n\n# The", '[]\nnote = """\n[home.original]\nno table"""\n\n# The')
    done = with_table(text, "home", "original", ["a = 2"])
    assert done == text.replace('"""\n\n# The', '"""\n\n[home.original]\na = 2\n\n# The')


OLD = """\
[home]
page = "account"

[ home.original ]  # of June
# when
captured = "2023-06"   # a guess

size = '1x1'
[home.original.made_sha256]
# sums
"a.png" = "1"

# The last.
[last]
page = "limits"
"""
NEW = """\
[home]
page = "account"

[ home.original ]  # of June
# when
captured = "2023-07"   # a guess

size = '1x1'
# sums
made_sha256."b.png" = "2"

# The last.
[last]
page = "limits"
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "x"])
def test_order_comments_and_line_ends_stay(end: str, mark: str, last: str) -> None:
    def dressed(text: str) -> str:
        whole = mark + text.replace("\n", end)
        return whole.removesuffix(end) if last else whole

    lines = ['captured = "2023-07"', 'size = "1x1"', 'made_sha256."b.png" = "2"']
    assert with_table(dressed(OLD), "home", "original", lines) == dressed(NEW)
    drawn = OLD.replace('"account"\n', '"account"\ndrawing = "4x5"\n')
    assert with_drawing(dressed(OLD), "home", 4, 5) == dressed(drawn)
    commented = drawn.replace('"4x5"', "'1x1'  # by hand")
    assert with_drawing(dressed(commented), "home", 4, 5) == dressed(
        drawn.replace('"4x5"', '"4x5"  # by hand')
    )
    gone = OLD[: OLD.index("[ home")] + "# when\n# sums\n" + OLD[OLD.index("\n# The last") :]
    assert with_table(dressed(OLD), "home", "original", []) == dressed(gone)
    plain = OLD.replace("# when\n", "").replace("# sums\n", "")
    assert with_table(dressed(plain), "home", "original", []) == dressed(
        OLD[: OLD.index("\n[ home")] + OLD[OLD.index("\n# The last") :]
    )


def test_what_comes_last_is_written_behind_it() -> None:
    text = '[home]\npage = "account"'
    assert with_table(text, "home", "added", ["a = 1"]) == f"{text}\n\n[home.added]\na = 1"
    assert with_drawing(text, "home", 1, 2) == f'{text}\ndrawing = "1x2"'


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_every_text_becomes_a_string(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}


def test_an_unknown_screen_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^no table \[nowhere\]; add it to the catalogue first\n"):
        with_table(TEXT, "nowhere", "original", ["a = 1"])
