"""The door of each language agrees with the pages: how long, as of when, where to begin."""

import re
from pathlib import Path

import pytest
from lxml import html

from tebiki.markdown.page import read_page

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(
    ("language", "minutes", "month"),
    [("ja", r"約 (\d+) 分", "2023 年 6 月"), ("en", r"about (\d+) minutes", "June 2023")],
)
def test_the_door_agrees_with_the_pages(language: str, minutes: str, month: str) -> None:
    door = (DOCS / language / "index.md").read_text(encoding="utf-8")
    sources = sorted((DOCS / language / "openai-api").glob("*.md"))
    pages = [read_page(path.read_text(encoding="utf-8"), path.name) for path in sources]
    steps = [page for page in pages if page.has_steps]
    assert re.findall(minutes, door) == [str(sum(page.meta["minutes"] for page in steps))]
    assert month in door
    assert re.findall(r"\]\((\S+?)\)\{ \.md-button \.md-button--primary \}", door) == [
        "openai-api/account.md"
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            "index.html",
            "いまと違うところは 2026 年 11 月に確かめ、各手順のはじめに書いてあります。",
        ),
        (
            "en/index.html",
            "What is different now was checked in November 2026: each step begins with it.",
        ),
    ],
)
def test_the_door_says_when_what_is_different_now_was_checked(
    built_site: Path, path: str, line: str
) -> None:
    page = html.parse(built_site / path)
    assert page.xpath("string(//p[@class='door-checked'])") == line


@pytest.mark.parametrize(
    ("path", "money"), [("index.html", "前払い"), ("en/index.html", "prepaid")]
)
def test_the_door_says_what_it_costs_before_the_first_button(
    built_site: Path, path: str, money: str
) -> None:
    page = html.parse(built_site / path)
    [note] = page.xpath("//article//div[contains(@class, 'changed')]")
    text = note.text_content()
    assert money in text
    assert "$5" in text
    assert [link.get("href").removeprefix("openai-api/") for link in note.xpath(".//li//a")] == [
        *("billing/#set-up-paid-account", "limits/#set-limits", "troubleshooting/#no-card"),
        *("api-key/#open-api-keys", "before/", "troubleshooting/", "after/"),
    ]
    assert note.xpath("following::a[contains(@class, 'md-button--primary')]")
