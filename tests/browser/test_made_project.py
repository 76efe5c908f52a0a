"""A project that `tebiki new` made, as participants meet it: nothing of it was edited."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support import shots
from support.search_box import SearchBox
from support.served import serving
from support.watching import watch
from tebiki.cli.main import main

GUIDE = """\
# たこ揚げ

広い原っぱで揚げます。

## 組み立てる

骨を十字に組みます。

![十字に組んだ骨](骨.png)

糸を結びます。

![](https://photos.example/ito.png)

```sh
tako --check
```

## 揚げる

1. 風を待ちます。
2. 糸をのばします。

![](なくした.png)
"""


@pytest.fixture(scope="module")
def kite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site that comes of the guide."""
    folder = tmp_path_factory.mktemp("kite")
    (folder / "tako.md").write_text(GUIDE, encoding="utf-8")
    (folder / "骨.png").write_bytes(shots.picture("bones"))
    assert main(["new", str(folder / "tako.md"), "--into", str(folder / "p")]) == 0
    with serving(folder / "p/site") as address:
        yield address


@pytest.fixture(params=[(390, "light"), (1280, "dark")], ids=["phone", "laptop"])
def reader(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield context
    context.close()


def open_page(reader: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page that was opened, and what it did that it must not."""
    page = reader.new_page()
    seen = watch(page, f"{address.split('/')[0]}//{address.split('/')[2]}/")
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return page, seen


def test_the_door_leads_to_the_steps_once_and_ticks_are_kept(
    reader: BrowserContext, kite: str
) -> None:
    page, seen = open_page(reader, kite)
    start = page.locator("main a").filter(has_text="手順をはじめる")
    expect(start).to_have_count(1)
    start.click()
    expect(page).to_have_url(re.compile(rf"{kite}tako/chapter-1/(#step-1)?$"))
    expect(page.locator("article")).to_contain_text("まだ人が確かめていない所があります。")
    expect(page.locator(".progress-text")).to_have_text("4 手順")
    page.locator("input[data-tick]").first.check()
    page.reload()
    expect(page.locator("input[data-tick]").first).to_be_checked()
    expect(page.locator(".progress-text")).to_have_text("1 / 4 手順")
    page.goto(kite)
    page.locator(".progress-next").click()
    expect(page).to_have_url(f"{kite}tako/chapter-1/#step-2")
    assert seen == []


def test_pictures_are_enlarged_and_those_that_are_not_there_are_frames(
    reader: BrowserContext, kite: str
) -> None:
    page, seen = open_page(reader, f"{kite}tako/chapter-1/")
    page.locator("a.glightbox").first.click()
    expect(page.locator(".gslide.current img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#glightbox-body")).to_have_count(0)
    waiting = page.locator("figure[data-screen=tako-2]")
    expect(waiting).to_contain_text("「糸を結びます」の画面。")
    expect(waiting.locator("a")).to_have_attribute("href", "https://photos.example/ito.png")
    expect(waiting.locator("img")).to_have_count(0)
    page.goto(f"{kite}tako/chapter-2/", wait_until="networkidle")
    lost = page.locator("figure[data-screen=tako-3]")
    expect(lost).to_contain_text("「糸をのばします」の画面。")
    expect(lost.locator("a, img")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen == []


def test_a_step_is_found_by_how_it_is_read(chromium: Browser, kite: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    found = SearchBox(page, kite, "tako/").find("ほねをくむ")
    assert found[0] == "tako/chapter-1/#step-1"
    page.close()
