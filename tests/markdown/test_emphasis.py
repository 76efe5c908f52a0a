"""Emphasis as a Japanese author means it, read alike by both parsers, wherever it stands."""

import tomllib
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from markdown import Markdown
from support.paper import Paper
from tebiki.building import build_site
from tebiki.importing import markdown_reader
from tebiki.markdown.emphasis import emphasis_plugin, flanking
from tebiki.pages.extension import GuideExtension
from tebiki.source.project import Project

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests/data/emphasis.toml").read_text(encoding="utf-8"))["case"]
COMMONMARK = MarkdownIt("commonmark")
AMENDED = MarkdownIt("commonmark").use(emphasis_plugin)
# All that decides in CommonMark's own examples for emphasis: marks, blanks, letters, punctuation,
# currency, and what is read before it.
PIECES = (
    *("*", "**", "***", "_", "__", " ", "a\nb", "a", "b", "1", "(", ")", ".", '"', "é", "£", "€"),
    *("[l](u)", "[*m*](u)", "![i](u)", "`c*`", "\\*", "\\_", "&amp;", "<br>"),
)


def page_html(text: str) -> str:
    """Return the HTML of a page's Markdown, its parts read as the site reads them."""
    names = ["admonition", "attr_list", "tables", "toc", "pymdownx.details", "pymdownx.superfences"]
    return Markdown(extensions=[*names, GuideExtension()]).convert(text)


def same_form(html: str) -> str:
    """Return HTML without line ends, its attributes in order."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return lxml.etree.tostring(root, method="c14n").decode().replace("\n", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["markdown"])
def test_both_parsers_read_it_as_it_is_meant(case: dict[str, str]) -> None:
    expected = same_form(case["html"])
    assert same_form(page_html(case["markdown"])) == expected
    assert same_form(AMENDED.render(case["markdown"])) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["markdown"])
def test_what_commonmark_reads_otherwise_is_listed(case: dict[str, str]) -> None:
    assert case.get("commonmark") != case["html"]
    theirs = same_form(COMMONMARK.render(case["markdown"]))
    assert theirs == same_form(case.get("commonmark", case["html"]))


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_without_wide_signs_it_is_commonmark(text: str) -> None:
    text = f"x{text}x"
    theirs = same_form(COMMONMARK.render(text))
    assert same_form(AMENDED.render(text)) == theirs
    assert same_form(Markdown(extensions=[GuideExtension()]).convert(text)) == theirs


@pytest.mark.parametrize("sign", "「」『』（）【】〈〉、。：；！？・…‥〜～ー※“”‘’→あア漢ｱA1")
def test_bold_opens_before_and_closes_behind_every_such_sign(sign: str) -> None:
    for outside in "あア漢ｱA1、。「」":
        assert flanking(outside, sign, "*")[0]
        assert flanking(sign, outside, "*")[1]
        source = f"{outside}**{sign}次へ{sign}**{outside}"
        html = f"<p>{outside}<strong>{sign}次へ{sign}</strong>{outside}</p>"
        assert page_html(source) == AMENDED.render(source).strip() == html


PLACES = {
    "heading": "## は{0}を {{ #x }}",
    "list with stars": "* は{0}を\n* {0}を\n\n    * は{0}を",
    "numbers": "1. は{0}を",
    "table": "| は{0}を | b |\n|---|---|\n| は{0}を | {0}を |",
    "title of an admonition": '!!! note "は{0}を"\n    は{0}を',
    "folded": '??? once "は{0}を"\n    は{0}を',
    "quote": "> は{0}を",
    "link": "は[は{0}を](x.md)を",
    "beside a picture": "![画面の説明です](x.png){0}を",
    "attributes behind": "は{0}{{ .x }}を",
    "in HTML": "は<b>は{0}を</b>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("bold", ["**「次へ」**", "**保存。**", "*（注）*", "***！***"])
def test_it_does_so_wherever_it_stands(place: str, bold: str) -> None:
    html = page_html(PLACES[place].format(bold))
    assert "*" not in html
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    assert {element.text_content() for element in root.iter("strong", "em")} == {bold.strip("*")}
    assert len(list(root.iter("strong", "em"))) >= PLACES[place].count("{0}")


def test_an_alternative_text_has_no_marks() -> None:
    html = page_html("![**「次へ」**を *押す* 画面、snake_case、\\*](x.png)")
    assert lxml.html.fragment_fromstring(html).find("img").get("alt") == (  # type: ignore[union-attr]
        "「次へ」を 押す 画面、snake_case、*"
    )


def test_marks_in_each_other_without_end_make_no_page_that_cannot_be_written() -> None:
    html = page_html("*「 " * 2000 + "」*" * 2000)
    assert html.count("<em>") == html.count("</em>") > 40


def test_what_is_bold_and_which_stars_are_seen_are_known_by_line() -> None:
    text = (
        "# あ\n\n**次へ**と`**code**`\n<!-- **x** -->\n\n"
        "- は**「保\n  存」**を\n- **あ\n\n!!! n\n    ** い** \\*\\*"
    )
    assert list(markdown_reader.stray_marks(text)) == [(8, "**"), (11, "**")]


def test_pages_notes_papers_and_search_show_no_asterisk(project: Path) -> None:
    page = project / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8")
    marked = (
        "これは**「次へ」**を押し、**保存します。**そのあと[**（閉じる）**を](join.md)押します。"
    )
    head, step, rest = text.partition("{ #name-card }")
    head = f"{head.rpartition('## ')[0]}## **「メール」**を受け取る "
    page.write_text(f"{head}{step}\n\n{marked}\n{rest}", encoding="utf-8")
    notes = project / "docs/_data/library/changes.toml"
    said = notes.read_text(encoding="utf-8")
    notes.write_text(said.replace('ja = """\n', f'ja = """\n{marked}\n', 1), encoding="utf-8")
    site = project / "site"
    build_site.build_site(Project(project), site, site_url="")
    pages = sorted(site.rglob("*.html"))
    shown = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in pages}
    assert [name for name, html in shown.items() if "**" in html] == []
    for name in ("card", "changes"):
        html = shown[f"library/{name}/index.html"]
        assert "これは<strong>「次へ」</strong>を押し" in html
    index = next(site.glob("search/ja.json")).read_text(encoding="utf-8")
    assert "「メール」を受け取る" in index and "**" not in index
    assert "これは「次へ」を押し、保存します。" in Paper(site / "handout/library-ja.pdf").text
