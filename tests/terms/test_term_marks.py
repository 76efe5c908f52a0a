"""Marks on a page: what is running text, which use is the first, and what an explanation says."""

import re

import pytest

from tebiki.terms.term_marks import Explained, marked
from tebiki.terms.terms import load

TERMS = load(
    """
[[term]]
id = "loan"
reading = "かしだし"
words.ja = ["貸出"]
text.ja = "本を <借りる> ことです。"
[[term]]
id = "desk"
words.ja = ["カウンター"]
text.ja = "人のいる机です。"
""",
    "t.toml",
)
HERE = Explained(TERMS, "ja", "../words/", {"term_more": "「{word}」を読む"})
LINK = re.compile(r'<a class="term" href="\.\./words/#([a-z]+)"[^>]*>([^<]*)</a>')


def shown(html: str) -> str:
    """The page's text with each mark as [id: word]."""
    text = marked(html, HERE).partition('\n<div class="term-notes"')[0]
    return LINK.sub(r"[\1: \2]", text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>貸出と貸出</p>", "<p>[loan: 貸出]と貸出</p>"),
        (
            "<p>カウンターで貸出、<em>貸出</em>。</p>",
            "<p>[desk: カウンター]で[loan: 貸出]、<em>貸出</em>。</p>",
        ),
        ("<p>図書<em>の貸出</em>です</p>", "<p>図書<em>の[loan: 貸出]</em>です</p>"),
        (
            "<ul><li>貸出<ul><li>カウンター</li></ul></li></ul>",
            "<ul><li>[loan: 貸出]<ul><li>[desk: カウンター]</li></ul></li></ul>",
        ),
        (
            "<table><tr><th>貸出</th><td>貸出</td></tr></table>",
            "<table><tr><th>貸出</th><td>[loan: 貸出]</td></tr></table>",
        ),
        (
            '<div class="admonition note"><p class="admonition-title">貸出</p><p>貸出</p></div>',
            '<div class="admonition note"><p class="admonition-title">貸出</p>'
            "<p>[loan: 貸出]</p></div>",
        ),
        # What is folded comes last.
        (
            "<details><summary>貸出</summary><p>貸出</p><p>カウンター</p></details><p>貸出</p>",
            "<details><summary>貸出</summary><p>貸出</p><p>[desk: カウンター]</p></details>"
            "<p>[loan: 貸出]</p>",
        ),
        ("<p>a &lt; b、貸出 &amp; c</p>", "<p>a &lt; b、[loan: 貸出] &amp; c</p>"),
    ],
)
def test_the_first_use_in_running_text(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<h2>貸出</h2>",
        '<p><a href="x">貸出</a></p>',
        "<p><strong>貸出</strong></p>",
        "<p><code>貸出</code></p>",
        "<pre><code>貸出</code></pre>",
        "<figure><figcaption>貸出</figcaption></figure>",
        "<details><summary>貸出</summary></details>",
        '<div class="admonition once"><p>貸出</p></div>',
        '<p lang="zh">貸出</p>',
        "<p>貸<em>出</em></p>",
        # A compound is one, whatever its parts stand in.
        "<p><strong>長期</strong>貸出</p>",
        "<p>貸出<code>カード</code></p>",
        "<p>貸出</p>".replace("貸出", "貸出票"),
    ],
)
def test_what_stays_as_it_is(html: str) -> None:
    assert marked(html, HERE) == html


def test_the_explanation() -> None:
    assert marked("<p>貸出</p>", HERE) == (
        '<p><a class="term" href="../words/#loan" aria-describedby="term-loan-text">貸出</a></p>\n'
        '<div class="term-notes" data-paper="no">\n'
        '<div class="term-note" id="term-loan" popover>'
        "<p><b>貸出</b> <span>かしだし</span></p>"
        '<p id="term-loan-text">本を &lt;借りる&gt; ことです。</p>'
        '<p><a href="../words/#loan">「貸出」を読む</a></p></div>\n'
        "</div>"
    )
