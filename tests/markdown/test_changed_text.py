"""Which changes of a page are changes of its text alone."""

import pytest

from tebiki.markdown.changed_text import only_text_differs
from tebiki.markdown.page import read_page

PAGE = """\
---
title: カードを作る
steps: true
---

# カードを作る

はじめの文です。

## 名前を書く { #name }

名前を書いて、**「次へ」**を押します。[くわしく](join.md#open)

![用紙。名前を書きます。](../../assets/screens/form.svg)

!!! note "持ち物"
    身分証です。

<!-- timetable -->
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("はじめの文です。", "はじめの文を直しました。"),
        ("はじめの文です。", "はじめの文です。\n\n次の段落です。"),
        ("**「次へ」**", "**「送る」**"),
        ("[くわしく]", "[もっと]"),
        ("身分証です。", "- 身分証\n    - 印鑑"),
    ],
)
def test_what_the_text_says_may_change(old: str, new: str) -> None:
    assert _changed(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("steps: true", "steps: false"),
        ("title: カードを作る", "title: カード"),
        ("# カードを作る\n\n", "# カード\n\n"),
        ("## 名前を書く", "## 名前を書きます"),
        ("#name", "#your-name"),
        ("## 名前を書く", "## 場所を選ぶ { #place }\n\n## 名前を書く"),
        ("join.md#open", "join.md#close"),
        ("form.svg", "paper.svg"),
        ("名前を書きます。]", "名前と住所を書きます。]"),
        ("!!! note", "!!! warning"),
        ("timetable", "calendar"),
        ("はじめの文です。", "はじめの文です。<br>"),
        ("はじめの文です。", "はじめの文です。\n\n[先]: https://example.org/"),
    ],
)
def test_what_other_pages_or_files_depend_on_may_not(old: str, new: str) -> None:
    assert not _changed(old, new)


def _changed(old: str, new: str) -> bool:
    assert old in PAGE
    path = "ja/library/card.md"
    return only_text_differs(read_page(PAGE, path), read_page(PAGE.replace(old, new, 1), path))
