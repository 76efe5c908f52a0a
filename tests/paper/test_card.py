"""A step as a card of the handout: what stands beside its picture, and steps that are skipped."""

import lxml.html

from tebiki.paper.card import card, skipped
from tebiki.paper.chapter import Chapter, Place

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


def chapter(name: str = "account") -> Chapter:
    return Chapter(
        name=name, path=f"g/{name}/index.html", audience="participant",
        words={"separator": "／", "paper_source_words": "出典"},
        has_picture=lambda path: True, rank=1,
        resolve=lambda target: Place(target.split("/")[1], target.partition("#")[2]),
    )  # fmt: skip


def made(picture: str) -> str:
    return card(lxml.html.fragment_fromstring(STEP.format(picture=picture)), chapter())


def argument(call: str, name: str, then: str) -> str:
    return call.partition(f" {name}: ")[2].partition(f", {then}: ")[0]


def test_a_change_note_holds_the_picture_that_it_shows() -> None:
    call = made(f'<div class="screens">{FIGURE.format(name="now", mark="")}</div>')
    assert argument(call, "over", "main") == "none"
    note = argument(call, "main", "rest")
    assert note.startswith('admonition(kind: "changed"')
    assert 'figures: ((path: "/g/account/a.svg"' in note
    assert '"あとの文"' in argument(call, "rest", "last")


def test_a_note_has_the_whole_width_where_text_parts_it_from_the_picture() -> None:
    call = made(f'<p>前の文</p><div class="screens">{FIGURE.format(name="now", mark="")}</div>')
    assert 'kind: "changed"' in argument(call, "over", "main")
    pair = argument(call, "main", "rest")
    assert pair.index('"前の文"') < pair.index('"あとの文"') < pair.index("a.svg")


def test_a_picture_that_is_left_off_the_paper() -> None:
    two = FIGURE.format(name="a", mark=OFF) + FIGURE.format(name="b", mark="")
    assert made(f'<div class="screens">{two}</div>').count("path:") == 1
    none = made(f'<div class="screens"{OFF}>{FIGURE.format(name="a", mark=OFF)}</div>')
    assert argument(none, "main", "rest").endswith("figures: ())")


def test_what_is_shown_only_once_has_a_line_for_where_it_was_saved() -> None:
    once = '<div class="admonition once"><p class="admonition-title">一度</p><p>メモ</p></div>'
    assert "is-once: true" in made(once)
    assert "is-once: false" in made("")


SKIPPED = """<section class="step-skipped"><details><summary><h2 id="{id}">{id}</h2></summary>
<div class="admonition changed"><p>{note}</p></div>
<details class="old-step"><summary>前</summary><p><a href="../other/#old">前</a></p></details>
</details></section>"""


def test_steps_that_are_skipped_lead_to_the_page_on_which_they_are_done_now() -> None:
    notes = {"phone": '<a href="#own">a</a> <a href="../key/#first">b</a>', "opens": "なし"}
    steps = [
        lxml.html.fragment_fromstring(SKIPPED.format(id=name, note=note))
        for name, note in notes.items()
    ]
    assert skipped(steps, chapter()) == (
        'skipped(entries: ((id: "account--phone", said: "phone", to: "key--first"), '
        '(id: "account--opens", said: "opens", to: ""), ))'
    )
