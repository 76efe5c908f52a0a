"""What each element of a built page becomes on paper, and what is refused."""

import pytest

from support.chapters import chapter, element
from tebiki.paper import blocks as paper
from tebiki.paper.links import Links, Mark
from tebiki.paper.parts import on_paper


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
            'para()[#link("https://a.example/")[#"a"]#line-mark(1, "https://a.example/")]',
        ),
        (
            '<p><a href="https://a.example/b">https://a.example/b</a></p>',
            'para()[#link("https://a.example/b")[#address(("https://a.example/", "b", ))]]',
        ),
        (
            '<p><a href="mailto:a@example.org">post</a></p>',
            'para()[#link("mailto:a@example.org")[#"post"]]',
        ),
        ("<pre><code>a\n b</code></pre>", 'listing(code: "a\\n b")'),
        ("<hr>", "rule()"),
        (
            '<ul><li class="task"><label><input type="checkbox" checked><span>a</span></label></li>'
            "</ul>",
            'bullets(items: ({ para()[#"■ a"] }, ))',
        ),
        (
            "<h2 id='a'><strong>保存</strong> <code>a.py</code></h2>",
            'section-title(level: 2, id: "account--a")[#"保存 a.py"]',
        ),
        ("<p>a<u>b</u><s>c</s></p>", 'para()[#"a"#underline()[#"b"]#strike()[#"c"]]'),
        (
            "<p>a<ruby>手引<rp>(</rp><rt>てびき</rt><rp>)</rp></ruby>です</p>",
            'para()[#"a手引（てびき）です"]',
        ),
        ('<p>a <span lang="ja">字</span></p>', 'para()[#"a "#text(lang: "ja")[#"字"]]'),
        (
            '<details class="note"><summary>More</summary><p>b</p></details>',
            'admonition(kind: "note", title: [#"More"], pieces: ({\n'
            '// at g/account/index.html:1: <p>\npara()[#"b"]\n}, ), figures: ())',
        ),
        ('<details class="old-step"><summary>2023</summary><p>b</p></details>', ""),
        (
            '<p class="change-origin">Sources: <a href="https://a.example/b">A</a> (official)</p>',
            'origin()[#"Sources: "#line-mark(1, "https://a.example/b")#" (official)"]',
        ),
        (
            '<ul><li>a</li><li>Source: <a href="https://a.example/b">A</a></li></ul>',
            '{ bullets(items: ({ para()[#"a"] }, )); '
            'origin()[#"Source: "#line-mark(1, "https://a.example/b")] }',
        ),
        (
            '<table class="timetable is-example"><tr><th>a</th></tr><tr><td>b</td></tr></table>',
            '{ para()[#"By hand."]; '
            'grid-table(columns: 1, head: ([#"a"], ), cells: ([#"b"], )) }',
        ),
    ],
)  # fmt: skip
def test_an_element_becomes_typst(html: str, expected: str) -> None:
    found = element(html)
    block = next(found.iter("p"), found) if found.tag in ("section", "div") else found
    assert paper.block(block, chapter()) == expected


def test_a_footnote_stands_where_it_is_named_first_and_its_number_later() -> None:
    page = element(
        '<div><p>a<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>'
        '<sup id="fnref2-1"><a class="footnote-ref" href="#fn-1">1</a></sup></p>'
        '<div class="footnote"><ol><li id="fn-1"><p>b</p><p>c '
        '<a class="footnote-backref" href="#fnref-1">↩</a></p><ul><li>d</li></ul><pre>e</pre></li>'
        "</ol></div></div>"
    )
    first, notes = page
    assert paper.block(first, chapter()) == (
        'para()[#"a"#footnote[#"b"#linebreak()#"c"#linebreak()#"・"#"d"#linebreak()'
        '#code("e")]<account--fn-1>#footnote(<account--fn-1>)]'
    )
    assert paper.block(notes, chapter()) == ""


def test_a_list_keeps_its_inner_list() -> None:
    made = paper.block(element("<ul><li>a<ul><li>b</li></ul></li></ul>"), chapter())
    assert 'para()[#"a"]' in made
    assert made.count("bullets(") == 2


def test_a_table_has_a_head() -> None:
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>"
    made = paper.block(element(html), chapter())
    assert made == 'grid-table(columns: 2, head: ([#"a"], [#"b"], ), cells: ([#"c"], [#"d"], ))'


def test_what_a_step_opens_has_one_code_and_breaks_at_its_separators() -> None:
    ours = chapter(opens=True, step=3)
    html = '<p><a href="https://a.example/b/c">https://a.example/b/c</a> <a href="https://a.example/b/c">x</a></p>'
    made = paper.block(element(html), ours)
    assert '#address(("https://a.example/", "b/", "c", ))' in made
    assert made.count('#code-mark(1, "https://a.example/b/c")') == 2
    assert ours.links.codes == [Mark(1, "https://a.example/b/c", "a.example", "account", 3)]
    assert ours.links.lines == []


def test_a_bare_host_is_one_address_with_and_without_its_slash() -> None:
    ours = chapter(opens=True)
    for address in ("https://a.example", "https://a.example/", "https://a.example/b"):
        paper.block(element(f'<p><a href="{address}">a</a></p>'), ours)
    assert [mark.address for mark in ours.links.codes] == [
        "https://a.example",
        "https://a.example/b",
    ]


def test_a_link_for_whose_code_there_is_no_room_is_a_line_at_the_end() -> None:
    ours = chapter(opens=True, links=Links(room=1))
    html = '<p><a href="https://a.example/">a</a> <a href="https://b.example/">b</a></p>'
    made = paper.block(element(html), ours)
    assert '#code-mark(1, "https://a.example/")' in made
    assert '#line-mark(1, "https://b.example/")' in made
    assert ours.links.lines == [Mark(1, "https://b.example/", "b")]


def test_a_link_to_a_page_that_is_not_printed_leads_to_the_web_where_it_is_known() -> None:
    ours = chapter(resolve=lambda target: f"https://w.example/{target}")
    paper.block(element('<p><a href="../gallery/">all</a></p>'), ours)
    assert ours.links.lines == [Mark(1, "https://w.example/g/gallery/", "all")]


def test_a_caption_says_what_a_picture_was_drawn_from_and_leads_nowhere() -> None:
    html = (
        '<div class="screens"><figure><img src="../../assets/a.svg" alt="x" width="8" height="4">'
        '<figcaption>Drawn from the text\u00a0· <a href="https://a.example/">Original</a>'
        "</figcaption></figure></div>"
    )
    ours = chapter()
    assert 'caption: "Drawn from the text")' in paper.screens(element(html), ours)
    assert ours.links == Links()


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
