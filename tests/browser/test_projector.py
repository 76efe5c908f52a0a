"""The projector's view: each step on one screen, nothing cut, a cover before each secret."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from support.axe import findings

PAGES = {"join": 3, "card": 3}
SECRET = {"receive-mail", "save-number"}

# What of the shown step reaches out of the screen or out of its own box.
CUT = """() => {
  const step = document.querySelector('.is-projected')
  const found = step.matches('.is-long') ? ['too long'] : []
  for (const part of [step, step.querySelector('.slide-text')]) {
    if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      found.push(`${part.className} overflows`)
  }
  const bar = document.querySelector('.projector-bar').getBoundingClientRect()
  for (const part of step.querySelectorAll('p, li, h2, img, figcaption, summary')) {
    if (part.tagName !== 'SUMMARY' && part.closest('details:not([open])')) continue
    const box = part.getBoundingClientRect()
    if (box.width && (box.bottom > bar.top + 1 || box.right > innerWidth + 1 || box.top < 0))
      found.push(`${part.tagName} ${part.textContent.slice(0, 20)}`)
  }
  return found
}"""


@pytest.fixture
def hall(chromium: Browser) -> Page:
    return chromium.new_context(viewport={"width": 1920, "height": 1080}).new_page()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_each_step_is_one_screen_and_secrets_are_covered_first(
    hall: Page, library_server: str, prefix: str
) -> None:
    faults: list[str] = []
    hall.on("console", lambda message: faults.append(message.text))
    hall.on("pageerror", lambda error: faults.append(str(error)))
    seen, covered = 0, set()
    hall.goto(f"{library_server}{prefix}library/join/?projector")
    cover, shown = hall.locator(".projector-cover"), hall.locator(".step.is-projected")
    for name, count in PAGES.items():
        hall.wait_for_url(re.compile(f"/{name}/\\?projector"))
        steps = hall.locator("section.step")
        expect(steps).to_have_count(count)
        for number in range(count):
            step = steps.nth(number).get_attribute("data-step") or ""
            expect(hall).to_have_url(re.compile(f"#{step}$"))
            if cover.is_visible():
                expect(shown).to_have_count(0)
                assert cover.bounding_box() == {"x": 0, "y": 0, "width": 1920, "height": 1080}
                covered.add(step)
                hall.keyboard.press("ArrowRight")
            expect(shown).to_have_attribute("data-step", step)
            expect(cover).to_be_hidden()
            hall.evaluate("document.fonts.ready")
            assert (step, hall.evaluate(CUT)) == (step, [])
            seen += 1
            if seen < 6:
                hall.keyboard.press("ArrowRight")
    assert (seen, covered, faults) == (6, SECRET, [])
    hall.context.close()


def test_arrow_keys_lead_back_over_pages_and_escape_leaves(hall: Page, library_server: str) -> None:
    hall.goto(f"{library_server}library/card/?projector")
    hall.keyboard.press("ArrowLeft")
    hall.wait_for_url(f"{library_server}library/join/?projector#receive-mail")
    expect(hall.locator(".projector-cover")).to_contain_text("画面共有を止めてください")
    hall.keyboard.press("Enter")
    expect(hall.locator(".is-projected")).to_have_attribute("data-step", "receive-mail")
    hall.keyboard.press("Home")
    expect(hall.locator(".is-projected")).to_have_attribute("data-step", "open-desk")
    hall.keyboard.press("Escape")
    hall.wait_for_url(f"{library_server}library/join/#open-desk")
    expect(hall.locator(".projector")).to_have_count(0)
    hall.context.close()


def test_view_is_loaded_only_where_it_is_asked_for(hall: Page, library_server: str) -> None:
    asked: list[str] = []
    hall.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    hall.goto(f"{library_server}library/card/", wait_until="networkidle")
    assert not {"projector.js", "projector.css"} & set(asked)
    hall.goto(f"{library_server}library/for-instructors/")
    hall.locator("#projector ~ ul a").nth(1).click()
    expect(hall.locator(".is-projected")).to_have_attribute("data-step", "open-cards")
    hall.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cover_and_step_are_accessible(chromium: Browser, library_server: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{library_server}library/card/?projector#save-number")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    assert findings(page, set()) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    assert findings(page, set()) == []
    context.close()


THEME_KEYS = [*"npfsNPFSwq/?", ",", "Enter", " ", "Tab", "F1", "ArrowUp", "ArrowDown", "Alt+n", "1"]


def test_no_key_of_the_theme_leads_away(hall: Page, library_server: str) -> None:
    hall.goto(f"{library_server}library/join/?projector")
    shown = hall.locator(".step.is-projected")
    for key in THEME_KEYS:
        hall.evaluate("document.activeElement.blur()")
        hall.keyboard.press(key)
        hall.evaluate("new Promise(requestAnimationFrame)")
        assert hall.url == f"{library_server}library/join/?projector#open-desk", key
        expect(shown).to_have_attribute("data-step", "open-desk")
        assert not hall.locator("#__search").is_checked(), key
    hall.context.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_clickers_button_turns_the_screen_black_until_any_key_or_a_click(
    hall: Page, library_server: str, prefix: str
) -> None:
    hall.goto(f"{library_server}{prefix}library/join/?projector")
    black, shown = hall.locator(".projector-black"), hall.locator(".step.is-projected")
    expect(shown).to_have_count(1)
    for dark, bright in ((".", "."), ("b", "ArrowRight"), ("B", "Escape"), (".", "x"), ("b", "")):
        hall.keyboard.press(dark)
        expect(black).to_be_visible()
        expect(black).to_be_focused()
        assert black.bounding_box() == {"x": 0, "y": 0, "width": 1920, "height": 1080}
        expect(black).to_have_css("background-color", "rgb(0, 0, 0)")
        if bright:
            hall.keyboard.press(bright)
        else:
            hall.mouse.click(900, 500)
        expect(black).to_be_hidden()
        expect(shown.locator("h2")).to_be_focused()
        expect(shown).to_have_attribute("data-step", "open-desk")
    said = {"": "どれかのキーを押すか、クリックすると戻ります", "en/": "Any key or a click"}[prefix]
    assert said in (black.get_attribute("aria-label") or "")
    hall.context.close()


def test_a_cover_stays_behind_the_black_screen(hall: Page, library_server: str) -> None:
    hall.goto(f"{library_server}library/card/?projector#save-number")
    for _ in range(2):
        expect(hall.locator(".projector-cover button")).to_be_focused()
        hall.keyboard.press(".")
        expect(hall.locator(".projector-black")).to_be_visible()
        hall.keyboard.press("Enter")
    expect(hall.locator(".projector-cover")).to_be_visible()
    hall.context.close()


def test_text_typed_into_nothing_does_not_leave_a_page(hall: Page, library_server: str) -> None:
    hall.goto(f"{library_server}library/join/")
    hall.locator("input[data-tick]").first.check()
    hall.locator("h1").click()
    hall.keyboard.type("n,p.")
    hall.evaluate("new Promise(requestAnimationFrame)")
    assert hall.url == f"{library_server}library/join/"
    hall.context.close()
