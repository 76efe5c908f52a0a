"""Originals in the built site: what is signed off is shown and can be switched, nothing else."""

from __future__ import annotations

import functools
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Browser, Page, expect

from support.served import ROOT, QuietHandler
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
    path = store.project.data_file("openai-api", "screens.toml")
    screen = store.read(path)[screen_id]
    data = picture(screen_id, (700, 420))
    bars = [(5, 5, 100, 20)]
    original, files, _ = originals.make_original(screen_id, data, "2023-06", (), bars)
    if signed:
        original = originals.sign(original, "2026-11-24", "山田")
    keep(store, path, screen, "original", data, original, files)
    if not signed:  # as if somebody had put them there all the same
        for name, made in files.items():
            (store.shown / name).write_bytes(made)
    return tuple(files)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("project")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    store = Store(Project(root))
    put_in(store, "api-keys", signed=True)
    put_in(store, "billing-menu", signed=True)
    secret = put_in(store, "key-shown-once", signed=False)
    folder = root / "site"
    built = build_site.build_site(Project(root), folder, site_url="")
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, built, secret, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


def figure(site: Site, page: str, screen: str) -> html.HtmlElement:
    tree = html.parse(str(site.folder / page / "index.html")).getroot()
    [found] = tree.xpath(f'//section//figure[@data-screen="{screen}"]')
    return found


def test_an_unsigned_sensitive_picture_never_reaches_the_site(site: Site) -> None:
    names = {path.name for path in site.folder.rglob("*") if path.is_file()}
    assert not names & set(site.secret)
    assert not [name for name in names if name.startswith("key-shown-once-")]
    shown = figure(site, "openai-api/api-key", "key-shown-once")
    assert [image.get("src") for image in shown.iter("img")] == [
        "../../assets/screens/key-shown-once.svg"
    ]
    assert site.built.faults == (), "the handouts take the pictures, too"
    line, *unused = site.built.held_back
    assert {name.partition(": ")[0] for name in unused} == {
        f"docs/assets/screens/{name}" for name in site.secret
    }, "nor are its files, which no catalogue names, in use"
    assert line.startswith("docs/_data/openai-api/screens.toml:")
    assert line.endswith(
        ": the original picture of key-shown-once is held back: "
        "marked sensitive (key, name) and not signed off; run tebiki screens redact"
    )


@pytest.mark.parametrize("page", ["openai-api/api-key", "en/openai-api/api-key"])
def test_a_published_one_is_a_picture_in_its_own_proportions(site: Site, page: str) -> None:
    shown = figure(site, page, "api-keys")
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
        "Screenshot (2023-06) ・ Drawing ・ Open the original screenshot"
        if page.startswith("en/")
        else "画面写真（2023 年 6 月） ・ 説明図 ・ 画面写真を開く"
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
        page.goto(site.url + "openai-api/api-key/")
        assert address(page, "api-keys").endswith(".avif")
        shown = page.locator('section figure[data-screen="api-keys"]')
        group = shown.get_by_role("group", name="画面の見せ方")
        drawing = group.get_by_role("button", name="説明図")
        photo = group.get_by_role("button", name="画面写真")
        assert photo.get_attribute("aria-pressed") == "true"
        photo.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert drawing.get_attribute("aria-pressed") == "true"
        assert address(page, "api-keys") == "api-keys.svg"
        assert shown.locator(".photo-name").text_content() == "本文をもとに描いた説明図"
        assert (shown.locator("> a").get_attribute("href") or "").endswith("/api-keys.svg")

        page.goto(site.url + "openai-api/billing/")
        assert address(page, "billing-menu") == "billing-menu.svg"
        shown = page.locator('section figure[data-screen="billing-menu"]')
        shown.get_by_role("button", name="画面写真").click()
        assert address(page, "billing-menu").endswith(".avif")
        page.goto(site.url + "en/openai-api/api-key/")
        assert address(page, "api-keys").endswith(".avif")
        assert hosts == {site.url.split("/")[2]}


def test_the_lightbox_shows_what_the_reader_chose(site: Site, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(site.url + "openai-api/api-key/")
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
        assert results.violations_count == 0, results.generate_report()
        page.locator('section figure[data-screen="api-keys"] > a').click()
        box = page.get_by_role("dialog")
        expect(box.locator(".gslide.current img")).to_have_attribute("src", re.compile("-700.webp"))
        expect(box.locator(".gslide.current .lightbox-row")).to_have_text(
            "この手順へ画面写真（2023 年 6 月） ・ 画面写真を開く"
        )


def test_without_javascript_the_drawing_is_a_link(site: Site, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url + "openai-api/api-key/")
        shown = page.locator('section figure[data-screen="api-keys"]')
        assert shown.get_by_role("button").count() == 0
        shown.get_by_role("link", name="説明図").click()
        assert page.url.endswith("/assets/screens/api-keys.svg")
