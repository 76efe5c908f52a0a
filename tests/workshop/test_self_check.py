"""The list before a self-check's mark has boxes, and the line to send back is there at once."""

from pathlib import Path

import pytest

from support.messages import english
from tebiki.source.read_words import tool_words
from tebiki.workshop.self_check import with_boxes

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()["en"]
LIST = (
    "<ul>\n<li><strong>SMS:</strong> A & B.</li>\n<li>x <b>y</b> <strong>Key</strong></li>\n</ul>"
)


def test_each_entry_has_a_box_and_is_named_in_the_line() -> None:
    html = with_boxes(f"<p>Before</p>\n{LIST}\n<!-- self-check -->\n<p>After</p>", None, WORDS)
    assert (
        '<ul class="self-check-list">\n<li data-name="SMS"><label>'
        '<input type="checkbox" autocomplete="off"><span><strong>SMS:</strong> A &amp; B.</span>'
        "</label></li>" in html
    )
    assert "<span>x <b>y</b> <strong>Key</strong></span>" in html
    assert ">Self-check 0/2: SMS ×, Key ×</output>" in html
    assert html.startswith("<p>Before</p>\n<ul") and html.endswith("</div>\n<p>After</p>")


def test_page_without_the_mark_stays_as_it_is() -> None:
    assert with_boxes(LIST, None, WORDS) == LIST


def test_mark_without_its_list_is_refused() -> None:
    with pytest.raises(ValueError) as error:
        with_boxes("<p>Text</p><!-- self-check -->", None, WORDS)
    assert english(error.value) == (
        "<!-- self-check --> stands behind no list with bold names; write a list before it, each "
        "entry with a **name**"
    )
