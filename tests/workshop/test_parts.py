"""An event's data in a page's HTML: fields, yen beside dollars, notes for instructors."""

import datetime
from pathlib import Path

import pytest

from tebiki.source import event_words
from tebiki.source.event import Rate
from tebiki.source.read_words import tool_words
from tebiki.workshop import instructor_notes
from tebiki.workshop.parts import add_yen

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()
RATE = Rate(150.5, datetime.date(2026, 11, 24))


def test_blank_stands_where_no_event_is() -> None:
    said = event_words.fields(None, "ja", WORDS["ja"])
    assert said["title"] == "〔ワークショップの名前〕"
    assert said["contact"] == "〔連絡先〕"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>$24 <b>$12</b>、$5</p>",
         "<p>$24（約 3,612 円） <b>$12（約 1,806 円）</b>、$5（約 753 円）</p>"),
        ("<p>$7.50 とする</p>", "<p>$7.50（約 1,129 円） とする</p>"),
        ("<p>A &amp; B: <code>$10</code> $10<br>x</p>",
         "<p>A &amp; B: <code>$10</code> $10（約 1,505 円）<br>x</p>"),
    ],
)  # fmt: skip
def test_yen_beside_dollars(html: str, expected: str) -> None:
    note = (
        '<p class="event-rate">円の金額は、1 ドル 150.5 円'
        "（2026 年 11 月 24 日（火）のレート）で計算した目安です。</p>"
    )
    assert add_yen(html, RATE, WORDS["ja"]) == expected + note


@pytest.mark.parametrize("html", ["<p>$LIBRARY_KEY</p>", "<pre>$10</pre>", "<p>10</p>"])
def test_what_is_no_amount_stays(html: str) -> None:
    assert add_yen(html, RATE, WORDS["ja"]) == html


PAGE = """\
<section class="step" data-step="one" data-no="1"><h2 id="one">One<a class="headerlink">#</a></h2>
<p>Text.</p>
<div class="admonition instructor"><p>See <a href="#one">this</a>, <a href="../b/#x">that</a>, \
<a href="https://a.test/">there</a>.</p></div>
</section>"""


def test_notes_leave_the_page_and_their_links_go_on() -> None:
    html, notes = instructor_notes.take_notes(PAGE, "guide/a/")
    assert "instructor" not in html and "<p>Text.</p>" in html
    shown = instructor_notes.notes_html(
        {"guide/a/": notes}, [("guide/a/", "A"), ("guide/b/", "B")], "guide/for/", WORDS["en"]
    )
    assert shown == (
        "<h3>A</h3>\n"
        '<p><a href="../a/#one">Step 1: One</a></p>\n'
        '<div class="admonition instructor"><p>See <a href="../a/#one">this</a>, '
        '<a href="../b/#x">that</a>, <a href="https://a.test/">there</a>.</p></div>'
    )


def test_links_of_a_note_hold_in_a_copy_of_plain_files() -> None:
    html = PAGE.replace("../b/#x", "b.html#x")
    _, notes = instructor_notes.take_notes(html, "guide/a.html")
    shown = instructor_notes.notes_html(
        {"guide/a.html": notes}, [("guide/a.html", "A")], "guide/for.html", WORDS["en"]
    )
    assert 'href="a.html#one">this' in shown and 'href="b.html#x">that' in shown
