"""A step as a card of the handout: what stands beside its picture."""

import lxml.html

from tebiki.paper.card import card
from tebiki.paper.chapter import Chapter

STEP = """<section class="step" data-step="open" data-no="1" data-of="2">
<h2 id="open">開く</h2>
<div class="admonition changed"><p class="admonition-title">いま</p><p>押します</p></div>
{picture}
<p>あとの文</p>
</section>"""
FIGURE = """<figure data-screen="{name}"{mark}>
<a><img src="a.svg" alt="図" width="640" height="400"></a>
<figcaption>説明図</figcaption></figure>"""
OFF = ' data-paper="no"'


def made(picture: str) -> str:
    chapter = Chapter(
        name="account", path="g/account/index.html", audience="participant",
        words={}, resolve=lambda target: None, has_picture=lambda path: True, rank=1,
    )  # fmt: skip
    return card(lxml.html.fragment_fromstring(STEP.format(picture=picture)), chapter)


def argument(call: str, name: str, then: str) -> str:
    return call.partition(f" {name}: ")[2].partition(f", {then}: ")[0]


def test_a_change_note_stands_beside_the_picture_that_it_shows() -> None:
    call = made(f'<div class="screens">{FIGURE.format(name="now", mark="")}</div>')
    assert argument(call, "over", "beside") == "none"
    assert 'kind: "changed"' in argument(call, "beside", "figures")
    assert '"あとの文"' in argument(call, "then", "rest")


def test_a_note_has_the_whole_width_where_text_parts_it_from_the_picture() -> None:
    call = made(f'<p>前の文</p><div class="screens">{FIGURE.format(name="now", mark="")}</div>')
    assert 'kind: "changed"' in argument(call, "over", "beside")
    assert '"前の文"' in argument(call, "beside", "figures")


def test_a_picture_that_is_left_off_the_paper() -> None:
    two = FIGURE.format(name="a", mark=OFF) + FIGURE.format(name="b", mark="")
    figures = argument(made(f'<div class="screens">{two}</div>'), "figures", "then")
    assert figures.count("path:") == 1
    none = made(f'<div class="screens"{OFF}>{FIGURE.format(name="a", mark=OFF)}</div>')
    assert argument(none, "figures", "then") == "()"
