"""The judge of imports sees each thing that is lost, doubled or made up."""

import pytest

from tebiki.importing import losses

GUIDE = """# 題

一つ。二つ https://example.com/a。

![絵](https://i.example.com/1.png "名")

```
code
```
"""
PAGE = """# 題

## 一つする { #step-1 }

一つ。
二つ <https://example.com/a>。

!!! note
    ![絵](../../assets/screens/g-1.svg "名")

```
code
```
"""
SCREENS = '[g-1]\nsource = "https://i.example.com/1.png"\n'


def judge(page: str, screens: str = SCREENS) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    drafts = losses.read_drafts({"page-1.md": page}, screens, [("題", "page-1.md")])
    told = losses.compare(losses.read_items(GUIDE), drafts)
    return (
        [(item.kind, item.text) for item in told.lost],
        [(item.kind, item.text) for item in told.invented],
    )


def test_a_whole_page_is_whole() -> None:
    assert judge(PAGE) == ([], [])


@pytest.mark.parametrize(
    ("wrong", "right", "lost", "invented"),
    [
        ("一つ。\n", "", [("text", "一つ。")], []),
        ("一つ。\n", "一つ。\n一つ。\n", [], [("text", "一つ。")]),
        ("<https://example.com/a>", "", [("text", "二つ https://example.com/a。"),
         ("address", "https://example.com/a")], [("text", "二つ 。")]),
        ("![絵]", "![]", [("alt", "絵")], [("alt", "")]),
        (' "名"', "", [("title", "名")], []),
        ("\ncode\n", "\nCode\n", [("code", "code")], [("code", "Code")]),
        ("## 一つする { #step-1 }", "## 一つする", [], [("heading", "一つする")]),
        ("# 題\n", "\n", [], []),  # it stands in the navigation
    ],
)  # fmt: skip
def test_each_fault_is_told(
    wrong: str, right: str, lost: list[tuple[str, str]], invented: list[tuple[str, str]]
) -> None:
    assert wrong in PAGE
    found = judge(PAGE.replace(wrong, right, 1))
    assert (sorted(found[0]), sorted(found[1])) == (sorted(lost), sorted(invented))


def test_a_picture_is_followed_into_the_catalogue() -> None:
    other = "https://i.example.com/2.png"
    assert judge(PAGE, SCREENS.replace("https://i.example.com/1.png", other)) == (
        [("picture", "https://i.example.com/1.png")],
        [("picture", other)],
    )
