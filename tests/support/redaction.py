"""The redaction page as a test has it open: its one card, what is kept, what would be published."""

import hashlib

from playwright.sync_api import Locator, Page

from support.shots import catalogue
from tebiki.screens import originals, picture_files
from tebiki.screens.store import Store

SIZE = (700, 400)


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
