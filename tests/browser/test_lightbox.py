"""The lightbox in Chromium: by keyboard, by swipe, offline, without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.watching import watch
from tebiki.building import build_site, lightbox_files
from tebiki.source.project import Project

JOIN = "library/join/"
GALLERY = "library/gallery/"


def requests_of(page: Page) -> list[str]:
    """The names of the lightbox's files that the page asks for."""
    asked: list[str] = []
    page.on(
        "request",
        lambda r: asked.append(r.url.rpartition("/")[2]) if "/lightbox/" in r.url else None,
    )
    return asked


def test_is_loaded_on_first_use_and_driven_by_keyboard(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    seen, asked = watch(page, library_server), requests_of(page)
    page.goto(library_server + JOIN, wait_until="networkidle")
    assert asked == []
    opener = page.locator("figure[data-screen=check-mail] a.glightbox")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("#glightbox-body")
    expect(dialog).to_have_role("dialog")
    expect(dialog).to_have_accessible_name(re.compile("^大きな画面: メールを送ったあと"))
    assert sorted(asked) == [
        "glightbox.min.css",
        "glightbox.min.js",
        "lightbox.css",
        "open-screen.js",
    ]
    expect(page.locator(".gclose")).to_be_focused()
    expect(page.locator(".lightbox-count")).to_have_text(re.compile(r"^2 / "))
    current = page.locator(".gslide.current")
    expect(current.locator(".gslide-title")).to_have_text("手順 3: 確認メールを受け取る")
    expect(current.locator(".gslide-desc")).to_contain_text("本文をもとに描いた説明図")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".lightbox-count")).to_have_text(re.compile(r"^3 / "))
    expect(current.locator(".gslide-title")).to_have_text("手順 3: 確認メールを受け取る")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".lightbox-count")).to_have_text(re.compile(r"^1 / "))
    expect(current.locator(".gslide-title")).to_have_text("手順 2: 名前を入力する")
    for _ in range(8):  # Tab stays in the dialog
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.querySelector('#glightbox-body').contains(document.activeElement)"
        )
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    page.close()
    assert seen == []


def test_folded_pictures_come_only_when_their_fold_is_open(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page()
    page.goto(library_server + JOIN)
    all_of_page = page.locator("a.glightbox").count()
    folded = page.locator("details a.glightbox")
    assert folded.count() > 0
    page.locator("figure[data-screen=name-form] a.glightbox").click()
    expect(page.locator(".lightbox-count")).to_have_text(f"1 / {all_of_page - folded.count()}")
    page.keyboard.press("Escape")
    page.locator("details:has(a.glightbox) > summary").first.click()
    folded.first.click()
    expect(page.locator(".lightbox-count")).to_have_text(
        re.compile(f" / {all_of_page - folded.count() + 1}$")
    )
    page.close()


def test_leads_back_to_the_step(chromium: Browser, library_server: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    seen = watch(page, library_server)
    page.goto(library_server + GALLERY)
    page.locator("figure[data-screen=number-shown-once] a.glightbox").click()
    expect(page.locator(".lightbox-count")).to_have_text("3 / 3")
    back = page.locator(".gslide.current .lightbox-back")
    expect(back).to_have_text("この手順へ")
    back.click()
    expect(page).to_have_url(f"{library_server}library/card/#save-number")
    page.wait_for_load_state("load")  # before its scripts run, a click opens the picture alone
    page.locator("figure[data-screen=cards] a.glightbox").click()
    expect(page.locator(".gslide.current .lightbox-back")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.locator(".gslide.current .lightbox-back").click()
    expect(page.locator("#glightbox-body")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/library/card/#(name-card|save-number)$"))
    page.close()
    assert seen == []


def test_swipe_on_a_phone_in_english(chromium: Browser, library_server: str) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    seen = watch(page, library_server)
    page.goto(library_server + "en/" + JOIN)
    page.locator("figure[data-screen=name-form] a.glightbox").tap()
    expect(page.locator(".lightbox-count")).to_have_text(re.compile(r"^1 / "))
    expect(page.locator(".gclose")).to_have_accessible_name("Close")
    touch = context.new_cdp_session(page)
    points = [{"x": x, "y": 400} for x in range(340, 40, -20)]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
    for point in points[1:]:
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".lightbox-count")).to_have_text(re.compile(r"^2 / "))
    expect(page.locator(".gslide.current .gslide-title")).to_contain_text("Step 3: ")
    context.close()
    assert seen == []


@pytest.mark.parametrize(("width", "height"), [(390, 800), (1280, 900), (800, 390)])
def test_the_picture_is_large_and_nothing_overlaps(
    chromium: Browser, library_server: str, width: int, height: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.goto(library_server + JOIN)
    page.locator("figure[data-screen=check-mail] a.glightbox").click()
    current = page.locator(".gslide.current")
    expect(current.locator("img")).to_be_visible()
    boxes = page.evaluate(
        """() => ['.gslide.current img', '.gslide.current .gslide-description',
            '.gclose', '.gnext', '.gprev']
            .map(q => document.querySelector(q).getBoundingClientRect())
            .map(r => [r.left, r.top, r.right, r.bottom])"""
    )
    picture, text, *buttons = boxes
    assert picture[3] <= text[1] or picture[2] <= text[0]
    for left, top, right, bottom in boxes:
        assert left >= 0 and top >= 0 and right <= width and bottom <= height
    for button in buttons:
        assert (
            button[2] <= picture[0]
            or button[0] >= picture[2]
            or button[1] >= picture[3]
            or (button[3] <= picture[1])
        )
    assert picture[2] - picture[0] >= {390: 360, 800: 400, 1280: 800}[width]
    page.close()


def test_without_scripts_the_picture_opens(chromium: Browser, library_server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library_server + JOIN)
    page.locator("figure[data-screen=name-form] a.glightbox").click()
    expect(page).to_have_url(f"{library_server}assets/screens/name-form.svg")
    context.close()


def test_where_it_cannot_be_loaded_the_picture_opens(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page(service_workers="block")  # one asks past the route
    page.route("**/glightbox.min.js", lambda route: route.abort())
    page.goto(library_server + JOIN)
    page.locator("figure[data-screen=name-form] a.glightbox").click()
    expect(page).to_have_url(f"{library_server}assets/screens/name-form.svg")
    page.close()


def test_opens_on_file_addresses(chromium: Browser, library: Path, tmp_path: Path) -> None:
    build_site.build_site(Project(library), tmp_path / "site", site_url="", directory_urls=False)
    page = chromium.new_page()
    page.goto((tmp_path / "site/library/gallery.html").as_uri())
    page.locator("figure[data-screen=number-shown-once] a.glightbox").click()
    expect(page.locator(".lightbox-count")).to_have_text("3 / 3")
    page.locator(".gslide.current .lightbox-back").click()
    expect(page).to_have_url(f"{(tmp_path / 'site/library/card.html').as_uri()}#save-number")
    page.close()


def test_a_missing_file_stops_the_build() -> None:
    with pytest.raises(lightbox_files.LightboxError) as caught:
        lightbox_files.files("mkdocs")
    assert str(caught.value) == (
        "the package mkdocs has no glightbox/glightbox.min.css; "
        "install the version that tebiki asks for (make site does in its checkout)\n"
        "パッケージ mkdocs に glightbox/glightbox.min.css がありません。"
        "tebiki が指定する版を入れてください（手元の写しでは make site が入れます）。"
    )
