"""A site with a step skipped and one called anew: one count, one title, wherever they stand."""

import html
import json
import re
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from support.paper import Paper, tight

SKIPPED, NEW, OLD = "名前を入力する", "カードを発行する", "カードに名前を付ける"


def page(site: Path, name: str) -> HtmlElement:
    return lxml.html.parse(str(site / f"library/{name}/index.html")).getroot()


def numbers(root: HtmlElement) -> list[tuple[str, ...]]:
    keys = ("data-step", "data-no", "data-of", "data-index", "data-total")
    return [tuple(card.get(key) for key in keys) for card in root.find_class("step")]


def test_steps_are_counted_without_the_one_that_is_skipped(noted_site: Path) -> None:
    assert numbers(page(noted_site, "join")) == [
        ("open-desk", "1", "2", "1", "5"),
        ("receive-mail", "2", "2", "2", "5"),
    ]
    assert [row[1:] for row in numbers(page(noted_site, "card"))] == [
        ("1", "3", "3", "5"),
        ("2", "3", "4", "5"),
        ("3", "3", "5", "5"),
    ]
    root = page(noted_site, "join")
    assert root.find_class("page-meta")[0].text_content() == (
        "約 8 分／2 手順／違いは 2026 年 10 月に確認"
    )
    assert root.find_class("progress-text")[0].text == "5 手順"
    walk = json.loads(root.find_class("progress")[0].get("data-pages"))
    assert [found["steps"] for found in walk] == [
        ["open-desk", "receive-mail"],
        ["open-cards", "name-card", "save-number"],
    ]
    strip = root.xpath("//nav[@class='strip']/a/@aria-label")
    assert strip == [
        "手順 1: 図書館のページを開く",
        "手順 2: 確認メールを受け取る",
        "手順 2: 確認メールを受け取る",
    ]


def test_the_first_edition_keeps_every_step_and_has_no_badge(library_old_site: Path) -> None:
    joined = page(library_old_site, "join")
    assert [row[3:] for row in numbers(joined)] == [("1", "6"), ("2", "6"), ("3", "6")]
    for name in ("join", "card"):
        assert page(library_old_site, name).xpath("//*[contains(@class, 'badge')]") == []
    line = joined.find_class("page-meta")[0]
    assert line.text_content() == "約 8 分／3 手順／画面は 2024 年 4 月に確認"


def test_a_skipped_step_is_one_line_that_opens(noted_site: Path) -> None:
    (line,) = page(noted_site, "join").find_class("step-skipped")
    assert [child.tag for child in line] == ["details"]
    summary = line[0][0]
    assert [child.text for child in summary] == [
        "ふつう飛ばす",
        SKIPPED,
        "いまは、ふつう行いません。必要なときだけ開きます。",
    ]
    assert summary.xpath("h2/@id") == ["enter-name"]
    classes = [child.get("class") for child in line[0]][1:]
    assert classes == ["admonition changed", "old-step", "step-foot"]
    assert line.xpath(".//input") == []
    assert line.xpath(".//a[@class='step-report']/@href")[0].startswith("mailto:?subject=")


@pytest.mark.parametrize(
    ("name", "step", "badge"),
    [
        (
            "join",
            "open-desk",
            "変わった: 2024 年 4 月から変わったところがあります（2026 年 10 月に調べました）。"
            "この手順の最初の説明を先に読んでください。",
        ),
        (
            "card",
            "save-number",
            "いまも同じ: いまも同じと 2026 年 10 月に確かめたことを、"
            "この手順に書いています。ほかは 2024 年 4 月のままの説明です。",
        ),
        (
            "card",
            "open-cards",
            "未確認: 2024 年 4 月のままの説明です。いまの画面と同じかどうかは、"
            "確かめられていません。画面が違うときは画面に従い、お金とキーの画面では手を止めて確かめてください。",
        ),
    ],
)
def test_each_step_bears_one_badge_with_its_meaning(
    noted_site: Path, name: str, step: str, badge: str
) -> None:
    (card,) = page(noted_site, name).xpath(f"//section[@data-step='{step}']")
    (found,) = card.find_class("step-badge")
    assert found.getparent().get("class") == "step-head"
    assert ": ".join(part.text for part in found) == badge


def test_the_title_of_now_is_said_everywhere_and_the_old_one_only_beside_the_old_text(
    noted_site: Path,
) -> None:
    root = page(noted_site, "card")
    (card,) = root.xpath("//section[@data-step='name-card']")
    assert card.xpath(".//h2/text()") == [NEW]
    assert "data-done" not in card.xpath(".//h2")[0].attrib
    report = html.unescape(card.xpath(".//a[@class='step-report']/@href")[0])
    assert "%E3%82%AB%E3%83%BC%E3%83%89%E3%82%92%E7%99%BA%E8%A1%8C" in report
    assert [p.text for p in card.find_class("old-title")] == [f"2024 年 4 月の見出し: {OLD}"]
    assert card.find_class("old-title")[0].getparent().get("class") == "old-step"
    nav = root.xpath("//nav[contains(@class, 'md-nav--secondary')]")[0].text_content()
    assert NEW in nav
    assert OLD not in nav
    changes = page(noted_site, "changes").xpath("//h3[@id='changes-card-name-card']/text()")
    assert changes == [NEW]
    english = (noted_site / "en/library/card/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<h2 id="name-card">([^<]*)', english) == ["Issue a card"]
    gallery = page(noted_site, "gallery").xpath("//a[@class='gallery-step']/text()")
    assert f"手順 2: {NEW}" in gallery
    assert f"{SKIPPED}（ふつう飛ばす）" in gallery


def test_notes_for_instructors_have_the_steps_numbers_of_now(noted_site: Path) -> None:
    said = page(noted_site, "for-instructors").xpath("//h3/following-sibling::p/a/text()")
    assert said == ["手順 2: 確認メールを受け取る", "手順 3: 番号をメモして、窓を閉じる"]


def test_a_note_at_the_end_stands_below_the_tick_box(noted_site: Path) -> None:
    (card,) = page(noted_site, "card").xpath("//section[@data-step='save-number']")
    assert [child.get("class") for child in card] == [
        "step-head",
        None,
        "admonition once",
        "screens",
        None,
        "step-foot",
        "admonition still-true step-end",
    ]


def test_sources_are_folded_at_a_step_and_open_on_the_page_of_changes(noted_site: Path) -> None:
    folded = page(noted_site, "join").xpath("//details[@class='change-origin']")
    assert [fold.xpath("string(summary)") for fold in folded] == ["出典と確認した月"] * 2
    assert folded[0].xpath(".//a/@href") == ["https://library.example/help/1"]
    root = page(noted_site, "changes")
    assert root.xpath("//article//details") == []
    assert len(root.find_class("change-origin")) == 4


def test_the_search_knows_a_step_by_its_old_title_and_by_the_one_in_the_other_language(
    noted_site: Path,
) -> None:
    index = json.loads((noted_site / "search/ja.json").read_text(encoding="utf-8"))
    sections = {
        section.get("id", ""): section
        for found in index["pages"]
        if found["url"] in ("library/card/", "library/join/")
        for section in found["sections"]
    }
    assert sections["name-card"]["title"] == NEW
    assert sections["name-card"]["name"] == f"{OLD} Issue a card"
    assert sections["name-card"]["no"] == 2
    assert sections["enter-name"]["title"] == SKIPPED
    assert "no" not in sections["enter-name"]
    said = " ".join(str(section.get("text")) for section in sections.values())
    for word in ("変わった", "未確認", "ふつう飛ばす", "必要なときだけ", "出典"):
        assert word not in said


def test_the_paper_counts_and_says_the_same(noted_site: Path) -> None:
    paper = Paper(noted_site / "handout/library-ja.pdf")
    titles = [title for level, title, _ in paper.bookmarks() if level == 1]
    assert titles[:5] == [
        "1 図書館のページを開く",
        "2 確認メールを受け取る",
        "1 カードのページを開く",
        f"2 {NEW}",
        "3 番号をメモして、窓を閉じる",
    ]
    whole = paper.text
    assert tight(f"ふつう飛ばす手順: 「{SKIPPED}」") in whole
    assert whole.count("違いは2026年10月に確認") == 2
    for word, count in (("未確認できました", 2), ("変わったできました", 2), ("見直し", 0)):
        assert (word, whole.count(word)) == (word, count)
    assert tight("出典: （公式）／2026 年 10 月確認") in whole
    assert "出典と確認した月" not in whole
    assert whole.index("番号をメモしました") < whole.index("番号が表示されるのは、いまも一度だけ")
    assert tight("「未確認」は、いまも同じかどうかを確かめていません。") in whole
