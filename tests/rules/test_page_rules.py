"""Each rule by its exact message; a good page, and the real ones, break none."""

from pathlib import Path

import pytest

from tebiki.markdown.page import read_page
from tebiki.rules.page_rules import RULES, PageSource
from tebiki.screens.drawings import Drawing, Word

ROOT = Path(__file__).resolve().parents[2]
GOOD = (Path(__file__).parents[1] / "data/pages/good.md").read_text(encoding="utf-8")


def drawing(name: str, *words: str) -> Drawing:
    texts = tuple(Word(word, 24, "") for word in words)
    return Drawing(name, "", 640, 400, "", "", texts, (1,))


STARS = (
    "「**」 would stand on the page; set it right before and right behind the words, without "
    "blanks, or write \\*"
)
DRAWINGS = {"menu": drawing("menu", "Menu"), "create": drawing("create", "Create", "key")}
LABELS = {"open-menu": "Menu", "make-key": "Menu Create key"}


def faults(text: str) -> list[tuple[str, int, str]]:
    page = read_page(text, "docs/ja/g/key.md")
    source = PageSource(page.path, text, page, "g", DRAWINGS, LABELS)
    return [(rule, *fault) for rule, judge in RULES.items() for fault in judge(source)]


def test_a_good_page_breaks_no_rule() -> None:
    assert faults(GOOD) == []


# What is put in place of what, the rule, the line, and the message.
CASES = [
    (" { #open-menu }", "", "builds", 15,
     "the step 「メニューを開く」 has no id; "
     "end its heading with { #an-id }, the same in every language"),
    ("### 補足 { #more }", "# 補足 { #more }", "one-title", 27,
     "a second title, 「補足」; the first is in line 9: make this one ##"),
    ("# キーを作る\n", "## はじめに { #intro }\n\n# キーを作る\n", "one-title", 9,
     "「はじめに」 stands before the title; begin the text with # Title"),
    ("### 補足", "#### 補足", "headings", 27, "「補足」 has level 4 after level 2; write ###"),
    ("#more", "#More_2", "ids", 27,
     "the id #More_2 is not like name-key; write a-z, 0-9 and -"),
    ("minutes: 5", "minutes: five", "builds", 4,
     "minutes is five; write a number of minutes like 5, without a zero before it"),
    ("verified: 2023-06\n", "", "front-matter", 1,
     "verified is missing; write a month like 2023-06"),
    ('edition: "2023.06"', "edition: 2023.06", "builds", 6,
     'edition is 2023.06; write a month like "2023.06", in quotes'),
    ("steps: true", 'steps: "true"', "builds", 3,
     'steps is "true"; write true or false'),
    ("手順です。\n---", "手順\n---", "front-matter", 7,
     "description is missing or no sentence; write one for search engines, to its 。"),
    ("title: キーを作る", "title: キー", "front-matter", 2,
     "title is not the heading 「キーを作る」; write it so"),
    ("![メニューの画面。Menu をクリックします。]", "![]", "alt-texts", 19,
     "the picture menu.svg has no alternative text; say what the screen shows and where to click"),
    ("**Create key** ①", "**Create key**", "pins", 21,
     "step make-key has the pin ① on its drawing and not in its text; "
     "write ① behind what it points at or take it off the drawing"),
    ("**Menu** ①", "**Menu** ① ②", "pins", 15,
     "step open-menu has the pin ② in its text and on no drawing; "
     "add it to docs/_data/g/drawings/menu.svg.j2 or take it out of the text"),
    ("**Create key**", "**Create Key**", "labels", 23,
     "**Create Key** is on no screen of the step make-key or the one before; "
     "write it as on the screen, or not bold"),
    ("**Create key**", "は**Create\nKey**を", "labels", 23,
     "**Create Key** is on no screen of the step make-key or the one before; "
     "write it as on the screen, or not bold"),
    ("**Menu** に", "は**Send!**を", "labels", 23,
     "**Send!** is on no screen of the step make-key or the one before; "
     "write it as on the screen, or not bold"),
    ("手順](key", "手順、** 保存 **](key", "leftovers", 33,
     "「**」 would stand on the page; set it right before and right behind the words, without "
     "blanks, or write \\*"),
    ("`sk-` では", "sk-ab12cd34ef56gh78ij90 では", "secrets", 13,
     "「sk-ab1…」 looks like a real key; mask it: sk-••••"),
    ("`sk-` では", "`sk-proj-ab12cd34ef56gh78` では", "secrets", 13,
     "「sk-pro…」 looks like a real key; mask it: sk-••••"),
    ("name@example.com", "name@gmail.com", "secrets", 12,
     "「name@gmail.com」 may be somebody's mail; write name@example.com"),
    ("090-0000-0000", "090-1325-4768", "secrets", 12,
     "「090-1325-4768」 may be somebody's phone; write 090-0000-0000"),
    ("090-0000-0000", "+81 90-1325-4768", "secrets", 12,
     "「+81 90-1325-4768」 may be somebody's phone; write 090-0000-0000"),
    ("212-555-0123", "212-556-0123", "secrets", 12,
     "「212-556-0123」 may be somebody's phone; write 090-0000-0000"),
    ("[手順](key.md#make-key)", "/// note", "leftovers", 33,
     "「///」 would stand on the page; write it as Markdown or take it out"),
    ("[手順](key.md#make-key){ .md-button }", "手順 { #here }", "leftovers", 33,
     "「{ #here }」 takes no effect here; take it out"),
    ("[手順](key.md#make-key)", "手順<b>", "leftovers", 33, "<b> is HTML; write it as Markdown"),
    ("Python 3.11", "Ｐｙｔｈｏｎ 3.11", "widths", 17,
     "full-width letters or figures 「Ｐｙｔｈｏｎ」; write Python"),
    ("手順](key", "ﾃｼﾞｭﾝ](key", "widths", 33, "half-width kana 「ﾃｼﾞｭﾝ」; write テジュン"),
    ("Python 3.11 と", "Python\u30003.11 と", "widths", 17,
     "a full-width space in 「n\u30003」; write a half-width one"),
    ("Python 3.11", "Py\u200bthon 3\u200b.11", "invisible", 17,
     "U+200B (ZERO WIDTH SPACE) in 「します。Py▯thon 3」, 2 times in the line, cannot be seen and "
     "breaks the word; take it out"),
    ("手順です。\n---", "手\u2060順です。\n---", "invisible", 7,
     "U+2060 (WORD JOINER) in 「するまでの手▯順です。」 cannot be seen and "
     "breaks the word; take it out"),
    ("<b>code</b>", "sk-\u00adcode", "invisible", 30,
     "U+00AD (SOFT HYPHEN) in 「sk-▯code {」 cannot be seen and breaks the word; take it out"),
    ("Python 3.11", "Py&shy;thon", "invisible", 17,
     "U+00AD (SOFT HYPHEN) in &shy; cannot be seen and breaks the word; take it out"),
    ("**Create key** ①", "**Crea\u00adte key** ①", "invisible", 23,
     "U+00AD (SOFT HYPHEN) in 「**Crea▯te key」 cannot be seen and breaks the word; take it out"),
    ("クリックします。Python", "クリックします.", "widths", 17,
     "half-width punctuation after Japanese, 「す.」; write 、。！？"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule", "line", "message"), CASES)
def test_each_rule_has_its_message(old: str, new: str, rule: str, line: int, message: str) -> None:
    assert old in GOOD
    assert (rule, line, message) in faults(GOOD.replace(old, new, 1))
    assert {name for name, _, _ in faults(GOOD.replace(old, new, 1))} <= {rule, "alt-texts"}


def test_a_bold_title_is_the_same_title() -> None:
    assert faults(GOOD.replace("# キーを作る\n", "# **キー**を作る\n", 1)) == []


def test_each_rule_has_a_case() -> None:
    assert {case[2] for case in CASES} == set(RULES)
