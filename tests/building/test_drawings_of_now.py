"""Drawings of now: behind their note, above the fold, in gallery, paper and search; not before."""

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from support.paper import Paper, tight
from support.projects import copy_library
from tebiki.building import build_site
from tebiki.cli.main import main
from tebiki.source.project import Project

TABLE = """
[desk-now]
page = "join"
step = "open-desk"
drawn_of = "2026-10"
sensitive = []
words_from = [
  { url = "https://library.example/help/1", official = true, words = ["Sign up", "窓口", "Desk"] },
]
alt.ja = "いまの図書館のページ。Sign up ボタンを押します。"
alt.en = "The library's page of now. Click the Sign up button."
"""
SOURCE = """\
{% extends "drawing.svg.j2" %}{% import "drawing_parts.svg.j2" as d %}
{% set height = 300 %}
{% set title = {"ja": "いまの図書館のページ", "en": "The library's page of now"} %}
{% set desc = {"ja": "Sign up ボタンに印 1。", "en": "Mark 1 at the Sign up button."} %}
{% block picture %}
{{ d.browser() }}
{{ d.text(80, 120, {"ja": "窓口", "en": "Desk"}, 26) }}
{{ d.button(380, 160, 180, "Sign up", 62, 1, 26) }}
{% endblock %}
{% block pins %}
{{ d.act(1, 380, 160, 180, 62) }}
{% endblock %}
"""
CAPTION = {
    "ja": "2026 年 10 月に確認した資料の言葉をもとに描いた説明図",
    "en": "Explanatory drawing, made from the words of sources checked in October 2026",
}


def add_drawing(project: Path) -> Path:
    """Return the small project with a drawing of now on its first step."""
    data = project / "docs/_data/library"
    (data / "drawings/desk-now.svg.j2").write_text(SOURCE, encoding="utf-8")
    with (data / "screens.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(TABLE)
    notes = data / "changes.toml"
    text = notes.read_text(encoding="utf-8")
    text = text.replace('facts = ["join"]', 'facts = ["join"]\npicture = "desk-now"', 1)
    text = text.replace("右上の **Sign up** を", "右上の **Sign up** ① を")
    text = text.replace("Click **Sign up** at", "Click **Sign up** ① at")
    notes.write_text(text, encoding="utf-8")
    assert main(["screens", "draw", "--root", str(project)]) == 0
    return project


@pytest.fixture(scope="module")
def with_drawing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a drawing of now."""
    return add_drawing(copy_library(tmp_path_factory.mktemp("now")))


@pytest.fixture(scope="module")
def site(with_drawing: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Its site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    build_site.build_site(Project(with_drawing), folder, site_url="")
    return folder


def page(site: Path, path: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(site / path / "index.html")).getroot()


@pytest.mark.parametrize(
    ("language", "path", "file"),
    [("ja", "library/join", "desk-now.svg"), ("en", "en/library/join", "desk-now.en.svg")],
)
def test_it_stands_behind_its_note_above_the_fold(
    site: Path, language: str, path: str, file: str
) -> None:
    (heading,) = page(site, path).xpath("//h2[@id='open-desk']")
    (card,) = heading.xpath("ancestor::section[@data-step]")
    (figure,) = card.xpath(".//figure[@data-screen='desk-now']")
    group = figure.getparent()
    assert "changed" in group.getprevious().get("class").split()
    assert group.getnext().tag == "details"
    (image,) = figure.iter("img")
    assert image.get("src").endswith(f"/assets/screens/{file}")
    assert (image.get("width"), image.get("height")) == ("640", "300")
    assert image.get("alt").startswith("いまの" if language == "ja" else "The library's page of")
    assert figure.find("a").get("class") == "glightbox"
    assert figure.findtext("figcaption") == CAPTION[language]
    pins = group.getprevious().xpath(".//span[@class='pin']")
    assert [pin.text for pin in pins] == ["1"]


def test_a_page_in_another_language_shows_the_drawing_in_its_own_words(site: Path) -> None:
    images = page(site, "en/library/join").xpath("//figure[@data-screen='mail']//img")
    assert [image.get("src").rpartition("/")[2] for image in images] == ["mail.en.svg"]
    thumbnails = page(site, "en/library/join").xpath("//nav[@class='strip']//img")
    assert [image.get("src").rpartition("/")[2] for image in thumbnails] == [
        # The step's old screen is folded away, and gives its place to the one of now.
        "desk-now.en.svg",
        "name-form.svg",
        "check-mail.svg",
        "mail.en.svg",
    ]


def test_the_gallery_has_it_first_and_says_how_many_there_are(site: Path) -> None:
    gallery = page(site, "library/gallery")
    figures = gallery.xpath("//figure/@data-screen")
    assert figures[:3] == ["desk-now", "desk", "name-form"]
    assert gallery.xpath("//p[@class='gallery-count']")[0].text == (
        "元の画面写真はまだ入っていません。8 枚とも、代わりに説明図を載せています。"
        "うち 1 枚は、資料をもとに描いた、いまの画面の図です。"
    )


def test_paper_and_search_have_it(site: Path) -> None:
    paper = Paper(site / "handout/library-ja.pdf")
    assert tight(CAPTION["ja"]) in paper.text
    assert "いまの図書館のページ" in (site / "search/ja.json").read_text(encoding="utf-8")


def test_the_page_of_changes_has_no_picture_and_no_pin(site: Path) -> None:
    changes = page(site, "library/changes")
    (note,) = changes.xpath("//div[contains(@class, 'changed')]")
    assert "右上の Sign up をクリックします。" in note.text_content()
    assert changes.xpath("//figure") == []


def test_an_edition_before_shows_and_publishes_nothing_of_it(
    with_drawing: Path, tmp_path: Path, library_old_site: Path
) -> None:
    build_site.build_site(
        Project(with_drawing), tmp_path / "old", edition="2024.04", site_url="", pages_only=True
    )
    for name in ("library/join", "en/library/join", "library/gallery"):
        old, now = (folder / name / "index.html" for folder in (library_old_site, tmp_path / "old"))
        assert now.read_bytes() == old.read_bytes()
    assert not list((tmp_path / "old/assets/screens").glob("desk-now*"))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "changes.toml",
            'picture = "desk-now"',
            'picture = "desk-new"',
            "docs/_data/library/changes.toml:10: no screen is called desk-new; mend the name, or "
            "give it a table in docs/_data/library/screens.toml",
        ),
        (
            "screens.toml",
            'alt.ja = "いまの図書館のページ。Sign up ボタンを押します。"',
            'alt.ja = "画面"',
            "docs/_data/library/screens.toml:59: the picture desk-now, ja has one word as "
            "alternative text, 画面; say what the screen shows and where to click",
        ),
    ],
)
def test_a_build_names_the_line(project: Path, file: str, old: str, new: str, said: str) -> None:
    path = add_drawing(project) / "docs/_data/library" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(build_site.SiteError) as caught:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    found = str(caught.value).splitlines()
    assert said in found
    assert [line for line in found if line.startswith(("docs/ja/", "docs/en/"))] == []


def test_a_page_cannot_show_it(project: Path) -> None:
    path = add_drawing(project) / "docs/ja/library/join.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("screens/desk.svg", "screens/desk-now.svg"), encoding="utf-8")
    with pytest.raises(build_site.SiteError) as caught:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    assert (
        "docs/ja/library/join.md:17: the screen desk-now is drawn of now, says "
        "docs/_data/library/screens.toml:59; name it as picture in the step's change note"
    ) in str(caught.value)
