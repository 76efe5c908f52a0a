"""The one reader of TOML: the line of every key, and what no file of data may hold."""

import datetime
import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from tebiki.files import toml, toml_lines
from tebiki.files.data_faults import DataError, Said, same
from tebiki.files.tables import Document, shown

FAULTS = {
    'a = 1\nb = """\n\n"""\na = 2\n': ["5: a stands in line 1 already; keep one of them"],
    'a = 1\nb = 2\na = """\n\n"""\n': ["3: a stands in line 1 already; keep one of them"],
    'a.b = 1\n"a".b = 2\n': ["2: a.b stands in line 1 already; keep one of them"],
    "[a]\n[b]\n[a]  # again\n": ["3: [a] stands in line 1 already; keep one of them"],
    "[[a]]\n\n[a]\n": ["3: [a] stands in line 1 already; keep one of them"],
    "[a]\n\n[[ a ]]\n": ["3: [[a]] stands in line 1 already; keep one of them"],
    "a = 1\n[a]\n": ["2: [a] stands in line 1 already; keep one of them"],
    "[[a]]\nx = 1\n[[a]]\nx = 1\nx = 2": ["5: x stands in line 4 already; keep one of them"],
    "a = { b = 1, b = 2 }\n": ["1: b stands in line 1 already; keep one of them"],
    "\ntitle ＝ 'x'\n": ["2: this is not valid TOML: ＝ is a full-width sign; write ="],
    "title = “x”\n": ['1: this is not valid TOML: “ is a full-width sign; write "'],
    "title = '「x」' y\n": [
        "1: this is not valid TOML (Expected newline or end of document after a statement); "
        "mend the line"
    ],
    "[a\n": [
        "1: this is not valid TOML (Expected ']' at the end of a table declaration); mend the line"
    ],
    "# a\nb = '''\n\n": [
        "2: this is not valid TOML (Expected \"'''\"); mend the line"
    ],
    "a = 1\nb = " + "9" * 5000: [
        "2: this is not valid TOML (this number is too long); mend the line"
    ],
    "\na = " + "[" * 20000: ["2: this is nested deeper than 12 levels; write it flat"],
    "\na = " + "[" * 900 + "]" * 900: ["2: this is nested deeper than 12 levels; write it flat"],
    "\na = " + "{ a = " * 400: ["2: this is nested deeper than 12 levels; write it flat"],
    "\n" + ".".join("a" * 500) + " = 1": ["2: this is nested deeper than 12 levels; write it flat"],
    "\n[" + ".".join("a" * 5000) + "]": ["2: this is nested deeper than 12 levels; write it flat"],
    '[a]\nb = "x\\u0000y"\nc = ["\\u001b"]\n': [
        "2: a.b holds the control character U+0000; take it out",
        "3: a.c holds the control character U+001B; take it out",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_what_no_file_may_hold(text: str) -> None:
    with pytest.raises(DataError) as error:
        toml.read_toml(text, "d.toml")
    assert list(error.value.faults) == [f"d.toml:{fault}" for fault in FAULTS[text]]
    assert "ください" in str(error.value).splitlines()[1]


TEXT = """\
a = 1  # "b = 2"
"quoted # key" = 'x'
d.e . f = [1, [2,
  3], { k = 'x', l.m = "]" }]
g = '''
h = 1
'''
[ t ]  # comment
u = {}
[t.v."w.x"]
[[ n ]]
p = 1
[n.q]
r = 1
[[n]]  # comment
p = \"\"\"
[n]\\\"\"\"\"\"\"
[n.q]
"""


def test_every_key_has_its_line() -> None:
    assert toml_lines.find_lines(TEXT).lines == {
        ("a",): 1,
        ("quoted # key",): 2,
        ("d",): 3,
        ("d", "e"): 3,
        ("d", "e", "f"): 3,
        ("d", "e", "f", 0): 3,
        ("d", "e", "f", 1): 3,
        ("d", "e", "f", 1, 0): 3,
        ("d", "e", "f", 1, 1): 4,
        ("d", "e", "f", 2): 4,
        ("d", "e", "f", 2, "k"): 4,
        ("d", "e", "f", 2, "l"): 4,
        ("d", "e", "f", 2, "l", "m"): 4,
        ("g",): 5,
        ("t",): 8,
        ("t", "u"): 9,
        ("t", "v"): 10,
        ("t", "v", "w.x"): 10,
        ("n",): 11,
        ("n", 0): 11,
        ("n", 0, "p"): 12,
        ("n", 0, "q"): 13,
        ("n", 0, "q", "r"): 14,
        ("n", 1): 15,
        ("n", 1, "p"): 16,
        ("n", 1, "q"): 18,
    }


def places(value: Any, place: toml_lines.Path = ()) -> list[toml_lines.Path]:
    if isinstance(value, dict):
        inner = [places(one, (*place, key)) for key, one in value.items()]
    elif isinstance(value, list):
        inner = [places(one, (*place, number)) for number, one in enumerate(value)]
    else:
        inner = []
    return [place, *(one for found in inner for one in found)]


VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=6) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=5))
def test_nothing_that_a_writer_makes_is_without_a_line(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    found = toml_lines.find_lines(text)
    assert not found.twice
    assert set(places(tomllib.loads(text))) - {()} == set(found.lines)


def faults(text: str, take: Any) -> list[str]:
    document = Document(text, "d.toml", DataError)
    take(document.root)
    document.root.end()
    with pytest.raises(DataError) as error:
        document.stop()
    return list(error.value.faults)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[note]\nx = 1\n", "1: note is not a list of tables; write [[note]] and the keys of each "
         "below it"),
        ("note = 3\n", "1: note is not a list of tables; write [[note]] and the keys of each below "
         "it"),
        ("note = [1]\n", "1: note is not a list of tables; write [[note]] and the keys of each "
         "below it"),
        ("[[note]]\nwhy = 1\n", "2: note.why is 1; write why = \"…\""),
        ("note = [\n  { why = true },\n]\n", "2: note.why is true; write why = \"…\""),
        ("[[note]]\nwhy = 'x'\n[[note]]\n", "3: note.why is missing; write why = \"…\""),
        ("\n[[note]]\nwhy = 'x'\nwyh = 1\n", "4: note.wyh is not known; write why, or take it out"),
        ("[[note]]\nwhy = 'x'\n[note.more]\n", "3: note.more is not known; mend its name or take "
         "it out"),
        ("nota = 1\n", "1: nota is not known; write note, or take it out"),
        (f"[[note]]\nwhy = [{'1, ' * 40}]\n", f"2: note.why is [{'1, ' * 26}…; write why = \"…\""),
    ],
)  # fmt: skip
def test_a_wrong_table_is_named(text: str, message: str) -> None:
    def take(root: Any) -> None:
        for table in root.tables("note"):
            table.text("why", 'why = "…"')
            table.end()

    assert faults(text, take) == [f"d.toml:{message}"]


def test_japanese_stands_only_where_all_of_it_is_written() -> None:
    template = Said("{a} is missing; write {b}", "{a} がありません。{b} と書いてください。")
    assert (
        template.filled(a=same("x"), b=Said("y", "ワイ")).ja
        == "x がありません。ワイ と書いてください。"
    )
    assert template.filled(a=same("x"), b=Said("y")) == Said("x is missing; write y")


def test_values_are_shown_as_they_are_written() -> None:
    assert [shown(value) for value in (True, "a", datetime.date(2026, 1, 2), [1])] == [
        "true", "'a'", "2026-01-02", "[1]",
    ]  # fmt: skip
