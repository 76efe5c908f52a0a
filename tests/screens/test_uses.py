"""Pages and catalogue agree both ways, or the message says where they do not."""

from tebiki.markdown.page import read_page
from tebiki.screens import catalogue
from tebiki.screens import uses as screen_uses

CATALOGUE = catalogue.load(
    """\
[one]
page = "account"
step = "first"
captured = "2023-06"
sensitive = []

[two]
page = "account"
step = "second"
captured = "2023-06"
sensitive = []
""",
    "screens.toml",
)
PAGE = """\
---
title: 題
---
# 題

## 始める { #first data-done="できました" }

![最初の画面](../../assets/screens/one.svg)

```markdown
## 見本 { #no-step }
![見本](../../assets/screens/none.svg)
```

## 続ける { #second }

![次の画面](../../assets/screens/two.svg)
"""


def faults_of(page: str) -> list[str]:
    uses = screen_uses.uses(read_page(page, ""), "docs/ja/library/account.md")
    return screen_uses.faults(CATALOGUE, uses, "docs/ja/library")


def test_finds_screens_with_their_steps() -> None:
    found = screen_uses.uses(read_page(PAGE, ""), "docs/ja/library/account.md")
    assert [(use.screen, use.page, use.step, use.line) for use in found] == [
        ("one", "account", "first", 8),
        ("two", "account", "second", 17),
    ]
    assert faults_of(PAGE) == []


def test_unknown_and_unused() -> None:
    assert faults_of(PAGE.replace("two.svg", "tow.svg")) == [
        "docs/ja/library/account.md:17: the screen tow is not in screens.toml; "
        "mend its name or add a table for it",
        "screens.toml:7: no page shows the screen two; add it to step second of "
        "docs/ja/library/account.md or take the table out",
    ]


def test_pages_that_are_not_built_are_not_missed() -> None:
    assert screen_uses.faults(CATALOGUE, [], "docs/ja/library", {"account"}) == []


def test_wrong_step() -> None:
    assert faults_of(PAGE.replace("#second", "#third")) == [
        "docs/ja/library/account.md:17: the screen two belongs to step second of account.md, "
        "says screens.toml:7; move the picture or mend the table"
    ]


def test_twice() -> None:
    assert faults_of(PAGE + "\n![もう一度](../../assets/screens/two.svg)\n") == [
        "docs/ja/library/account.md:19: the screen two stands already in line 17; leave one"
    ]
