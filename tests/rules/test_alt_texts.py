"""Each alternative text that tells nothing is named with file and line; good ones pass."""

import pytest

from tebiki.markdown.page import read_page
from tebiki.rules import alt_texts

SAY = "say what the screen shows and where to click"


def faults_of(alt: str, title: str = "") -> list[str]:
    page = "# API キーの取得\n\n"
    page += f"## キーに名前を付ける {{ #name }}\n\n![{alt}](../a/one.svg{title})\n"
    return alt_texts.faults(read_page(page, "docs/ja/g/p.md"))


@pytest.mark.parametrize(
    ("alt", "wrong"),
    [
        ("", "has no alternative text"),
        ("  ", "has no alternative text"),
        ("img", "has one word as alternative text, img"),
        ("設定画面", "has one word as alternative text, 設定画面"),
        ("がめん", "has one word as alternative text, がめん"),
        (
            "e87f6ca928239a4f4318995f3000b692",
            "has a hash as alternative text, e87f6ca928239a4f4318995f3000b692",
        ),
        ("top-page.png", "has a file's name as alternative text, top-page.png"),
        ("API キーの取得", "has the title as alternative text, API キーの取得"),
        ("キーに名前を付ける。", "has the title as alternative text, キーに名前を付ける。"),
    ],
)
def test_names_file_line_and_remedy(alt: str, wrong: str) -> None:
    assert faults_of(alt) == [f"docs/ja/g/p.md:5: the picture one.svg {wrong}; {SAY}"]


def test_images_own_title() -> None:
    assert faults_of("Click here", ' "Click here"') == [
        f"docs/ja/g/p.md:5: the picture one.svg has the title as alternative text, "
        f"Click here; {SAY}"
    ]


def test_length() -> None:
    assert faults_of("画面 の" + "あ" * 146) == []
    assert faults_of("画面 の" + "あ" * 147) == [
        "docs/ja/g/p.md:5: the alternative text of one.svg has 151 characters; say it in 150 at "
        "most and move the rest into the text"
    ]


@pytest.mark.parametrize(
    "alt",
    ["届いたメール", "The menu with the item Billing.", "トップページの右上", "A [boxed] word"],
)
def test_good_texts_pass(alt: str) -> None:
    assert faults_of(alt) == []


def test_code_and_reference_style() -> None:
    page = "```\n![](a.png)\n```\n\n`![](b.png)` and ![][c]\n\n[c]: c.png\n\n"
    page += "![two\nlines](d.png) ![](e/f.png)\n"
    assert alt_texts.faults(read_page(page, "p.md")) == [
        f"p.md:5: the picture c.png has no alternative text; {SAY}",
        f"p.md:10: the picture f.png has no alternative text; {SAY}",
    ]
