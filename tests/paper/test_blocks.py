"""What each element of a built page becomes on paper, and what is refused."""

import lxml.html
import pytest
from lxml.html import HtmlElement

from tebiki.paper import blocks as paper
from tebiki.paper.chapter import Chapter, Mark, PaperError, Place
from tebiki.paper.parts import on_paper

WORDS = {"paper_folded": "“{title}” is on the site.", "paper_details": "Details"}


def chapter(**given: object) -> Chapter:
    def resolve(target: str) -> Place | str | None:
        if target.startswith("g/api-key/"):
            return Place("api-key", target.partition("#")[2])
        return None

    settings: dict[str, object] = {
        "name": "account", "path": "g/account/index.html", "audience": "participant",
        "words": WORDS, "resolve": resolve, "has_picture": lambda path: "gone" not in path,
        "rank": 1,
    }  # fmt: skip
    return Chapter(**(settings | given))  # type: ignore[arg-type]


def element(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a\n  <em>b</em> c</p>", 'para()[#"a "#emph()[#"b"]#" c"]'),
        ("<p>左の <code>sk-</code> です</p>", 'para()[#"左の "#code("sk-")#" です"]'),
        ('<p>a<span class="pin" data-pin="2">2</span></p>', 'para()[#"a"#pin(2)]'),
        ("<p>a<br>b</p>", 'para()[#"a"#linebreak()#"b"]'),
        ('<p>a<a class="headerlink" href="#x">#</a></p>', 'para()[#"a"]'),
        ('<p><a class="md-button" href="x/">Go</a></p>', ""),
        ("<p><strong>A</strong></p>", 'para()[#strong()[#"A"]]'),
        ("<section data-step='s'><p><b>A</b></p></section>", 'para()[#ui()[#"A"]]'),
        ("<div class='admonition once'><p><b>A</b></p></div>", 'para()[#loud()[#"A"]]'),
        (
            '<p><a href="../api-key/#save-key">key</a></p>',
            'para()[#inside("api-key--save-key")[#"key"]]',
        ),
        ('<p><a href="../gallery/">all</a></p>', 'para()[#"all"]'),
        (
            '<p><a href="https://a.example/">a</a></p>',
            'para()[#link("https://a.example/")[#"a"]#mark(1, "https://a.example/")]',
        ),
        (
            '<p><a href="mailto:a@example.org">post</a></p>',
            'para()[#link("mailto:a@example.org")[#"post"]]',
        ),
        ("<pre><code>a\n b</code></pre>", 'listing(code: "a\\n b")'),
        ("<hr>", "rule()"),
        ('<p>a <span lang="ja">字</span></p>', 'para()[#"a "#text(lang: "ja")[#"字"]]'),
        (
            '<details class="x"><summary>More</summary><p>b</p></details>',
            'folded()[#"“More” is on the site."]',
        ),
    ],
)  # fmt: skip
def test_an_element_becomes_typst(html: str, expected: str) -> None:
    found = element(html)
    block = next(found.iter("p"), found) if found.tag in ("section", "div") else found
    assert paper.block(block, chapter()) == expected


def test_a_list_keeps_its_inner_list() -> None:
    made = paper.block(element("<ul><li>a<ul><li>b</li></ul></li></ul>"), chapter())
    assert 'para()[#"a"]' in made
    assert made.count("bullets(") == 2


def test_a_table_has_a_head() -> None:
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
    made = paper.block(element(html), chapter())
    assert made == 'grid-table(columns: 2, head: ([#"a"], [#"b"], ), cells: ([#"c"], [#"d"], ))'


def test_an_address_has_one_mark_a_chapter_and_breaks_at_its_separators() -> None:
    ours = chapter()
    html = '<p><a href="https://a.example/b/c">https://a.example/b/c</a> <a href="https://a.example/b/c">x</a></p>'
    made = paper.block(element(html), ours)
    assert '#address(("https://a.example/", "b/", "c", ))' in made
    assert ours.marks == [Mark(1, "https://a.example/b/c", "a.example", 0)]


def test_a_link_to_a_page_that_is_not_printed_leads_to_the_web_where_it_is_known() -> None:
    ours = chapter(resolve=lambda target: f"https://w.example/{target}")
    paper.block(element('<p><a href="../gallery/">all</a></p>'), ours)
    assert ours.marks == [Mark(1, "https://w.example/g/gallery/", "all", 0)]


def test_instructors_notes_are_for_instructors() -> None:
    html = '<section><p>a</p><div class="admonition instructor"><p>b</p></div></section>'
    for audience, count in (("participant", 1), ("instructor", 2)):
        assert len(on_paper(element(html), audience)) == count


def test_a_section_may_stay_off_the_paper() -> None:
    html = (
        '<section><h2 data-paper="no">a</h2><p>b</p><h3>c</h3><h2>d</h2><p data-paper="no">e</p>'
        "<p>f</p></section>"
    )
    kept = on_paper(element(html), "participant")
    assert [child.text for child in kept] == ["d", "f"]


def test_a_page_that_is_not_translated_is_read_through_its_frame() -> None:
    html = '<article><h1>a</h1><div lang="ja"><p>b</p><p>c</p></div></article>'
    kept = on_paper(element(html), "participant")
    assert [child.text for child in kept] == ["a", "b", "c"]


FIGURE = (
    '<div class="screens"><figure><img src="{src}" alt="{alt}" width="8" height="4"></figure></div>'
)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (
            '<video src="a.mp4"></video>',
            "g/account/index.html:1: the handout does not know <video>; teach it to "
            'scripts/paper_html.py, or leave it out with data-paper="no"',
        ),
        (
            '<p>a <u class="x">b</u></p>',
            'g/account/index.html:1: the handout does not know <u class="x"> in a line; teach it '
            'to scripts/paper_html.py, or leave it out with data-paper="no"',
        ),
        (
            '<section data-step="save-key"><div class="new"></div></section>',
            'g/account/index.html:1: the handout does not know <div class="new"> in step save-key; '
            'teach it to scripts/paper_html.py, or leave it out with data-paper="no"',
        ),
        (
            "<h3>Deep</h3>",
            "g/account/index.html:1: <h3> “Deep” follows <h1>; make it <h2>, so that no level of "
            "the contents is skipped",
        ),
        (
            FIGURE.format(src="../../assets/gone.svg", alt="x"),
            "g/account/index.html:1: no picture assets/gone.svg; build the site again, or mend the "
            "picture's address",
        ),
        (
            FIGURE.format(src="../../assets/a.svg", alt=""),
            "g/account/index.html:1: assets/a.svg has no alternative text; write one in the page",
        ),
    ],
)
def test_what_paper_cannot_show_is_refused(html: str, message: str) -> None:
    found = element(html)
    with pytest.raises(PaperError) as error:
        paper.block(found[0] if found.tag == "section" else found, chapter())
    assert str(error.value) == message
