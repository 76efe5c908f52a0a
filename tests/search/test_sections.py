"""What of a page is searched, and what is not."""

from tebiki.search.sections import Section, headings, sections

STEP = """<h1 id="t">頁</h1><p class="page-meta">約 5 分</p><p>前<strong>書き</strong>。</p>
<section class="step" id="step-a" data-no="2"><div class="step-head"><span class="step-no">2</span>
<h2 id="a">開く<a class="headerlink" href="#a">#</a></h2><span class="step-no">2</span></div>
<p><strong>Billing</strong><span class="pin" data-pin="1">1</span>を押す。</p><p>次。</p>
<div class="screens"><figure><img src="x.svg" alt="左のメニュー。">
<figcaption>図</figcaption></figure></div>
<div class="step-foot"><label><span>できました</span></label><a class="step-report">違う</a></div>
</section>"""


def test_a_step_is_its_title_text_labels_and_alternative_texts() -> None:
    opening, step = sections(STEP, "頁の題")
    assert opening == Section("", 0, "頁の題", "前書き。", ("書き",), ())
    assert step == Section(
        "a", 2, "開く", "Billingを押す。 次。", ("Billing",), ("左のメニュー。",)
    )


def test_lists_of_pages_and_what_says_so_are_left_out() -> None:
    content = """<p>見出し</p><ol><li><a href="../a/">A</a>: 説明</li>
    <li><a href="../b/">B</a></li></ol>
    <h2 id="pages">一覧</h2><ul><li><a href="../a/">A</a></li><li><a href="../b/">B</a></li></ul>
    <table><tbody><tr><td>エラー</td><td><a href="#a">直す</a></td></tr>
    <tr><td>赤い字</td><td><a href="../b/#b">見る</a></td></tr></tbody></table>
    <h2 id="x" data-search-exclude="">除く</h2><p>ない</p>
    <h2 id="refs">参考</h2><ul><li><a href="https://example.com/">外</a></li><li>他</li></ul>
    <p data-search-exclude>ない</p><script>ない</script>"""
    found = sections(content, "題")
    assert [(one.id, one.title, one.text) for one in found] == [
        ("", "題", "見出し"),
        ("pages", "一覧", ""),
        ("refs", "参考", "外 他"),
    ]


def test_of_a_page_that_only_lists_the_headings_are_left() -> None:
    found = sections('<p>前書き</p><h2 id="a">題</h2><p>文</p>', "頁の題")
    assert headings(found) == (
        Section("", 0, "頁の題", "", (), ()),
        Section("a", 0, "題", "", (), ()),
    )


def test_an_empty_page_has_its_title() -> None:
    assert sections("", "題") == (Section("", 0, "題", "", (), ()),)
