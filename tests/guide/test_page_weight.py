"""What a phone loads at first for a page with steps, compressed as a server does."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

PICTURES = {".svg", ".png", ".webp", ".avif"}


@pytest.mark.parametrize("path", ["openai-api/account/", "en/openai-api/api-key/"])
def test_the_first_view_is_at_most_80_kB_without_pictures(
    chromium: Browser, site_server: str, built_site: Path, path: str
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: set[str] = set()
    page.on("response", lambda response: asked.add(urlsplit(response.url).path.lstrip("/")))
    page.goto(site_server + path, wait_until="networkidle")
    context.close()
    sizes = {}
    for address in asked:
        file = built_site / address / ("index.html" if address.endswith("/") else "")
        if file.suffix not in PICTURES:
            sizes[address] = len(gzip.compress(file.read_bytes(), 9))
    assert {"assets/tebiki.css", path} <= set(sizes)
    assert sum(sizes.values()) <= 80_000, sizes
