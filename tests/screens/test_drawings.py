"""Drawings: the same bytes from the same source, and what each part gives."""

import pytest
from jinja2 import UndefinedError

from tebiki.screens import drawings

PARTS = {
    "drawing.svg.j2": '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{{ height }}" '
    'viewBox="0 0 640 {{ height }}"><title>{{ title }}</title><desc>{{ desc }}</desc>\n\n'
    "   {% block picture %}{% endblock %}\n</svg>",
}
SOURCE = """{% extends "drawing.svg.j2" %}
{% set height = 400 %}{% set third = 100 / 3 %}
{% set title = "題" %}{% set desc = "本文をもとに描いた説明図。" %}
{% block picture %}
<text font-size="24" x="{{ third }}" y="{{ third * 3 }}">I{{ "'m" }}</text>
  <text font-size="21" data-why="an example">例</text>
<g data-pin="1"><rect/><text class="n">1</text></g>
{% endblock %}
"""


def test_draws_and_reads_back() -> None:
    drawing = drawings.draw("one", SOURCE, PARTS)
    assert drawing == drawings.draw("one", SOURCE, PARTS)
    assert (drawing.width, drawing.height) == (640, 400)
    assert (drawing.title, drawing.description) == ("題", "本文をもとに描いた説明図。")
    assert drawing.words == (
        drawings.Word("I'm", 24, ""),
        drawings.Word("例", 21, "an example"),
    )
    assert drawing.pins == (1,)
    assert '<text font-size="24" x="33.33" y="100">I&#39;m</text>\n<text' in drawing.svg


def test_a_name_that_is_not_set_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'title' is undefined"):
        drawings.draw("one", SOURCE.replace('{% set title = "題" %}', ""), PARTS)
