"""The redaction page as a test has it open: its one card, what is kept, what would be published."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page

from support.shots import catalogue
from tebiki.desks import redact_screens
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import originals, picture_files
from tebiki.screens.store import Store

SIZE = (700, 400)


@contextmanager
def serving(desk: Desk) -> Iterator[str]:
    """Serve a desk on the loopback; gives its page's address."""
    server = redact_screens.make_server(desk, 0, "ja")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{desk.token}/"
    server.shutdown()
    thread.join()
    server.server_close()


def kept(store: Store) -> originals.Original:
    original = store.read(catalogue(store))["save-key"].original
    assert original
    return original


def card(page: Page) -> Locator:
    return page.locator('.card[data-key="guide/save-key/original"]')


def preview(page: Page) -> Locator:
    return card(page).locator("img")


def sha_of(store: Store, bars: list[picture_files.Rectangle]) -> str:
    data = store.source(kept(store))
    assert data
    return hashlib.sha256(originals.preview_of(data, bars)).hexdigest()
