"""Fetching screens from a loopback server, for the tests of what arrives and of what does not."""

from __future__ import annotations

from support.loopback import Answer, Loopback
from support.shots import picture
from support.slow_hosts import SMALL
from tebiki.cli import screens_fetch
from tebiki.screens import fetch_screens
from tebiki.screens.allowance import Allowance
from tebiki.screens.fetcher import Downloader, Limits
from tebiki.screens.store import Store


async def no_sleep(seconds: float) -> None:
    pass


def fetch(
    store: Store,
    server: Loopback,
    *only: str,
    limits: Limits = SMALL,
    check: bool = False,
    replace: bool = False,
) -> int:
    found = fetch_screens.sources(store)
    wanted = fetch_screens.choose(found, only)
    if not check and not replace:
        wanted = fetch_screens.missing(store, wanted)
    allowance = Allowance(fetch_screens.hosts_of(found), {"i.example": server.url})
    downloader = Downloader(allowance, limits, no_sleep)
    return screens_fetch.fetch(store, wanted, downloader, check=check, replace=replace)


def serve(server: Loopback, *screens: str) -> None:
    server.routes |= {f"/{s}.png": Answer(picture(s)) for s in screens}
