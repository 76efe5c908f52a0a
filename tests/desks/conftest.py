"""A redaction desk with one picture that waits, and its page's address."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.redaction import SIZE, serving
from support.served import ROOT
from support.shots import catalogue, picture, project
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import originals
from tebiki.screens.store import keep
from tebiki.source.read_words import read_words

expect.set_options(timeout=30_000)  # a busy machine makes pictures slowly


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with one picture that waits, of the sensitive screen."""
    store = project(tmp_path)
    screen = store.read(catalogue(store))["save-key"]
    data = picture("sk-secret", SIZE)
    original, files, _ = originals.make_original("save-key", data, "2023-06")
    keep(store, catalogue(store), screen, "original", data, original, files)
    return Desk(store, read_words(ROOT)["ja"], lambda: datetime.date(2026, 11, 24))


@pytest.fixture
def url(desk: Desk) -> Iterator[str]:
    with serving(desk) as url:
        yield url
