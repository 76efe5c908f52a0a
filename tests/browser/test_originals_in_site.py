"""Originals in the built site: what is signed off is shown and can be switched, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page, expect

from support.messages import english_of
from support.projects import copy_library
from support.served import serving
from support.shots import picture
from tebiki.building import build_site
from tebiki.screens import originals
from tebiki.screens.store import Store, keep
from tebiki.source.project import Project


@dataclass(frozen=True)
class Site:
    """A site with three originals, one of them signed off by nobody; `url` serves it."""

    folder: Path
    built: build_site.BuiltSite
    secret: tuple[str, ...]
    url: str


def put_in(store: Store, screen_id: str, *, signed: bool) -> tuple[str, ...]:
    path = store.project.data_file("library", "screens.toml")
    screen = store.read(path)[screen_id]
    data = picture(screen_id, (700, 420))
    bars = [(5, 5, 100, 20)]
    original, files, _ = originals.make_original(screen_id, data, "2024-04", (), bars)
    if signed:
        original = originals.sign(original, "2026-11-24", "山田")
    keep(store, path, screen, "original", data, original, files)
    if not signed:  # as if somebody had put them there all the same
        for name, made in files.items():
            (store.shown / name).write_bytes(made)
    return tuple(files)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = copy_library(tmp_path_factory.mktemp("project"))
    store = Store(Project(root))
    put_in(store, "new-card", signed=True)
    put_in(store, "name-form", signed=True)
    secret = put_in(store, "number-shown-once", signed=False)
    folder = root / "site"
    built = build_site.build_site(Project(root), folder, site_url="")
    with serving(folder) as url:
        yield Site(folder, built, secret, url)


def figure(site: Site, page: str, screen: str) -> html.HtmlElement:
    tree = html.parse(str(site.folder / page / "index.html")).getroot()
    [found] = tree.xpath(f'//section//figure[@data-screen="{screen}"]')
    return found


def test_an_unsigned_sensitive_picture_never_reaches_the_site(site: Site) -> None:
    names = {path.name for path in site.folder.rglob("*") if path.is_file()}
    assert not names & set(site.secret)
    assert not [name for name in names if name.startswith("number-shown-once-")]
    shown = figure(site, "library/card", "number-shown-once")
    assert [image.get("src") for image in shown.iter("img")] == [
        "../../assets/screens/number-shown-once.svg"
    ]
    assert site.built.faults == (), "the handouts take the pictures, too"
    line, *unused = site.built.held_back
    assert {name.partition(": ")[0] for name in unused} == {
        f"docs/assets/screens/{name}" for name in site.secret
    }, "nor are its files, which no catalogue names, in use"
    assert line.startswith("docs/_data/library/screens.toml:")
    assert (
        english_of(line)
        .strip()
        .endswith(
            ": the original picture of number-shown-once is held back: "
            "marked sensitive (key) and not signed off; run tebiki screens redact"
        )
    )


@pytest.mark.parametrize("page", ["library/card", "en/library/card"])
def test_a_published_one_is_a_picture_in_its_own_proportions(site: Site, page: str) -> None:
    shown = figure(site, page, "new-card")
    [image] = shown.iter("img")
    assert (image.get("width"), image.get("height")) == ("700", "420")
    assert [source.get("type") for source in shown.iter("source")] == ["image/avif", "image/webp"]
    for address in [image.get("src"), *(s.get("srcset") for s in (*shown.iter("source"), image))]:
        for part in address.split(", "):
            assert (site.folder / page / part.split(" ")[0]).resolve().is_file(), part
    [link] = shown.xpath("a")
    assert link.get("href").endswith("-700.webp")
    text = " ".join(shown.find("figcaption").text_content().split())
    assert text == (
        "Screenshot (2024-04) · Drawing · Open the original screenshot"
        if page.startswith("en/")
        else "画面写真（2024 年 4 月）／説明図／画面写真を開く"
    )


def address(page: Page, screen: str) -> str:
    shown = page.locator(f'section figure[data-screen="{screen}"] img')
    shown.scroll_into_view_if_needed()
    loaded = "image => image.complete && image.naturalWidth"
    page.wait_for_function(loaded, arg=shown.element_handle())
    return str(shown.evaluate("image => image.currentSrc")).rpartition("/")[2]


def test_the_reader_switches_and_the_choice_stays(site: Site, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        hosts: set[str] = set()
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.goto(site.url + "library/card/")
        assert address(page, "new-card").endswith(".avif")
        shown = page.locator('section figure[data-screen="new-card"]')
        group = shown.get_by_role("group", name="画面の見せ方")
        drawing = group.get_by_role("button", name="説明図")
        photo = group.get_by_role("button", name="画面写真")
        assert photo.get_attribute("aria-pressed") == "true"
        photo.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert drawing.get_attribute("aria-pressed") == "true"
        assert address(page, "new-card") == "new-card.svg"
        assert shown.locator(".photo-name").text_content() == "本文をもとに描いた説明図"
        assert (shown.locator("> a").get_attribute("href") or "").endswith("/new-card.svg")

        page.goto(site.url + "library/join/")
        assert address(page, "name-form") == "name-form.svg"
        shown = page.locator('section figure[data-screen="name-form"]')
        shown.get_by_role("button", name="画面写真").click()
        assert address(page, "name-form").endswith(".avif")
        page.goto(site.url + "en/library/card/")
        assert address(page, "new-card").endswith(".avif")
        assert hosts == {site.url.split("/")[2]}


def test_the_lightbox_shows_what_the_reader_chose(site: Site, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(site.url + "library/card/")
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
        assert results.violations_count == 0, results.generate_report()
        page.locator('section figure[data-screen="new-card"] > a').click()
        box = page.get_by_role("dialog")
        expect(box.locator(".gslide.current img")).to_have_attribute("src", re.compile("-700.webp"))
        expect(box.locator(".gslide.current .lightbox-row")).to_have_text(
            "この手順へ画面写真（2024 年 4 月）／画面写真を開く"
        )


def test_without_javascript_the_drawing_is_a_link(site: Site, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url + "library/card/")
        shown = page.locator('section figure[data-screen="new-card"]')
        assert shown.get_by_role("button").count() == 0
        shown.get_by_role("link", name="説明図").click()
        assert page.url.endswith("/assets/screens/new-card.svg")
