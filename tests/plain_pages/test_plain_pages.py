"""Pages as plain Markdown, and the list of them: small cases, and the small guide's whole site."""

from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from support.watching import page_paths
from tebiki.plain_pages import llms_list
from tebiki.plain_pages.llms_list import ListedLanguage, ListedPage
from tebiki.plain_pages.plain_page import Origin, plain_page
from tebiki.plain_pages.shown import is_shown, page_address
from tebiki.source.read_words import read_words

CASES = Path(__file__).parent / "cases"
PARSER = MarkdownIt("commonmark").enable("table")
ORIGIN = Origin("図書館_の手引き", "2026.10", "https://a.test/card/")


def shown(markdown: str) -> str:
    """What a reader of the Markdown sees, without blanks."""
    return "".join("".join(html.fromstring(PARSER.render(markdown)).itertext()).split())


def test_a_page(library: Path) -> None:
    page = (CASES / "step.html").read_text(encoding="utf-8")
    expected = (CASES / "step.md").read_text(encoding="utf-8")
    assert plain_page(page, ORIGIN, read_words(library)["ja"]) == expected


@pytest.mark.parametrize(
    "page",
    [
        "<main><p>no</p><article><h1>A</h1><p>b</p></article><p>no</p></main>",
        "<main><ARTICLE class=x><h1>A</h1><p>b</p></ARTICLE ></main>",
        "<main><article><h1>A</h1><p>b</p></article><article><p>no</p></article></main>",
        "<!-- <article> --><article><h1>A</h1><p>b</p></article>",
        "<main><article><h1>A</h1><p>b",
    ],
)
def test_of_a_page_its_first_article_is_written(library: Path, page: str) -> None:
    words = {**read_words(library)["ja"], "plain_origin": "{site}", "no_key": "c"}
    origin = Origin("a", "2026.10", "https://a.test/")
    assert plain_page(page, origin, words) == "# A\n\n> a\n>\n> c\n\nb\n"


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ValueError, match="no <article> in the page; its template must have one"):
        plain_page("<p>x</p>", ORIGIN, {})


@pytest.mark.parametrize(
    "text",
    [
        *(
            "# a",
            "1. a",
            "12) a",
            "- a",
            "+ a",
            "> a",
            "* a",
            "=== a",
            "~~~",
            "```",
            ">a",
            "---",
            "***",
        ),
        *(
            "a * b * c",
            "_a_",
            "a_b_c",
            "[a](b)",
            "![a](b)",
            "<b>a</b>",
            "&amp; &copy;",
            "\\",
            "`a`",
        ),
        *("2023. 6", "a~~b~~", "https://a.test/", "<https://a.test/>", "a\\*b", "「*a*」", "|a|b|"),
    ],
)
def test_text_stays_text(text: str) -> None:
    page = html.document_fromstring("<article><p></p></article>")
    page.find(".//p").text = text
    words = {"plain_origin": "x", "no_key": "y"}
    made = plain_page(html.tostring(page, encoding="unicode"), ORIGIN, words)
    _, said = made.split("> y\n\n")
    rendered = html.fragments_fromstring(PARSER.render(said))
    assert [(part.tag, part.text, len(part)) for part in rendered] == [("p", text, 0)]


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("../limits/", "../limits/index.md"),
        ("../limits/#set", "../limits/index.md#set"),
        ("./", "index.md"),
        (".", "index.md"),
        ("..", "../index.md"),
        ("../../", "../../index.md"),
        ("library/", "library/index.md"),
        ("../limits/index.html?projector", "../limits/index.md?projector"),
        ("#set", "#set"),
        ("../../handout/a.pdf", "../../handout/a.pdf"),
        ("https://a.test/b/", "https://a.test/b/"),
        ("mailto:a@a.test", "mailto:a@a.test"),
    ],
)
def test_links_lead_to_the_markdown(address: str, led: str) -> None:
    assert page_address(address) == led


def test_every_page_says_what_it_says_on_the_screen(library_site: Path) -> None:
    pins = {str(number): chr(0x245F + number) for number in range(1, 10)}
    for path in page_paths(library_site):
        document = html.parse(library_site / path / "index.html").getroot()
        text = shown((library_site / path / "index.md").read_text(encoding="utf-8"))
        [alternate] = document.xpath("//link[@type='text/markdown']/@href")
        assert alternate == "index.md"
        [article] = document.iter("article")
        for pin in article.find_class("pin"):
            pin.text = pins[pin.text]
        hidden = [part for part in article.iter() if not is_shown(part)]
        for part in hidden:
            part.text, part[:] = "", []
        for paragraph in article.iter("h1", "h2", "h3", "p", "td", "th", "summary"):
            said = "".join(paragraph.text_content().split())
            assert said in text, (path, said)
        for image in article.iter("img"):
            assert "".join(image.get("alt").split()) in text, path
        assert "**" not in text and "{#" not in text and "<!--" not in text, path


def test_the_list_of_the_small_guide(library_site: Path) -> None:
    lines = (library_site / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# 図書館カードの手引き"
    assert lines[2].startswith("> ")
    heads = [line for line in lines if line.startswith("## ")]
    assert heads == ["## 日本語", "## English"]
    listed = [line.partition("](")[2].partition(")")[0] for line in lines if "](" in line]
    assert sorted(listed) == sorted(f"{path}index.md" for path in page_paths(library_site))
    assert listed[:3] == ["index.md", "library/index.md", "library/join/index.md"]


def test_the_list_is_as_written() -> None:
    page = ListedPage("A [1]", "https://a.test/2026.10/a/index.md", "Of *a*.")
    bare = ListedPage("B", "https://a.test/2026.10/en/b/index.md", "")
    languages = [ListedLanguage("日本語", "手引き", "短く。", (page,))]
    languages.append(ListedLanguage("English", "Guide", "Short.", (bare,)))
    made = llms_list.llms_list(languages, "一覧です。")
    assert (
        made
        == """\
# 手引き

> 短く。

一覧です。

## 日本語

- [A \\[1\\]](https://a.test/2026.10/a/index.md): Of \\*a\\*.

## English

- [B](https://a.test/2026.10/en/b/index.md)
"""
    )
    latest = llms_list.of_latest(made, "https://a.test/2026.10/", "https://a.test/latest/")
    assert "](https://a.test/latest/a/index.md)" in latest and "2026.10" not in latest
    assert llms_list.of_latest("[a](a/index.md)", "", "latest/") == "[a](latest/a/index.md)"
