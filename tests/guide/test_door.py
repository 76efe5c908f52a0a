"""The door of each language agrees with the pages: how long, as of when, where to begin."""

from pathlib import Path

import pytest
from lxml import html


@pytest.mark.parametrize(
    ("path", "facts", "chapters"),
    [
        (
            "index.html",
            [
                "版 2026 年 11 月版",
                *("時間 約 30 分", "お金 前払いで $5 から。ふつう、お金は戻りません"),
                "用意するもの メールアドレス、SMS を受け取れる電話、クレジットカード",
            ],
            ["約 15 分／8 手順", "約 5 分／4 手順", "約 5 分／4 手順", "約 5 分／2 手順"],
        ),
        (
            "en/index.html",
            [
                "Edition November 2026",
                *("Time About 30 min", "Money prepaid, from $5; generally no refunds"),
                "You need an email address, a phone that receives SMS, a credit card",
            ],
            [
                f"About {minutes} min\u00a0· {n} steps"
                for minutes, n in ((15, 8), (5, 4), (5, 4), (5, 2))
            ],
        ),
    ],
)
def test_the_door_says_what_one_gets_into_and_leads_to_the_first_step(
    hosted_site: Path, path: str, facts: list[str], chapters: list[str]
) -> None:
    page = html.parse(hosted_site / path)
    said = [item.text_content() for item in page.xpath("//ul[@class='door-facts']/li")]
    assert said == facts
    assert page.xpath("//p[@class='door-start']/a/@href") == ["openai-api/account/#open-top-page"]
    first = [image.get("fetchpriority") for image in page.xpath("//article//img")]
    assert first == ["high", None, None, None, None]
    tiles = page.xpath("//nav[@class='door-chapters']//span[@class='door-meta']")
    assert [tile.text_content().strip() for tile in tiles] == chapters
    more = page.xpath("//nav[@class='door-more']//a/@href")[:3]
    assert more == [f"openai-api/{name}/" for name in ("before", "troubleshooting", "after")]


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
    hosted_site: Path, path: str, line: str
) -> None:
    page = html.parse(hosted_site / path)
    assert page.xpath("string(//p[@class='door-checked'])") == line


@pytest.mark.parametrize(
    ("path", "money"), [("index.html", "前払い"), ("en/index.html", "prepaid")]
)
def test_the_door_says_what_it_costs_and_what_stops_it(
    hosted_site: Path, path: str, money: str
) -> None:
    page = html.parse(hosted_site / path)
    [note] = page.xpath("//article//div[contains(@class, 'changed')]")
    text = note.text_content()
    assert money in text
    assert "$5" in text
    assert [link.get("href").removeprefix("openai-api/") for link in note.xpath(".//li//a")] == [
        *("billing/#set-up-paid-account", "limits/#set-limits", "troubleshooting/#no-card"),
        "api-key/#open-api-keys",
    ]
