"""What several browser tests share."""

import pytest
from playwright.sync_api import Page

from support.search_box import SearchBox


@pytest.fixture
def search(laptop: Page, library_server: str) -> SearchBox:
    """The search box of the small project's site."""
    return SearchBox(laptop, library_server, "library/card/")
