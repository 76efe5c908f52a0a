"""The redaction page, driven in Chromium: what is previewed is what is published, and signed."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from support.redaction import SIZE, card, kept, preview, sha_of
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import originals, picture_files


def test_drawn_with_the_mouse_seen_and_signed(desk: Desk, url: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        expect(preview(page)).to_have_attribute("data-sha256", sha_of(desk.store, []))
        sheet = preview(page).bounding_box()
        assert sheet
        scale = sheet["width"] / SIZE[0]
        page.mouse.move(sheet["x"] + 100 * scale, sheet["y"] + 50 * scale)
        page.mouse.down()
        page.mouse.move(sheet["x"] + 200 * scale, sheet["y"] + 70 * scale)
        page.mouse.move(sheet["x"] + 300 * scale, sheet["y"] + 90 * scale)
        page.mouse.up()
        bar = values(page)
        assert all(abs(a - b) <= 2 for a, b in zip(bar, (100, 50, 200, 40), strict=True)), bar
        expect(preview(page)).to_have_attribute("data-sha256", sha_of(desk.store, [bar]))
        assert darkest(page, bar) == picture_files.BAR, "the preview has the bar burnt in"

        sign = page.get_by_role("button", name="見た 1 枚に署名する（全 1 枚）")
        sign.click()
        expect(page.get_by_role("status")).to_have_text("確かめた人の名前を入れてください。")
        assert kept(desk.store).signed_off == "", "without a name nothing is signed"
        page.get_by_label("確かめた人の名前").fill("山田 花子")
        previewed = preview(page).get_attribute("data-sha256")
        sign.click()
        expect(page.get_by_role("status")).to_have_text(
            "山田 花子 さんの確認として 1 枚を記録し、公開できるようにしました。"
        )
    original = kept(desk.store)
    assert original.signed_off == "2026-11-24 山田 花子"
    assert original.redactions == (bar,)
    assert originals.clearance(original, ("key",)).published
    assert desk.store.sums(original) == original.made_sha256
    assert previewed in original.made_sha256.values(), "what was shown is what is published"


def test_by_keyboard_alone(desk: Desk, url: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        expect(preview(page)).to_have_attribute("data-sha256", sha_of(desk.store, []))
        page.get_by_role("button", name="save-key: 黒塗りを足す").focus()
        page.keyboard.press("Enter")
        assert values(page) == (175, 100, 175, 40)
        for key in ("ArrowRight", "ArrowDown", "Control+ArrowUp", "Shift+ArrowRight"):
            page.keyboard.press(key)
        assert values(page) == (185, 109, 185, 40)
        page.get_by_role("button", name="途中で保存する").click()
        expect(page.get_by_role("status")).to_contain_text("保存しました。")
        assert kept(desk.store).redactions == ((185, 109, 185, 40),)
        assert kept(desk.store).made_sha256 == {} and not list(desk.store.shown.glob("*"))

        page.reload()
        assert values(page) == (185, 109, 185, 40)
        page.get_by_role("button", name="save-key: 黒塗り 1").focus()
        page.keyboard.press("Delete")
        expect(card(page).locator(".bar")).to_have_count(0)
        expect(card(page).locator(".state")).to_have_text(
            "見せてはいけないものがある画面です。黒塗りを一つ以上描いてください。"
        )
        expect(page.get_by_role("button", name="署名する")).to_be_disabled()
        assert kept(desk.store).signed_off == ""
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def test_by_finger_a_bar_is_moved_and_sized_and_the_page_still_scrolls(
    desk: Desk, url: str, chromium: Browser
) -> None:
    with chromium.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    ) as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("button", name="save-key: 黒塗りを足す").tap()
        assert values(page) == (175, 100, 175, 40)
        bar = card(page).locator(".bar")
        grip = bar.locator(".grip")
        scale = SIZE[0] / float(preview(page).evaluate("image => image.clientWidth"))
        touch(page, middle(bar), 20, 30)
        x, y, width, height = values(page)
        assert abs(x - 175 - 20 * scale) <= 2 and abs(y - 100 - 30 * scale) <= 2
        touch(page, middle(grip), 40, 10)
        grown = values(page)
        assert grown[:2] == (x, y)
        assert abs(grown[2] - width - 40 * scale) <= 2 and abs(grown[3] - height - 10 * scale) <= 2
        assert card(page).locator(".sheet").evaluate("s => getComputedStyle(s).touchAction") == (
            "pan-y"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def middle(part: Locator) -> tuple[float, float]:
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def touch(page: Page, start: tuple[float, float], dx: float, dy: float) -> None:
    """Drag by a finger."""
    finger = page.context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        where = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    x, y = start
    send("touchStart", start)
    send("touchMove", (x + dx / 2, y + dy / 2))
    send("touchMove", (x + dx, y + dy))
    send("touchEnd")


def values(page: Page) -> tuple[int, int, int, int]:
    at = card(page).locator(".bar").first.get_attribute("data-at")
    assert at
    x, y, width, height = map(int, at.split(","))
    return x, y, width, height


def darkest(page: Page, bar: picture_files.Rectangle) -> tuple[int, ...]:
    """The colour in the middle of a bar, as the preview on the page has it."""
    colour = preview(page).evaluate(
        """(image, [x, y]) => {
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
          const context = canvas.getContext("2d")
          context.drawImage(image, 0, 0)
          return [...context.getImageData(x, y, 1, 1).data].slice(0, 3)
        }""",
        [bar[0] + bar[2] // 2, bar[1] + bar[3] // 2],
    )
    return tuple(colour)
