"""Editions: which there are, what each leaves out, and what a reader of each is shown."""

from pathlib import Path

import lxml.html
import pytest

from support.messages import english
from support.projects import copy_library
from tebiki.building import build_site
from tebiki.editions import editions
from tebiki.editions.notes import load
from tebiki.source.project import Project

DATA = "docs/_data/library/changes.toml"
PAGES = ("join", "card")
HELP = "https://library.example/"
# Beside the two notes on steps that the small project has: one for each other place.
MORE_NOTES = "".join(
    f"""
[[note]]
target = "{target}"
{place}kind = "changed"
edition = "2026.10"
fold = {fold}
facts = ["more"]
sources = [
  {{ title = "Help", url = "{HELP}{name}", month = "2026-10", official = true }},
]
ja = "いまの話です。"
en = "It is so now."
"""
    for target, place, fold, name in (
        ("index", "", "false", "index"),
        ("index#pages", "", "true", "pages"),
        ("join", "", "false", "join"),
        ("join#enter-name", "", "false", "enter-name"),
        ("join#receive-mail", "", "true", "receive-mail"),
        ("card", 'place = "end"\n', "false", "end"),
    )
)


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a note in every place where one may stand."""
    project = copy_library(tmp_path_factory.mktemp("noted") / "project")
    with (project / DATA).open("a", encoding="utf-8") as file:
        file.write(MORE_NOTES)
    return project


@pytest.fixture(scope="module")
def first_edition(noted: Path) -> Path:
    """Its site as of 2024.04."""
    folder = noted.parent / "first"
    built = build_site.build_site(
        Project(noted), folder, edition="2024.04", site_url="", pages_only=True
    )
    assert built.edition == "2024.04"
    return folder


@pytest.fixture(scope="module")
def newest_edition(noted: Path) -> Path:
    """Its site as it is now."""
    folder = noted.parent / "newest"
    build_site.build_site(Project(noted), folder, site_url="", pages_only=True)
    return folder


def parse(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(path)).getroot()


def test_the_newest_edition_is_the_default() -> None:
    there_are = editions.known(["2026.11", "2023.06", "", "2023.06"])
    assert there_are == ("2023.06", "2026.11")
    assert editions.choose("", there_are) == "2026.11"
    assert editions.choose("2023.06", there_are) == "2023.06"
    assert editions.choose("", ()) == ""
    with pytest.raises(editions.EditionError) as error:
        editions.choose("2024.01", there_are)
    assert english(error.value) == (
        "EDITION is 2024.01, but no page or note has that edition; use one of 2023.06, 2026.11"
    )


def test_navigation_loses_later_pages_and_emptied_sections() -> None:
    nav = ["index.md", {"A": ["a.md", {"名": "b.md"}]}, {"C": ["c.md"]}]
    assert editions.prune(nav, frozenset({"b.md", "c.md"})) == ["index.md", {"A": ["a.md"]}]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ('---\ntitle: a\nedition: "2023.10"\n---\n# a\n', "2023.10"),
        ("---\nedition: 2026.11  # newest\n---\n", "2026.11"),
        ('# a\n\nedition: "2023.06"\n', ""),
        ("---\ntitle: a\n---\nedition: x\n", ""),
    ],
)
def test_a_page_says_its_edition_in_its_front_matter(text: str, edition: str) -> None:
    assert editions.page_edition(text, "p.md") == edition


def test_an_edition_has_a_name_in_both_languages() -> None:
    assert editions.label("2023.06") == "2023 年 6 月版 · June 2023"


def test_the_first_edition_is_the_guide_as_it_was_written(first_edition: Path) -> None:
    pages = sorted(first_edition.rglob("*.html"))
    assert first_edition / "library/join/index.html" in pages
    assert [p for p in pages if p.parent.name in ("changes", "troubleshooting")] == []
    for page in pages:
        root = parse(page)
        assert (
            root.xpath("//*[contains(@class, 'changed') or contains(@class, 'still-true')]") == []
        )
        assert root.xpath("//article//details") == []
        assert root.xpath("//a[contains(@href, 'changes/') or contains(@href, 'troubles')]") == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_newest_edition_leads_with_what_holds_now(
    noted: Path, newest_edition: Path, language: str
) -> None:
    data = noted / DATA
    notes = load(data.read_text(encoding="utf-8"), str(data))
    for name in (*PAGES, "index"):
        place = "library" if name == "index" else f"library/{name}"
        root = parse(newest_edition / language / place / "index.html")
        for note in (note for note in notes if note.page == name):
            is_at_step = bool(note.step) and name in PAGES
            within = f"//section[@data-step='{note.step}']" if is_at_step else "//article"
            found = root.xpath(
                f"{within}/*[self::div or self::details][contains(@class, '{note.kind}')]"
            )
            assert len(found) == (
                1
                if is_at_step
                else len([n for n in notes if n.page == name and not (n.step and name in PAGES)])
            )
            links = [a.get("href") for block in found for a in block.iter("a")]
            assert {source.url for source in note.sources} <= set(links)
            if is_at_step:
                blocks = [
                    child.get("class", child.tag).split()[0] for child in found[0].getparent()
                ]
                assert blocks[:2] == ["step-head", "admonition"]
                assert ("old-step" in blocks) == note.fold
                if note.fold:
                    assert blocks == ["step-head", "admonition", "old-step", "step-foot"]


def test_the_strip_fades_the_pictures_that_are_folded(newest_edition: Path) -> None:
    root = parse(newest_edition / "library/join/index.html")
    strip = {a.get("href"): a.get("class") for a in root.xpath("//nav[@class='strip']/a")}
    assert strip == {
        "#open-desk": "old",
        "#enter-name": None,
        "#receive-mail": "old",
    }


def test_what_is_shown_only_once_stays_in_view(newest_edition: Path) -> None:
    once = parse(newest_edition / "library/card/index.html").xpath(
        "//div[@class='admonition once']"
    )
    assert len(once) == 1
    assert once[0].xpath("ancestor::details") == []


def test_the_note_after_the_last_step_stands_below_its_card(newest_edition: Path) -> None:
    article = parse(newest_edition / "library/card/index.html").xpath("//article")[0]
    classes = [child.get("class") for child in article if child.get("class")]
    assert classes.index("admonition changed page-end") > max(
        number for number, name in enumerate(classes) if name == "step"
    )
