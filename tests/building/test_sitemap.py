"""The sitemap: every page with its other languages, and none that is shown in another's words."""

from pathlib import Path

import pytest
from lxml import etree

from tebiki.building import build_site
from tebiki.source.project import Project

SITE = "https://workshop.example/guide/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def sitemap(library: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The address of each page -> what its entry says: language -> address."""
    return read(library, tmp_path_factory.mktemp("site") / "site")


def read(project: Path, folder: Path) -> dict[str, dict[str, str]]:
    """Build the project's pages at an address; return what the sitemap says, as above."""
    build_site.build_site(Project(project), folder, site_url=SITE, pages_only=True)
    return {
        entry.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href")
            for link in entry.findall("x:link[@rel='alternate']", NAMES)
        }
        for entry in etree.parse(folder / "sitemap.xml").getroot()
    }


def test_each_page_names_all_its_languages_itself_and_the_one_for_all_others(
    sitemap: dict[str, dict[str, str]],
) -> None:
    for path in ("", "library/", "library/join/"):
        own, english = f"{SITE}{path}", f"{SITE}en/{path}"
        languages = {"ja": own, "en": english, "x-default": own}
        assert sitemap[own] == sitemap[english] == languages


def test_what_a_page_names_names_it_back(sitemap: dict[str, dict[str, str]]) -> None:
    assert len(sitemap) == 22
    for address, languages in sitemap.items():
        assert address in languages.values()
        for other in languages.values():
            assert sitemap[other] == languages


def test_a_page_shown_in_another_language_is_named_as_none(project: Path, tmp_path: Path) -> None:
    (project / "docs/en/library/troubleshooting.md").unlink()
    entries = read(project, tmp_path / "site")
    assert entries[f"{SITE}library/troubleshooting/"] == {}
    assert entries[f"{SITE}en/library/troubleshooting/"] == {}
    assert len(entries[f"{SITE}en/library/join/"]) == 3
