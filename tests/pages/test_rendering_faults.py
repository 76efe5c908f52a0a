"""What a page says and what comes out of it: rendered as meant, or named with line and remedy."""

from pathlib import Path

import pytest

import markdown
from tebiki.markdown.page import body, read_page
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.source.read_words import tool_words
from tebiki.source.site_defaults import load_settings

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()["ja"]
LIST = "begins no list; leave a blank line above the list, and write - or 1. and a blank"
ITEM = (
    "comes out otherwise; leave a blank line above it, begin an item with - or 1., and put what is "
    "below it four blanks to the right"
)
HEADING = "is no heading; write one to six # and a blank"
IN_CODE = "take it out, or put it in `backticks`"
BOLD = "write **bold**, or put it in `backticks`"
STARS = (
    "would stand on the page; set it right before and right behind the words, without blanks, "
    "or write \\*"
)
NOT_BOLD = f"makes nothing bold; {BOLD}"
OPEN_CODE = "is no code: its end is missing; close it with the same mark, or write \\`"
UNUSED = "is used by no link, and its line is not shown; write [text](address), or \\[ for a text"
UNDERLINED = "becomes a heading by the line of --- or === below; leave a blank line between them"
BLANK = "is an address with a blank; end it before the blank, or write %20 for it"
STANDS = "would stand on the page; write it as Markdown or take it out"
NO_LINK = "is no link or picture; write [text](address), without blanks"
CODE = (
    "comes out otherwise; leave a blank line above it, and in a list put each of its lines, ``` "
    "too, four blanks to the right for each level"
)
AROUND = "leave blank lines around it, or put signs in `backticks`"


EXTENSIONS = load_settings(
    ROOT / "mkdocs.yml"
).markdown_extensions  # those that pages are built with


def faults(text: str) -> list[tuple[int, str]]:
    page = read_page(text, "p.md")
    extension = GuideExtension()
    setting = PageSetting(WORDS, "p", lambda name: None, None, None, reading=page.reading)
    extension.page = setting
    markdown.markdown(body(text, page), extensions=[*EXTENSIONS, extension])
    return list(extension.faults)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        # Headings.
        ("##見出し\n", 1, f"「##見出し」 {HEADING}"),
        ("文。\n##見出し { #a }\n", 2, f"「##見出し」 {HEADING}"),
        ("＃＃ 見出し\n", 1, f"「＃＃ 見出し」 {HEADING}"),
        ("####### 深い\n", 1, f"「####### 深い」 {HEADING}"),
        ("  ## 見出し\n", 1, "the heading 「見出し」 comes out as text; begin its line with # and "
         "leave blank lines around it"),
        ("## 節{ #a }\n", 1, f"「節」 comes out as 「節{{#a}}」; {AROUND}"),
        # Lists.
        ("文の直後\n- 一\n- 二\n", 2, f"the list item 「一」 {ITEM}"),
        ("- 親\n  - 子\n", 2, "the list item 「子」 is on level 2 and comes out on level 1; put it "
         "four blanks to the right for each level, with a blank line above the list"),
        ("1. 一\n2. 二\n- 三\n", 3, f"the list item 「三」 {ITEM}"),
        ("1) 一\n2) 二\n", 1, f"the list item 「一」 {ITEM}"),
        ("1. 一\n3. 二\n", 2, "the item 「二」 is written 3. and comes out as 2.; write 2., or "
         "begin a new list below a heading or a paragraph"),
        ("1. 一\n2. 二\n1. 三\n", 3, "the item 「三」 is written 1. and comes out as 3.; write 3., "
         "or begin a new list below a heading or a paragraph"),
        ("文。\n2. 二\n", 2, f"「2.」 {LIST}"),
        ("-一\n-二\n", 1, f"「-」 {LIST}"),
        ("1.一\n", 1, f"「1.」 {LIST}"),
        ("・一\n", 1, f"「・」 {LIST}"),
        ("1．一\n2．二\n", 2, f"「2．」 {LIST}"),
        ("１）一\n", 1, f"「１）」 {LIST}"),
        ("－ 一\n", 1, f"「－」 {LIST}"),
        ("– 一\n", 1, f"「–」 {LIST}"),
        ("*一\n*二\n", 2, f"「*」 {LIST}"),
        ("10. 一\n10. 二\n", 2, "the item 「二」 is written 10. and comes out as 11.; write 11., "
         "or begin a new list below a heading or a paragraph"),
        ("- 一\n\n  つづき\n", 3, "「つづき」 comes out in another place; leave blank lines around "
         "it, and put what belongs to a list or an admonition four blanks to the right"),
        ("[ ] やること\n", 1,
         "「[ ]」 is no box to tick here; write - [ ] in a list, or take it out"),
        # Code.
        ("文。\n\n```sh\n閉じていない\n", 3,
         "the code block has no end; close it with a line of ```"),
        ("文。\n```sh\n続き\n```\n", 2, f"the code 「続き」 {CODE}"),
        ("- 一\n```\n中\n```\n", 2, f"the code 「中」 {CODE}"),
        # Tables.
        ("| a | b |\n|---|---|\n| 一 | 二 | 三 |\n", 3, "the row has 3 cells under 2 heads, and "
         "「三」 is left out; give it a head, or write \\| for a sign"),
        ("文。\n| a | b |\n|---|---|\n| 一 | 二 |\n", 2, "the table row 「a|b」 is in no table; "
         "leave a blank line above the table"),
        ("| a | b |\n| 一 | 二 |\n", 1, "「| a | b |」 is no table; leave a blank line above it, "
         "and write | --- | below its heads"),
        # Marks of other tools.
        ("~~取り消し~~\n", 1, f"「~~取り消し~~」 strikes nothing out; {IN_CODE}"),
        ("==目立つ==\n", 1, f"「==目立つ==」 marks nothing; {BOLD}"),
        ("^^下線^^\n", 1, f"「^^下線^^」 underlines nothing; {BOLD}"),
        ("x^2^ です。\n", 1, f"「x^2^」 sets nothing high or low; {IN_CODE}"),
        ("今日は :smile: です。\n", 1, "「:smile:」 is no emoji here; write the sign itself"),
        ("++ctrl+c++ を押す\n", 1, "「++ctrl+c++」 shows no keys; write them **bold**"),
        ("注[^1]\n", 1, "「[^1]」 names no footnote; write its text on a line of its own, "
         "[^1]: text"),
        ("注\n\n[^1]: 説明\n", 3, "「[^1]」 is a footnote that no text names; name it there, "
         "or take it out"),
        ("> [!NOTE]\n> 注意\n", 1, "「[!NOTE]」 is no admonition; write !!! note, and its text "
         "below with four blanks"),
        ("[[ページ]]\n", 1, "「[[ページ]]」 links nothing; write [text](page.md)"),
        ('=== "Mac"\n\n    文。\n', 1, "「===」 would stand on the page; write it as Markdown or "
         "take it out"),
        ("語\n: 説明\n", 2, "「:」 explains nothing here; write it as a list"),
        ("** 太字 **\n", 1, f"「**」 {STARS}"),
        ("これは__「次へ」__を\n", 1, f"「__「次へ」__」 {NOT_BOLD}"),
        ("- 文\n- **A**__注意：__消える\n", 2, f"「__注意：__」 {NOT_BOLD}"),
        ("## 見出し_「次へ」_の { #a }\n", 1, f"「_「次へ」_」 {NOT_BOLD}"),
        ("| a |\n|---|\n| これは_強調_です |\n", 3, f"「_強調_」 {NOT_BOLD}"),
        ("`a` と `b です\n", 1, f"「`b です」 {OPEN_CODE}"),
        ("!!! note\n    ``a` です\n", 2, f"「``a」 {OPEN_CODE}"),
        ("[空]()\n", 1, "「[空]()」 leads nowhere; write its address"),
        ("[空](<>)\n", 1, "「[空]()」 leads nowhere; write its address"),
        ("文。\n\n[注意]: 保存してください\n", 3, f"「[注意]:」 {UNUSED}"),
        ("[店][a]\n\n[a]: a.md\n[b]: b.md\n", 4, f"「[B]:」 {UNUSED}"),
        ("文です。\n---\n", 1, f"「文です。」 {UNDERLINED}"),
        ("**https://a.example/** を\n", 1, "「https://a.example/」 is no link; write <address>, or "
         "[text](address)"),
        ("www.a.example を\n", 1, "「www.a.example」 is no link; write <address>, or "
         "[text](address)"),
        ("<https://a.example/　次> を\n", 1, f"「https://a.example/　次」 {BLANK}"),
        ("- [a](<https://a.example/ b>)\n", 1, f"「https://a.example/ b」 {BLANK}"),
        ("＞ 引用\n", 1, f"「＞」 {STANDS}"),
        ("[toc]\n", 1, f"「[toc]」 {STANDS}"),
        ("！！！ note\n    文。\n", 1, "「！！！ note」 is no admonition; write !!! note or "
         '!!! note "title" on its own line'),
        ("今日は :+1: です。\n", 1, "「:+1:」 is no emoji here; write the sign itself"),
        ("[名] (https://a.example/)\n", 1, f"「] (」 {NO_LINK}"),
        ("![図](a b.png)\n", 1, f"「![」 {NO_LINK}"),
        ("https://a.example/ を開く\n", 1, "「https://a.example/」 is no link; write <address>, or "
         "[text](address)"),
        ("行\\\n次\n", 1, "「行次」 comes out as 「行\\次」; take the \\ out; for a new line write "
         "a paragraph or a list"),
        # Admonitions and comments.
        ("!!! note\n本文\n", 1, "!!! note has no text; put it below, each line four blanks to the "
         "right"),
        ("!!! note 「題」\n    本文\n", 1,
         "「!!! note 「題」」 is no admonition; write !!! note or "
         '!!! note "title" on its own line'),
        ("!!! note\n    <div>**太**</div>\n", 2, "the HTML 「<div>**太**</div>」 comes out "
         "otherwise; write it as Markdown"),
        ("<!-- 終わらない\n\n文。\n", 1, "the comment has no end; close it with -->"),
    ],
)  # fmt: skip
def test_what_takes_no_effect_is_named(text: str, line: int, message: str) -> None:
    assert (line, message) in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "# 題 { #t }\n\n文 **太字** と *強調*、`a|b`、[店](https://a.example/){ .b }。  \n"
        "次の行。\n",
        "1. 一\n\nあいだの文です。\n\n2. 二\n3. 三\n",
        "1. 一\n1. 二\n1. 三\n",
        "- 一\n    1. い\n\n        つづき\n\n        ```sh\n        a\n        ```\n\n"
        "    2. ろ\n\n- 二\n",
        "- 一\n+ 二\n* 三\n",
        '!!! once inline end "題 `a`"\n    文。\n\n    ??? note\n        中。\n\n'
        "        ```\n        b\n        ```\n",
        "| a | b |\n|:--|--:|\n| `x|y` | \\| |\n| 足りない |\n",
        "題\n===\n\n> 引用\n>\n> - 一\n\n---\n\n    字下げ\n\n<!-- ここは ~~注~~ -->\n",
        "10:30:45、std::io、a:b:c、2 * 3 * 4、C++、snake_case、~/x、"
        "#1、a == b、[任意]、-5 度、3.5 倍\n",
        "`~~` ```==x== ` ```、\\*\\*、<https://a.example/>、<name@example.com>、&copy; &lt;b&gt;\n",
        "![窓の図](a.svg \"窓\")\n\n[図][a] と ![別の図][a]\n\n[a]: b.png\n",
        "名前_住所_電話.csv、a__b__c、__init__ と _i_、『_強調_』、\\`、3．5 倍、*強*\n",
        "！！！すごい\n",
        "[www.a.example](https://www.a.example/)、題\n---\n\n0. 一\n0. 二\n",
        "!!! instructor\n    文。\n\n    <div>枠</div>\n\n"
        "??? note\n    文。\n    <p>い</p>\n    <p>う</p>\n",
        "- <div>枠</div>\n- 文\n    <div>い</div>\n\n> <table><tr><td>a</td></tr></table>\n",
        "<p>a</p>\n<p>b</p>\n\n文 <kbd>x</kbd>\n<div>b</div>\n",
        "『**次へ**』を押します ①。\n※ **Send** ② です。\n",
    ],
)  # fmt: skip
def test_what_comes_out_as_it_is_meant_passes(text: str) -> None:
    assert faults(text) == []


def test_numbers_go_on_behind_a_paragraph() -> None:
    html = markdown.markdown("1. 一\n\n文。\n\n2. 二\n", extensions=EXTENSIONS)
    assert '<ol start="2">' in html


def test_all_faults_of_a_page_are_named_at_once_with_their_lines_in_the_file() -> None:
    text = (
        "---\ntitle: 題\n---\n# 題\n\n文\n- 一\n\n~~x~~\n\n| a |\n|---|\n| 一 | 二 |\n\n```\n開\n"
    )
    assert [line for line, _ in faults(text)] == [7, 9, 13, 15]
