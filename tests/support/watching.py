"""Pages watched in a browser: which there are, what they must not do, when they rest."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page, Request


def page_paths(site: Path) -> list[str]:
    """The pages of a built site as addresses below its root, the default language's first."""
    found = [str(path.parent.relative_to(site)) for path in site.rglob("index.html")]
    return sorted("" if path == "." else f"{path}/" for path in found)


def has_failed(request: Request) -> bool:
    """True for a request that got no answer; one that ends because its page is left did not."""
    return request.failure != "net::ERR_ABORTED"


def watch(page: Page, base: str) -> list[str]:
    """Collect what a page must not do: console messages, failed and foreign requests."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("requestfailed", lambda r: seen.append(f"failed: {r.url}") if has_failed(r) else None)
    page.on("response", lambda r: seen.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((base, "data:")) else seen.append(f"foreign: {r.url}"),
    )
    return seen


def wait_until(page: Page, condition: str) -> None:
    """Wait until the JavaScript `condition`, which may await, is true in the page.

    Playwright's own `wait_for_function` takes any promise for true.
    """
    page.evaluate(
        f"""() => {{
          window.holds = false
          const look = async () => {{ (window.holds = {condition}) || requestAnimationFrame(look) }}
          void look()
        }}"""
    )
    page.wait_for_function("() => window.holds")


def settled(tabs: Sequence[Page], addresses: Iterable[str]) -> Iterator[tuple[Page, str]]:
    """Open each address in one of the tabs; yield tab and address once it has asked for all.

    That it asks for nothing more takes half a second to see: the other tabs load meanwhile.
    """
    opened: deque[tuple[Page, str]] = deque()
    for number, address in enumerate(addresses):
        if len(opened) == len(tabs):
            yield _at_rest(*opened.popleft())
        tab = tabs[number % len(tabs)]
        tab.goto(address)
        opened.append((tab, address))
    for tab, address in opened:
        yield _at_rest(tab, address)


def _at_rest(tab: Page, address: str) -> tuple[Page, str]:
    tab.wait_for_load_state("networkidle")
    return tab, address
