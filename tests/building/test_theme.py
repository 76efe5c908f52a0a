"""The theme brought to order: what its pages must and must not hold."""

import re
from pathlib import Path

from lxml import html

STEPS = {
    "account": "open-top-page enter-email receive-email verify-email log-in enter-profile "
    "enter-phone send-code enter-code chatgpt-opens choose-app open-platform",
    "api-key": "open-user-menu open-api-keys name-key save-key",
    "billing": "open-billing billing-overview set-up-paid-account enter-card",
    "limits": "open-usage-limits set-limits",
}


def _pages(site: Path) -> dict[str, html.HtmlElement]:
    return {
        str(path.relative_to(site)): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def test_twenty_two_steps_in_each_language_with_the_ids_of_the_design(built_site: Path) -> None:
    for prefix in ("", "en/"):
        index = 0
        for name, ids in STEPS.items():
            page = html.parse(built_site / prefix / "openai-api" / name / "index.html")
            cards = page.xpath("//section[contains(@class, 'step')]")
            assert [card.get("data-step") for card in cards] == ids.split()
            for number, card in enumerate(cards, start=1):
                index += 1
                assert card.xpath("string(.//h2/@id)") == card.get("data-step")
                assert card.get("data-no") == str(number)
                assert (card.get("data-index"), card.get("data-total")) == (str(index), "22")
        assert index == 22


def test_contents_list_the_steps_by_their_plain_titles(built_site: Path) -> None:
    page = html.parse(built_site / "openai-api/api-key/index.html")
    listed = [text.strip() for text in page.xpath("//div[@data-md-type='toc']//li/a/span/text()")]
    titles = ["".join(heading.xpath("text()")).strip() for heading in page.xpath("//article//h2")]
    assert listed == titles and len(titles) == 4


def test_no_page_asks_another_host_nor_offers_links_that_the_theme_would_fetch(
    built_site: Path,
) -> None:
    for name, page in _pages(built_site).items():
        fetched = page.xpath("//link/@href | //script/@src | //img/@src | //iframe/@src")
        assert [address for address in fetched if re.match(r"(?:https?:)?//", address)] == [], name
        assert page.xpath("//link[@rel='alternate']") == [], name


def test_every_page_has_one_title_a_description_and_its_language(built_site: Path) -> None:
    for name, page in _pages(built_site).items():
        assert len(page.xpath("//h1")) == 1, name
        assert len(page.xpath("//meta[@name='description']/@content")[0]) > 20, name
        expected = "en" if name.startswith("en/") else "ja"
        if name != "404.html":
            assert page.get("lang") == expected, name


def test_shared_files_are_published_once(built_site: Path) -> None:
    assert not (built_site / "en/assets").exists()
    assert not (built_site / "_data").exists()


def test_admonitions_speak_the_language_of_the_page(built_site: Path) -> None:
    for prefix, title in (("", "一度しか表示されません"), ("en/", "Shown only once")):
        page = html.parse(built_site / prefix / "openai-api/api-key/index.html")
        assert page.xpath("//div[contains(@class, 'once')]/p[1]/text()") == [title]


def test_pages_load_the_themes_sheet_without_its_palettes(built_site: Path) -> None:
    for name, page in _pages(built_site).items():
        sheets = [
            Path(sheet).name.split(".")[0]
            for sheet in page.xpath("//link/@href")
            if sheet.endswith(".css")
        ]
        assert sheets[:2] == ["main", "tebiki"], name
        assert "--md-admonition-icon--warning" in page.xpath("string(//head/style)"), name
