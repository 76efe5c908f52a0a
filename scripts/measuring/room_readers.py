"""Readers of a room: what each opens, and how long it takes until a page shows its steps."""

import asyncio
import contextlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
from playwright.async_api import BrowserContext, Error, Page
from selectolax.lexbor import LexborHTMLParser

LONGEST = 30.0  # seconds after which a reader gives a page up
_PARALLEL = 6  # connections of a browser to one host
# As the worker that keeps a guide does (overrides/assets/keep/worker.js), in seconds and bytes.
_ROOM, _GENTLE, _LONGEST_WAIT, _PIECE = 0.2, 9, 30.0, 65536
_IN_PIECES = (".avif", ".jpg", ".pdf", ".png", ".webp")
_SHOWN = """() => performance.getEntriesByName("first-contentful-paint").length > 0
  && document.readyState !== "loading" """
_SECONDS = """() => Math.max(
  performance.getEntriesByName("first-contentful-paint")[0].startTime,
  performance.getEntriesByType("navigation")[0].domInteractive) / 1000"""


@dataclass(frozen=True)
class RoomPage:
    """A page of the guide below the site's address, and how many steps it shows."""

    address: str
    steps: int


@dataclass(frozen=True)
class Opened:
    """A page as a reader opened it in a visit; `seconds` until it was shown, none if never."""

    reader: str
    visit: int
    steps: int
    seconds: float | None


def pages_of(site: Path) -> tuple[RoomPage, ...]:
    """Return the door and the pages with steps of a built site's first language, as they are read.

    Raises ValueError for a site without steps.
    """
    found = []
    address = ""
    seen = set()
    while address not in seen:
        seen.add(address)
        tree = LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))
        found.append(RoomPage(address, len(tree.css("section.step"))))
        ahead = tree.css_first('link[rel~="next"]')
        if ahead is not None:
            address = urljoin(f"/{address}", str(ahead.attributes["href"])).lstrip("/")
    chosen = (found[0], *(page for page in found[1:] if page.steps))
    if not any(page.steps for page in chosen):
        raise ValueError(f"no page of {site} has a step")
    return chosen


@dataclass
class _Answer:
    """What a browser keeps of an answer: until when it is fresh, and how it is asked for again."""

    body: bytes
    tag: str
    fresh_until: float


@dataclass
class PlainReader:
    """Asks for what a browser asks for, without one: the page, its sheets, scripts, pictures.

    With a `kept` list (an address below `base`) it also does as the worker does: takes the files
    of the list once a page is shown, and answers with them what the net has not in `patience`.
    """

    base: str
    client: httpx.AsyncClient
    kept: str = ""
    patience: float = 1.5  # seconds, as the worker has
    _cache: dict[str, _Answer] = field(default_factory=dict)
    _copy: dict[str, bytes] = field(default_factory=dict)
    taking: "asyncio.Task[None] | None" = None

    async def open(self, page: RoomPage) -> float | None:
        """Open the page; return the seconds until its text and its sheets are there."""
        begin = time.monotonic()
        try:
            async with asyncio.timeout(LONGEST):
                address = urljoin(self.base, page.address)
                html, is_kept = await self._page(address)
                tree = LexborHTMLParser(html)
                sheets = _addresses(tree, 'link[rel="stylesheet"]', "href", address)
                if not is_kept:
                    await self._all(sheets)
                seconds = time.monotonic() - begin
                if not is_kept:
                    await self._all(_addresses(tree, "script[src], img[src]", "src", address))
        except (TimeoutError, httpx.HTTPError):
            return None
        if self.kept and self.taking is None:
            self.taking = asyncio.create_task(self._take())
        return seconds

    async def close(self) -> None:
        """Stop taking what is not there yet."""
        if self.taking:
            self.taking.cancel()
            await asyncio.gather(self.taking, return_exceptions=True)

    async def _page(self, address: str) -> tuple[bytes, bool]:
        """The page's bytes, and whether they are those of the copy."""
        kept = self._copy.get(address)
        if kept is None:
            return await self._get(address), False
        try:
            async with asyncio.timeout(self.patience):
                return await self._get(address), False
        except (TimeoutError, httpx.HTTPError):
            return kept, True

    async def _all(self, addresses: Sequence[str]) -> None:
        turns = asyncio.Semaphore(_PARALLEL)

        async def one(address: str) -> None:
            async with turns:
                await self._get(address)

        await asyncio.gather(*map(one, addresses))

    async def _get(self, address: str) -> bytes:
        before = self._cache.get(address)
        if before and time.monotonic() < before.fresh_until:
            return before.body
        asked = {"If-None-Match": before.tag} if before else {}
        answer = await self.client.get(address, headers=asked)
        body = before.body if before and answer.status_code == 304 else answer.content
        age = float(answer.headers["Cache-Control"].removeprefix("max-age="))
        fresh_until = time.monotonic() + age
        self._cache[address] = _Answer(body, answer.headers["ETag"], fresh_until)
        return body

    async def _take(self) -> None:
        """Take the files of the list as the worker does: gently, papers when the rest is there."""
        with contextlib.suppress(httpx.HTTPError):
            whole = json.loads(await self._get(self.base + self.kept))
            for is_paper in (False, True):
                taken = {}
                for name, size in kept_files(whole, is_paper):
                    address = urljoin(self.base, name)
                    is_large = size > _PIECE and name.endswith(_IN_PIECES)
                    starts = range(0, size, _PIECE) if is_large else [None]
                    pieces = [await self._gently(address, start) for start in starts]
                    taken[address] = b"".join(pieces)
                self._copy |= taken

    async def _gently(self, address: str, start: int | None) -> bytes:
        before = time.monotonic()
        if start is None:
            body = await self._get(address)
        else:
            asked = {"Range": f"bytes={start}-{start + _PIECE - 1}"}
            body = (await self.client.get(address, headers=asked)).content
        took = time.monotonic() - before
        if took > _ROOM:
            await asyncio.sleep(min(_GENTLE * took, _LONGEST_WAIT))
        return body


def kept_files(
    whole: Mapping[str, Mapping[str, Mapping[str, Sequence[Any]]]], is_paper: bool
) -> tuple[tuple[str, int], ...]:
    """Return name and bytes of what a list of kept files has: its papers, or all else."""
    parts = whole["parts"].items()
    chosen = [files for part, files in parts if part.endswith(" paper") == is_paper]
    return tuple((name, int(said[0])) for files in chosen for name, said in files.items())


def _addresses(tree: LexborHTMLParser, chosen: str, key: str, page: str) -> list[str]:
    found = (urljoin(page, str(node.attributes[key])) for node in tree.css(chosen))
    return [*dict.fromkeys(address.partition("#")[0] for address in found)]


@dataclass
class BrowserReader:
    """Opens the pages in one tab of a browser's context, which keeps what it keeps."""

    base: str
    context: BrowserContext
    _tab: Page | None = None

    async def open(self, page: RoomPage) -> float | None:
        """Open the page; return the seconds until its text is there and painted."""
        limit = 1000 * LONGEST
        try:
            self._tab = self._tab or await self.context.new_page()
            address = urljoin(self.base, page.address)
            await self._tab.goto(address, wait_until="commit", timeout=limit)
            await self._tab.wait_for_function(_SHOWN, timeout=limit)
            seconds = await self._tab.evaluate(_SECONDS)
            await self._tab.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
            return float(seconds)
        except Error:
            return None

    async def close(self) -> None:
        """Close the tab; what the context keeps stays for the next visit."""
        if self._tab:
            await self._tab.close()
            self._tab = None
