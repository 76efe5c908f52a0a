"""What paper cannot show is refused, with where its author may have written it."""

import pytest

from support.chapters import chapter, element
from tebiki.paper import blocks as paper

FIGURE = (
    '<div class="screens"><figure><img src="{src}" alt="{alt}" width="8" height="4"></figure></div>'
)


UNKNOWN = (
    "the handout cannot show {}; write it otherwise, or leave it off the paper: "
    'data-paper="no" in its tag, or {{ data-paper="no" }} behind the heading of its section'
)


UNKNOWN_JA = (
    "配布資料では {} を表せません。ほかの書き方にするか、紙には載せないでください"
    '（タグに data-paper="no" と書くか、見出しの後ろに {{ data-paper="no" }} と書くと、'
    "その節が紙に載りません）。"
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<video src="a.mp4">x</video>',
            ("", UNKNOWN.format("<video>"), (("text", "x"), ("tag", "video"))),
        ),
        (
            '<p>a <canvas class="x">b</canvas></p>',
            ("", UNKNOWN.format('<canvas class="x">'), (("text", "b"), ("tag", "canvas"))),
        ),
        (
            '<p>a <img src="../../assets/a.svg" alt="x"></p>',
            ("", UNKNOWN.format("<img>"), (("address", "../../assets/a.svg"), ("tag", "img"))),
        ),
        (
            '<section data-step="save-key"><div class="new"></div></section>',
            ("save-key", UNKNOWN.format('<div class="new">'), (("tag", "div"),)),
        ),
        (
            "<h3>Deep</h3>",
            (
                "",
                "the heading 「Deep」 has level 3 after level 1; write ##, so that no level of the "
                "contents is skipped",
                (("text", "Deep"), ("tag", "h3")),
            ),
        ),
        (
            "<blockquote>bare<p>a</p></blockquote>",
            (
                "",
                "text stands right beside <blockquote>; leave blank lines around it",
                (("text", "bare"),),
            ),
        ),
        (
            FIGURE.format(src="../../assets/gone.svg", alt="x"),
            (
                "",
                "the built site has no picture assets/gone.svg; build the site again, or mend the "
                "picture's address",
                (("address", "../../assets/gone.svg"), ("tag", "img")),
            ),
        ),
        (
            FIGURE.format(src="../../assets/a.svg", alt=""),
            (
                "",
                "assets/a.svg has no alternative text; write in the brackets what it shows: "
                "![…](…)",
                (("address", "../../assets/a.svg"), ("tag", "img")),
            ),
        ),
    ],
)
def test_what_paper_cannot_show_is_refused_with_how_its_author_may_have_written_it(
    html: str, expected: tuple[str, str, tuple[tuple[str, str], ...]]
) -> None:
    found, ours = element(html), chapter()
    paper.block(found[0] if found.tag == "section" else found, ours)
    [fault] = ours.faults
    assert (fault.place, fault.step, fault.said, fault.signs) == (
        "g/account/index.html:1",
        *expected,
    )
    assert fault.said.ja


def test_all_that_paper_cannot_show_is_refused_at_once_and_in_japanese() -> None:
    ours = chapter()
    paper.blocks(element("<div><video></video><p>a <canvas></canvas></p><h4>b</h4></div>")[:], ours)
    assert [fault.said.ja for fault in ours.faults] == [
        UNKNOWN_JA.format("<video>"),
        UNKNOWN_JA.format("<canvas>"),
        "見出し「b」のレベルが、1 の次に 4 になっています。## と書いてください"
        "（目次のレベルを飛ばせません）。",
    ]
