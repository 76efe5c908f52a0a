"""What a built edition has for a device to keep, and where nothing of it is."""

import json
import zipfile
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from support.served import ROOT
from tebiki.building import keep_on_devices
from tebiki.building.build_site import SiteError, build_site
from tebiki.source.project import Project

PAGE = "library/card/index.html"
WORKERS = ROOT / "overrides/assets/keep"


def test_the_lists_have_every_page_of_a_language_once(library_site: Path) -> None:
    pages = {path.parent.relative_to(library_site).as_posix() for path in _pages(library_site)}
    listed = {}
    for language in ("ja", "en"):
        parts = json.loads((library_site / f"keep/{language}.json").read_text("utf-8"))["parts"]
        files = [name for part in parts.values() for name in part]
        assert len(files) == len(set(files))
        listed[language] = {name.rstrip("/") or "." for name in files if name.endswith("/")}
        listed[language] |= {"."} if "" in files else set()
    assert listed["ja"] | listed["en"] == pages
    assert listed["en"] == {page for page in pages if page.partition("/")[0] == "en"}
    assert not listed["ja"] & listed["en"]


def test_every_page_names_its_manifest_icon_and_script(library_site: Path) -> None:
    for path in _pages(library_site):
        page, language = html.parse(path), "en" if "en" in path.parts else "ja"
        ((manifest,), (icon,)) = (
            page.xpath(f"//link[@rel='{rel}']/@href") for rel in ("manifest", "apple-touch-icon")
        )
        assert (path.parent / manifest).resolve() == library_site / f"keep/{language}.webmanifest"
        assert Image.open(path.parent / icon).size == (180, 180)
        (script,) = page.xpath("//script[contains(@src, 'keep.js')]")
        assert (path.parent / script.get("data-root")).resolve() == library_site
        assert script.get("data-language") == language
    english = json.loads((library_site / "keep/en.webmanifest").read_text("utf-8"))
    assert english["name"] == "Library card guide" and english["background_color"] == "#f7f6f2"
    assert (library_site / "sw.js").read_bytes() == (WORKERS / "worker.js").read_bytes()
    headers = (library_site / "_headers").read_text("utf-8")
    assert "/sw.js\n  Cache-Control: no-cache\n/*/sw.js\n  Cache-Control: no-cache\n" in headers


def test_the_copy_for_a_disk_has_nothing_of_it(library_site: Path) -> None:
    (zipped,) = (library_site / "offline").glob("*.zip")
    with zipfile.ZipFile(zipped) as archive:
        names = archive.namelist()
        assert not [name for name in names if "keep" in name or name.endswith("sw.js")]
        page = archive.read(next(name for name in names if name.endswith("library/card.html")))
    assert not [one for one in (b"/keep/", b"kept-copy", b'"manifest"') if one in page]


def test_a_project_that_keeps_nothing_leaves_workers_away(project: Path) -> None:
    _set(project, "false")
    site = project / "site"
    build_site(Project(project), site, site_url="", pages_only=True)
    assert (site / "sw.js").read_bytes() == (WORKERS / "leaving-worker.js").read_bytes()
    assert not (site / "keep").exists()
    page = (site / PAGE).read_text("utf-8")
    assert "assets/keep/leave.js" in page and "keep.js" not in page and 'rel="manifest"' not in page


def test_a_setting_that_is_no_yes_or_no_stops_the_build(project: Path) -> None:
    _set(project, "sometimes")
    with pytest.raises(SiteError) as caught:
        build_site(Project(project), project / "site", site_url="", pages_only=True)
    assert "keep" in str(caught.value) and "bool" in str(caught.value)


def test_a_mark_that_cannot_be_drawn_gives_place_to_ours(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    (tmp_path / "mark.ico").write_bytes(b"icon")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/mark.svg").write_bytes((library_site / "assets/mark.svg").read_bytes())
    (tmp_path / "mkdocs.yml").write_text(
        (library / "mkdocs.yml")
        .read_text("utf-8")
        .replace("  name: material\n", "  name: material\n  favicon: mark.ico\n"),
        "utf-8",
    )
    keep_on_devices.write_lists(Project(tmp_path), tmp_path)
    icon = (tmp_path / "keep/icon-192.png").read_bytes()
    assert icon == (library_site / "keep/icon-192.png").read_bytes()


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("index.html"))


def _set(project: Path, value: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("  - tebiki\n", f"  - tebiki:\n      keep: {value}\n"), "utf-8"
    )
