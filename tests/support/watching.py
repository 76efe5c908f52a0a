"""A page watched in a browser: what it must not do, and which pages there are."""

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
