"""The copy for a disk: driven from file://, below Japanese and spaces, without network."""

import io
import urllib.parse
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from support.watching import settled, watch
from tebiki.building import build_offline
from tebiki.source.project import Project

BOX = ".md-search__input"
ENTRIES = "a.md-search-result__link[href]"


@pytest.fixture(scope="module")
def zipped(library_site: Path) -> Path:
    """The zip that the site offers."""
    (found,) = (library_site / "offline").glob("*.zip")
    return found


@pytest.fixture(scope="module")
def copy(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip's folder, unpacked where a participant may unpack it."""
    place = tmp_path_factory.mktemp("disk") / "デスクトップ 2" / "手引き (写し)"
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def pages(copy: Path) -> list[Path]:
    return sorted(copy.rglob("*.html"))


def test_every_page_is_quiet_and_asks_nobody(page: Page, copy: Path) -> None:
    tabs = [page, *(page.context.new_page() for _ in range(3))]
    seen = [watch(tab, "file://") for tab in tabs]
    opened = [tab.url for tab, _ in settled(tabs, [path.as_uri() for path in pages(copy)])]
    assert opened == [path.as_uri() for path in pages(copy)]
    assert [lines for lines in seen if lines] == []


def test_every_link_leads_to_a_file_and_every_anchor_to_its_place(copy: Path) -> None:
    documents = {path: lxml.html.parse(str(path)).getroot() for path in pages(copy)}
    ids = {path: set(tree.xpath("//@id")) for path, tree in documents.items()}
    wrong = []
    for path, tree in documents.items():
        for address in tree.xpath("//@href|//@src"):
            parts = urllib.parse.urlsplit(address)
            # javascript: is the theme's button that shares a search
            if parts.scheme in ("http", "https", "mailto", "data", "javascript"):
                continue
            name = urllib.parse.unquote(parts.path)
            target = (path.parent / name).resolve() if name else path
            anchor = urllib.parse.unquote(parts.fragment)
            is_page = target in ids and not name.endswith("/")
            if not target.is_file() or (anchor and is_page and anchor not in ids[target]):
                wrong.append((path.relative_to(copy).as_posix(), address))
    assert wrong == []


def test_the_search_finds_and_leads_there(page: Page, copy: Path) -> None:
    seen = watch(page, "file://")
    for start, query, anchor in (
        ("index.html", "番号 一度", "card.html"),
        ("en/library/join.html", "loan number", "en/library/card.html"),
    ):
        page.goto((copy / start).as_uri())
        page.click(BOX)
        page.keyboard.type(query)
        page.locator(ENTRIES).first.wait_for()
        page.locator(f"{ENTRIES}[href*='{anchor}']").first.click()
        page.wait_for_url(f"**/{anchor}*")
        expect(page.locator("article h1")).to_be_visible()
    assert seen == []


@pytest.mark.parametrize(
    "lost", ["search/ja.js", "assets/search/engine.js", "assets/search/worker.js"]
)
def test_a_search_that_lacks_a_file_says_so_and_comes_back(
    page: Page, copy: Path, lost: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((copy / "index.html").as_uri())
    (copy / lost).rename(copy / f"{lost}.away")
    said = "検索を読み込めませんでした。接続を確かめて、もう一度入力してください。"
    page.fill(BOX, "番号")
    expect(page.locator(".md-search-result__meta")).to_have_text(said)
    (copy / f"{lost}.away").rename(copy / lost)
    page.fill(BOX, "番号 一度")
    expect(page.locator(ENTRIES).first).to_be_visible()
    assert errors == []


def test_the_languages_lead_to_each_other(page: Page, copy: Path) -> None:
    page.goto((copy / "library" / "card.html").as_uri())
    links = "a.md-select__link[hreflang={}]"
    page.goto(page.locator(links.format("en")).evaluate("link => link.href"))
    assert page.url == (copy / "en" / "library" / "card.html").as_uri()
    page.goto(page.locator(links.format("ja")).evaluate("link => link.href"))
    assert page.url == (copy / "library" / "card.html").as_uri()


def test_the_lightbox_opens_the_pictures(page: Page, copy: Path) -> None:
    seen = watch(page, "file://")
    page.goto((copy / "library" / "card.html").as_uri())
    page.click("[data-step=save-number] a.glightbox")
    picture = page.locator(".gslide.current img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 640
    page.keyboard.press("Escape")
    expect(page.locator(".glightbox-container")).to_have_count(0)
    assert seen == []


def test_ticks_stay(page: Page, copy: Path) -> None:
    address = (copy / "library" / "card.html").as_uri()
    page.goto(address)
    page.check("input[data-tick=name-card]")
    page.goto((copy / "en" / "library" / "card.html").as_uri())
    expect(page.locator("input[data-tick=name-card]")).to_be_checked()


def test_it_says_its_edition_and_offers_the_handout_but_no_other_edition(
    page: Page, copy: Path
) -> None:
    page.goto((copy / "index.html").as_uri())
    edition = copy.name.rpartition("-")[2]
    expect(page.locator(".offline-note")).to_have_text(
        f"このパソコンの中のオフライン版（{edition} 版）"
    )
    expect(page.locator(".md-version")).to_have_count(0)
    offers = page.locator("nav.downloads a")
    assert [offer.get_attribute("href") for offer in offers.all()] == ["handout/library-ja.pdf"]


def test_the_handout_is_the_sites_own(library_site: Path, copy: Path) -> None:
    for path in (library_site / "handout").glob("*.pdf"):
        assert (copy / "handout" / path.name).read_bytes() == path.read_bytes()


def test_the_zip_says_how_to_begin(zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        folder = zipped.stem
        names = archive.namelist()
        text = archive.read(f"{folder}/はじめに.txt").decode("utf-8-sig")
    assert names == sorted(names)
    assert all(name.startswith(f"{folder}/") for name in names)
    assert "中の index.html をダブルクリックします。\r\n" in text
    assert "Double-click index.html (for English: en/index.html)." in text
    assert not [name for name in names if name.endswith((".map", "404.html", "sitemap.xml"))]


def test_the_same_sources_give_the_same_zip(
    library: Path, zipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert build_offline.build_offline(Project(library)).data == zipped.read_bytes()


def test_the_zip_is_one_that_any_tool_reads(zipped: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped.read_bytes())) as archive:
        assert archive.testzip() is None
        assert all(
            entry.flag_bits & 0x800 or entry.filename.isascii() for entry in archive.filelist
        )
