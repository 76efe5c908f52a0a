"""What a build makes: addresses, edit links, and the old site where it fails."""

from pathlib import Path

import pytest

from support.breaking import edit
from tebiki.building import build_site
from tebiki.source.project import Project

PAGE = "docs/ja/library/card.md"


def test_failed_build_keeps_the_old_site(project: Path) -> None:
    old = project / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    edit(project / PAGE, "!!! once", "!!! onec")
    with pytest.raises(build_site.SiteError):
        build_site.build_site(Project(project), project / "site", site_url="")
    assert old.read_text(encoding="utf-8") == "old"


def test_without_an_address_there_is_no_sitemap_nor_canonical(library_site: Path) -> None:
    assert not (library_site / "sitemap.xml").exists()
    assert "canonical" not in (library_site / "index.html").read_text(encoding="utf-8")


def test_with_an_address_canonical_and_sitemap_hold_it(library: Path, tmp_path: Path) -> None:
    built = build_site.build_site(
        Project(library), tmp_path / "site", site_url="https://workshop.example/guide"
    )
    page = (built.folder / "en/library/join/index.html").read_text(encoding="utf-8")
    address = "https://workshop.example/guide/en/library/join/"
    assert f'<link rel="canonical" href="{address}">' in page
    sitemap = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{address}</loc>" in sitemap
    assert f'hreflang="ja" href="{address.replace("/en/", "/")}"' in sitemap
    assert f'hreflang="en" href="{address}"' in sitemap
    assert "<loc>https://workshop.example/guide/en/</loc>" in sitemap
    assert "lastmod" not in sitemap


def test_edit_link_stands_where_the_repository_is_known(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library_site: Path
) -> None:
    place = "library/join/index.html"
    assert "page-edit" not in (library_site / place).read_text(encoding="utf-8")
    monkeypatch.setenv("EDIT_URI", "https://git.example/guide/edit/main/docs/")
    built = build_site.build_site(Project(library), tmp_path / "site", site_url="")
    page = (built.folder / place).read_text(encoding="utf-8")
    assert 'href="https://git.example/guide/edit/main/docs/ja/library/join.md"' in page
    assert ">このページを直す</a>" in page
