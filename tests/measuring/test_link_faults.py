"""The table of faults counts what each checker finds of what a site says it holds."""

import pytest

from measuring.link_faults import Row, kind_of, rows, seeded_lines

PAGES = {
    "a.html": '<!-- a head -->\n<a href="x">x</a><!-- there is no such file -->\n'
    '<a href="#b">b</a><!-- the page has no such anchor; the nearest is #c -->\n<a href="#c">c</a>',
    "a.css": "p { }\n@import 'x'; /* there is no such file; the nearest is a.css */\n",
}


def test_a_comment_behind_a_line_seeds_a_fault_and_one_alone_does_not() -> None:
    assert [seeded_lines(text) for text in PAGES.values()] == [
        [
            (2, "there is no such file"),
            (3, "the page has no such anchor; the nearest is #c"),
        ],
        [(2, "there is no such file; the nearest is a.css")],
    ]


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("the letter case is not that of the file; the nearest is guide/", "case"),
        ("the letter case is not that of the anchor; the nearest is #a", "fragment-case"),
        ("the id stands already in line 42; give this element another", "double"),
        ("the link leaves the language (ja), which has the page itself", "language"),
        ("'x' is no mail address; write mailto:name@host", "mail"),
        ("no link may begin with htps:; write https:", "bad"),
        ("the address names no host", "bad"),
    ],
)
def test_a_message_tells_its_kind(message: str, kind: str) -> None:
    assert kind_of(message) == kind


def test_each_checker_is_counted_by_kind_and_for_what_it_says_of_good_lines() -> None:
    found = {
        "one": [("a.html", 2), ("a.html", 3), ("a.css", 2)],
        "other": [("a.html", 2), ("a.html", 2), ("a.html", 4), ("search.json", 1)],
    }
    assert list(rows(PAGES, found)) == [
        Row("missing", 2, {"one": 2, "other": 1}),
        Row("fragment", 1, {"one": 1, "other": 0}),
        Row("all", 3, {"one": 3, "other": 1}),
        Row("good lines called bad", 0, {"one": 0, "other": 1}),
    ]
