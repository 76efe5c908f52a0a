"""What is kept on a device stays a reader's and a project's choice, and one site's own."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from measuring import chromium_flags
from support.steered_server import Net, steered
from support.watching import wait_until, watch
from tebiki.building import build_site, keep_on_devices
from tebiki.source.project import Project

ROOT = Path(__file__).resolve().parents[2]
OLDER = ROOT / "tests/data/keep/older-worker.js"
LEAVING = ROOT / "overrides/assets/keep/leaving-worker.js"
PAGE = "library/card/"
COPY = ".kept-copy"
LINE = ".kept-line"
KEPT = "この手引きはこの端末に保存してあります"
OFFER = "この手引きをこの端末に保存できます"
FULL = "端末の空きが足りないため、いまの内容は保存できませんでした。"
DEAR = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
LEFT = """async () => [
  ...await caches.keys(),
  ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
  ...Object.keys(localStorage).filter(name => name.endsWith('tebiki:keep')),
]"""
GONE = f"(await ({LEFT})()).length === 0"
REPLACED = """() => navigator.serviceWorker.addEventListener(
  'controllerchange', () => { window.isReplaced = true }
)"""
NO_CACHE = "(await caches.keys()).length === 0"


@pytest.fixture
def two(library_site: Path, tmp_path: Path) -> Iterator[Net]:
    """Two sites of one host, spring/ and autumn/."""
    shutil.copytree(library_site, tmp_path / "both/spring")
    shutil.copytree(library_site, tmp_path / "both/autumn")
    with steered(tmp_path / "both", tmp_path / "site") as net:
        yield net


def button(page: Page) -> None:
    page.locator(f"{COPY} button").click()


def test_where_data_is_dear_nothing_is_taken_until_the_reader_says_so(
    context: BrowserContext, phone: Page, net: Net
) -> None:
    context.add_init_script(DEAR)
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(OFFER)
    parts = json.loads((net.folder / "keep/ja.json").read_text(encoding="utf-8"))["parts"]
    weight = sum(size for part in parts.values() for size, _ in part.values()) / 1e6
    expect(phone.locator(COPY)).to_contain_text(f"（{weight:.1f} MB）")
    assert phone.evaluate(LEFT) == []
    assert "sw.js" not in net.asked
    button(phone)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    net.stop()
    phone.goto(f"{net.address}library/join/")
    expect(phone.locator(LINE)).to_be_visible()


def test_a_heavy_guide_is_not_taken_unasked(phone: Page, net: Net, library: Path) -> None:
    (net.folder / "handout/library-ja.pdf").write_bytes(b"%" * 11_000_000)
    keep_on_devices.write_lists(Project(library), net.folder)
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(OFFER)
    assert phone.evaluate("caches.keys()") == []
    button(phone)
    expect(phone.locator(COPY)).to_contain_text(KEPT)


def test_a_second_guide_that_is_heavy_is_not_taken_unasked_either(phone: Page, net: Net) -> None:
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    before = phone.evaluate("caches.keys()")
    listed = json.loads((net.folder / "keep/ja.json").read_text(encoding="utf-8"))
    listed["parts"]["museum"] = {"museum/ticket/": [11_000_000, "0" * 16]}
    listed["version"] = "1" * 16
    (net.folder / "keep/ja.json").write_text(json.dumps(listed), encoding="utf-8")
    page = (net.folder / PAGE / "index.html").read_text(encoding="utf-8")
    other = net.folder / "museum/ticket/index.html"
    other.parent.mkdir(parents=True)
    other.write_text(page.replace('data-guide="library"', 'data-guide="museum"'), encoding="utf-8")
    phone.goto(f"{net.address}museum/ticket/")
    expect(phone.locator(COPY)).to_contain_text(f"{OFFER}（11.0 MB）")
    assert phone.evaluate("caches.keys()") == before


def test_what_the_reader_takes_away_is_gone_and_does_not_come_back_unasked(
    phone: Page, net: Net
) -> None:
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    button(phone)
    expect(phone.locator(COPY)).to_contain_text(OFFER)
    remembered = ["/.tebiki:keep"]
    assert phone.evaluate(LEFT) == remembered
    phone.goto(f"{net.address}library/join/")
    expect(phone.locator(COPY)).to_contain_text(OFFER)
    assert phone.evaluate(LEFT) == remembered
    button(phone)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    assert phone.evaluate("localStorage.getItem('/.tebiki:keep')") == "yes"


def test_a_full_device_keeps_what_it_had(
    context: BrowserContext, phone: Page, net: Net, library: Path
) -> None:
    devtools = context.new_cdp_session(phone)
    origin = net.address.rstrip("/")

    def room(size: int | None) -> None:
        limit = {} if size is None else {"quotaSize": size}
        devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, **limit})

    phone.goto(net.address + "404.html")
    room(200_000)
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_have_text(FULL)
    wait_until(phone, NO_CACHE)
    room(None)
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    before = phone.evaluate("caches.keys()")
    page = net.folder / "library/join/index.html"
    page.write_text(page.read_text(encoding="utf-8") + f"<!-- {'new ' * 500_000} -->")
    keep_on_devices.write_lists(Project(library), net.folder)
    room(2_000_000)
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(FULL)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    assert phone.evaluate("caches.keys()") == before
    net.stop()
    phone.goto(f"{net.address}library/join/")
    expect(phone.locator(LINE)).to_be_visible()


@pytest.mark.parametrize("how", ["blocked", "no worker", "no script"])
def test_where_nothing_can_be_kept_nothing_is_said_and_no_room_left_for_it(
    chromium: Browser, net: Net, tmp_path: Path, how: str
) -> None:
    folder = tmp_path / "profile"
    (folder / "Default").mkdir(parents=True)
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    settings = blocked if how == "blocked" else {}
    (folder / "Default/Preferences").write_text(json.dumps(settings), encoding="utf-8")
    context = chromium.browser_type.launch_persistent_context(
        str(folder),
        executable_path="/usr/bin/chromium",
        args=list(chromium_flags.FOR_PLAYWRIGHT),
        java_script_enabled=how != "no script",
    )
    page = context.new_page()
    if how == "no worker":
        page.add_init_script("delete Navigator.prototype.serviceWorker")
    seen = watch(page, net.address)
    page.goto(net.address + PAGE, wait_until="networkidle")
    expect(page.locator(COPY)).to_have_text("")
    expect(page.locator(COPY)).to_be_hidden()
    context.close()
    assert seen == []


def test_two_sites_of_one_host_do_not_meet(phone: Page, two: Net) -> None:
    for site in ("spring", "autumn"):
        phone.goto(f"{two.address}{site}/{PAGE}")
        expect(phone.locator(COPY)).to_contain_text(KEPT)
    names = phone.evaluate("caches.keys()")
    button(phone)
    expect(phone.locator(COPY)).to_contain_text(OFFER)
    left = [name for name in names if name.startswith("tebiki /spring/ ")]
    assert phone.evaluate("caches.keys()") == left and len(names) == 2
    two.stop()
    phone.goto(f"{two.address}spring/library/join/")
    expect(phone.locator(LINE)).to_be_visible()


def test_what_is_taken_away_in_one_edition_is_taken_away_in_all(phone: Page, two: Net) -> None:
    for name, edition in {"spring": "2024.04", "autumn": "latest"}.items():
        (two.folder / name).rename(two.folder / edition)
        for page in (two.folder / edition).rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            beside = text.replace(" data-guide=", ' data-beside="editions" data-guide=')
            page.write_text(beside, encoding="utf-8")
    shutil.rmtree(two.folder / "latest/keep")
    shutil.copytree(two.folder / "2024.04/keep", two.folder / "latest/keep")
    for edition in ("2024.04", "latest"):
        project = Project(ROOT / "tests/sites/library")
        keep_on_devices.write_lists(project, two.folder / edition)
        phone.goto(f"{two.address}{edition}/{PAGE}")
        expect(phone.locator(COPY)).to_contain_text(KEPT)
    button(phone)
    expect(phone.locator(COPY)).to_contain_text(OFFER)
    assert phone.evaluate(LEFT) == ["/latest/.tebiki:keep"]


def test_the_worker_of_an_older_release_is_replaced_with_all_that_it_kept(
    context: BrowserContext, phone: Page, net: Net
) -> None:
    net.lasts = "max-age=600"  # the browser's own cache hides no worker
    own = (net.folder / "sw.js").read_bytes()
    shutil.copy(OLDER, net.folder / "sw.js")
    phone.goto(net.address + "404.html")
    phone.evaluate("navigator.serviceWorker.register('sw.js')")
    wait_until(phone, "navigator.serviceWorker.controller")
    phone.goto(net.address + PAGE)
    expect(phone).to_have_title("old")
    phone.evaluate(REPLACED)
    (net.folder / "sw.js").write_bytes(own)
    context.new_page().goto(net.address + PAGE)  # a visit has the browser look for another
    phone.wait_for_function("() => window.isReplaced")
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    assert all(name.startswith("tebiki / 1 ja ") for name in phone.evaluate("caches.keys()"))


def test_a_project_that_keeps_nothing_any_more_leaves_nothing_behind(
    phone: Page, net: Net, project: Path
) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - tebiki\n", "  - tebiki:\n      keep: false\n"), "utf-8")
    off = project / "off"
    build_site.build_site(Project(project), off, site_url="", pages_only=True)
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    phone.evaluate("localStorage.setItem('/.tebiki:keep', 'yes')")
    shutil.rmtree(net.folder)
    shutil.copytree(off, net.folder)
    phone.goto(net.address + PAGE)
    wait_until(phone, GONE)
    assert phone.locator(COPY).count() == 0


def test_a_worker_that_takes_itself_away_needs_no_page(phone: Page, net: Net) -> None:
    phone.goto(net.address + PAGE)
    expect(phone.locator(COPY)).to_contain_text(KEPT)
    shutil.copy(LEAVING, net.folder / "sw.js")
    (net.folder / "assets/keep/keep.js").write_text("")
    phone.goto(f"{net.address}library/join/")
    wait_until(phone, GONE)
