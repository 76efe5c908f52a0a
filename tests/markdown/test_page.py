"""Reading a page: front matter, headings, steps, attributes."""

import pytest

from tebiki.markdown.page import FrontMatterError, read_page

PAGE = """\
---
title: 支払い
steps: true
edition: "2023.06"
---

# 支払い情報の登録

はじめの文。

## 開く { #open-billing }

文。

### 小見出し

```
## 見出しではない { #no }
```

## 入れる { #enter-card data-done="入れました" }

終わり。
"""


def test_steps_have_ids_lines_attributes_and_their_whole_source() -> None:
    page = read_page(PAGE, "ja/g/billing.md")
    assert page.title == "支払い情報の登録"
    assert [(step.id, step.line) for step in page.steps] == [
        ("open-billing", 11),
        ("enter-card", 21),
    ]
    assert page.steps[1].attributes == {"data-done": "入れました"}
    assert page.steps[0].body.startswith("文。\n\n### 小見出し")
    assert page.steps[0].body.endswith("```")


def test_page_without_steps_has_none_and_takes_its_title_from_the_front_matter() -> None:
    page = read_page("---\ntitle: 題\n---\n## 節\n", "p.md")
    assert page.steps == ()
    assert page.title == "題"


def test_byte_order_mark_and_missing_front_matter_are_no_matter() -> None:
    assert read_page("\ufeff# 題\n", "p.md").title == "題"
    assert read_page("", "p.md").title is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: x\n", "p.md:1: the front matter has no end; close it with a line of ---"),
        (
            "---\n- a\n---\n",
            "p.md:2: the front matter is not a table; write key: value lines",
        ),
        (
            "---\na: b: c\n---\n",
            "p.md:2: the front matter is not valid YAML (mapping values are not allowed here); "
            "mend the line",
        ),
    ],
)
def test_front_matter_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(FrontMatterError) as error:
        read_page(text, "p.md")
    assert error.value.faults == (message,)
