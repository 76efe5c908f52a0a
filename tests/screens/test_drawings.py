"""Drawings: the same bytes from the same source, and what each part gives."""

import pytest
from jinja2 import UndefinedError

from tebiki.screens import drawings

PARTS = {
    "drawing.svg.j2": '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{{ height }}" '
    'viewBox="0 0 640 {{ height }}"><title>{{ title }}</title>'
    "<desc>{{ caption }}{{ desc }}</desc>\n\n"
    "   {% block picture %}{% endblock %}\n</svg>",
}
SOURCE = """{% extends "drawing.svg.j2" %}
{% set height = 400 %}{% set third = 100 / 3 %}
{% set title = "題" %}{% set desc = "欄に印 1。" %}
{% block picture %}
<text font-size="24" x="{{ third }}" y="{{ third * 3 }}">I{{ "'m" }}</text>
  <text font-size="21" data-why="an example">例</text>
<g data-pin="1"><rect/><text class="n">1</text></g>
{% endblock %}
"""


def draw(source: str, language: str = "ja") -> drawings.Drawing:
    return drawings.draw("one", source, PARTS, language, "本文から。")


def test_draws_and_reads_back() -> None:
    drawing = draw(SOURCE)
    assert drawing == draw(SOURCE)
    assert (drawing.width, drawing.height) == (640, 400)
    assert (drawing.title, drawing.description) == ("題", "本文から。欄に印 1。")
    assert drawing.words == (
        drawings.Word("I'm", 24, ""),
        drawings.Word("例", 21, "an example"),
    )
    assert drawing.pins == (1,)
    assert '<text font-size="24" x="33.33" y="100">I&#39;m</text>\n<text' in drawing.svg


def test_a_name_that_is_not_set_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'title' is undefined"):
        draw(SOURCE.replace('{% set title = "題" %}', ""))


def test_a_text_is_said_in_the_words_of_a_language() -> None:
    own = """{% macro label(words) %}<text font-size="24">{{ words }}</text>{% endmacro %}
    {{ label({"ja": "名前 & 番号", "en": "Name & number"}) }}
    <text font-size="{{ {"ja": 24, "en": 21} }}">{{ {"ja": "例", "en": "e.g."} }}</text>
    <g data-pin"""
    source = SOURCE.replace("<g data-pin", own).replace('"題"', '{"ja": "題", "en": "Title"}')
    assert [word.text for word in draw(source).words] == ["I'm", "例", "名前 & 番号", "例"]
    english = draw(source, "en")
    assert english.title == "Title"
    assert english.words[2:] == (
        drawings.Word("Name & number", 24, ""),
        drawings.Word("e.g.", 21, ""),
    )
    # A language that the source does not have gets what is written first.
    assert draw(source, "fr").words == draw(source).words
