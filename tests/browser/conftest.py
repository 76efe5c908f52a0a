"""What several browser tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from support.search_box import SearchBox
from support.steered_server import Net, steered


@pytest.fixture
def search(laptop: Page, library_server: str) -> SearchBox:
    """The search box of the small project's site."""
    return SearchBox(laptop, library_server, "library/card/")


@pytest.fixture
def net(library_site: Path, tmp_path: Path) -> Iterator[Net]:
    """A copy of the small project's site behind a net that a test can slow down and cut."""
    with steered(library_site, tmp_path / "site") as net:
        yield net


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A Japanese phone, on which nothing is kept yet."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="ja-JP")
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    """A page on that phone, which may throw nothing."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    return page
