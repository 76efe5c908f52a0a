"""Nothing on a page moves when its scripts and pictures come: what they fill in has its place."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from support.watching import page_paths

_READ = """new Promise(done => {
  const look = () => document.readyState === "loading" || done()
  document.addEventListener("readystatechange", look)
  look()
})"""
_REMEMBER = """() => {
  window.placeOf = element => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return width && height ? [x, y + scrollY].map(Math.round) : null
  }
  window.places = new Map([...document.body.querySelectorAll("*")].map(e => [e, placeOf(e)]))
}"""
_MOVED = """() => [...places].flatMap(([element, before]) => {
  const now = element.isConnected && before ? placeOf(element) : null
  const moved = now && (now[0] !== before[0] || now[1] !== before[1])
  const text = element.textContent.trim().slice(0, 30)
  return moved ? [`${element.localName}.${element.className} ${text}: ${before} -> ${now}`] : []
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_on_any_page_when_scripts_and_pictures_come(
    chromium: Browser, library_site: Path, library_server: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    late = Late(page)
    moved = []
    for path in page_paths(library_site):
        moved += [f"/{path} {element}" for element in late.load(library_server + path)]
    page.close()
    assert "\n".join(moved) == ""


def test_nothing_moves_where_a_browser_keeps_no_guide(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 900})
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    assert Late(page).load(f"{library_server}library/card/") == []
    assert page.locator(".kept-copy").is_hidden()
    page.close()


class Late:
    """Opens pages whose scripts and pictures come only after the page has been laid out."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] = []
        self._holds = True
        page.route("**/*", self._take)

    def load(self, address: str) -> list[str]:
        """Return the elements that stand elsewhere with scripts and pictures than without."""
        self._holds = True
        self._page.goto(address, wait_until="commit")
        self._page.evaluate(_READ)
        self._page.evaluate(_REMEMBER)
        self._holds = False
        for route in self._held:
            route.continue_()
        self._held.clear()
        self._page.wait_for_selector("html.js")
        self._page.wait_for_load_state("networkidle")
        moved: list[str] = self._page.evaluate(_MOVED)
        return moved

    def _take(self, route: Route) -> None:
        if self._holds and route.request.resource_type in ("script", "image"):
            self._held.append(route)
        else:
            route.continue_()
