"""The theme brought to order: what its pages must and must not hold."""

import re
from pathlib import Path

from lxml import html

STEPS = {
    "join": "open-desk enter-name receive-mail",
    "card": "open-cards name-card save-number",
}


def _pages(site: Path) -> dict[str, html.HtmlElement]:
    return {
        str(path.relative_to(site)): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def test_each_step_is_a_card_with_its_id_and_numbers(library_site: Path) -> None:
    for prefix in ("", "en/"):
        index = 0
        for name, ids in STEPS.items():
            page = html.parse(library_site / prefix / "library" / name / "index.html")
            cards = page.xpath("//section[contains(@class, 'step')]")
            assert [card.get("data-step") for card in cards] == ids.split()
            for number, card in enumerate(cards, start=1):
                index += 1
                assert card.xpath("string(.//h2/@id)") == card.get("data-step")
                assert card.get("data-no") == str(number)
                assert (card.get("data-index"), card.get("data-total")) == (str(index), "6")
        assert index == 6


def test_contents_list_the_steps_by_their_plain_titles(library_site: Path) -> None:
    page = html.parse(library_site / "library/card/index.html")
    listed = [text.strip() for text in page.xpath("//div[@data-md-type='toc']//li/a/span/text()")]
    titles = ["".join(heading.xpath("text()")).strip() for heading in page.xpath("//article//h2")]
    assert listed == titles and len(titles) == 3


def test_no_page_asks_another_host_nor_offers_links_that_the_theme_would_fetch(
    library_site: Path,
) -> None:
    for name, page in _pages(library_site).items():
        fetched = page.xpath("//link/@href | //script/@src | //img/@src | //iframe/@src")
        assert [address for address in fetched if re.match(r"(?:https?:)?//", address)] == [], name
        assert page.xpath("//link[@rel='alternate']") == [], name


def test_every_page_has_one_title_a_description_and_its_language(library_site: Path) -> None:
    for name, page in _pages(library_site).items():
        assert len(page.xpath("//h1")) == 1, name
        assert len(page.xpath("//meta[@name='description']/@content")[0]) > 20, name
        expected = "en" if name.startswith("en/") else "ja"
        if name != "404.html":
            assert page.get("lang") == expected, name


def test_shared_files_are_published_once(library_site: Path) -> None:
    assert not (library_site / "en/assets").exists()
    assert not (library_site / "_data").exists()


def test_admonitions_speak_the_language_of_the_page(library_site: Path) -> None:
    for prefix, title in (("", "一度しか表示されません"), ("en/", "Shown only once")):
        page = html.parse(library_site / prefix / "library/card/index.html")
        assert page.xpath("//div[contains(@class, 'once')]/p[1]/text()") == [title]


def test_pages_load_the_themes_sheet_without_its_palettes(library_site: Path) -> None:
    for name, page in _pages(library_site).items():
        sheets = [
            Path(sheet).name.split(".")[0]
            for sheet in page.xpath("//link/@href")
            if sheet.endswith(".css")
        ]
        assert sheets[:2] == ["main", "tebiki"], name
        assert "--md-admonition-icon--warning" in page.xpath("string(//head/style)"), name


def test_what_indents_a_template_reaches_no_page(library_site: Path) -> None:
    for path in library_site.rglob("*.html"):
        before, _, rest = path.read_text("utf-8").partition("<article")
        around = before + rest.partition("</article>")[2]
        assert re.findall(r"^[ \t]+(?=<(?:div|nav|a|label|link|script)\b)", around, re.M) == [], (
            path
        )


def test_the_theme_s_words_are_as_short_in_japanese_as_they_are(library_site: Path) -> None:
    page = html.parse(library_site / "index.html")
    assert '"search.result.none": "何も' in page.xpath("string(//script[@id='__config'])")


def test_our_scripts_are_published_without_comments(library_site: Path) -> None:
    for path in (library_site / "assets").glob("*.js"):
        assert re.findall(r"^\s*(?://|/\*).*", path.read_text("utf-8"), re.M) == [], path
        assert path.read_text("utf-8").startswith('"use strict";'), path
