"""Fetches the original screenshots of the guides, or checks whether they are still there."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tebiki.files import system_faults
from tebiki.files.data_faults import Refusal, Said, before, told
from tebiki.screens import inked_fields
from tebiki.screens.decoded_picture import PictureError, read_picture
from tebiki.screens.fetcher import Downloader, DownloadError
from tebiki.screens.originals import make_original
from tebiki.screens.picture_files import Rectangle
from tebiki.screens.screen import Screen
from tebiki.screens.store import Store, keep

_NO_SOURCE = Said(
    "--only {name}: no screen of that name has a source; mend the name",
    "--only {name}: この名前で source のある画面がありません。名前を直してください",
)
_OTHER = Said(
    "the picture there is no longer the one in the catalogue (SHA-256 {now}…, was {before}…); "
    "look at it, then take it with --replace",
    "そこにある画像が screens.toml のものと違います（SHA-256 {now}…、前は {before}…）。"
    "画像を見て、よければ --replace で入れ替えてください",
)
_CHANGED = Said(
    "changed: SHA-256 {now}…, was {before}…; look at it, then take it with --replace",
    "変わっています（SHA-256 {now}…、前は {before}…）。"
    "画像を見て、よければ --replace で入れ替えてください",
)


@dataclass(frozen=True)
class Wanted:
    """A screen to fetch, and the catalogue that it stands in."""

    catalogue: Path
    screen: Screen


@dataclass(frozen=True)
class Outcome:
    """What became of one screen: a result for stdout, or a fault for stderr."""

    wanted: Wanted
    result: str = ""
    fault: Said = Said("")  # noqa: RUF009  # it never changes


def sources(store: Store, guide: str = "") -> list[Wanted]:
    """The screens of a guide, or of all, that have a source, in order."""
    return [
        Wanted(path, screen)
        for path in store.catalogues(guide).values()
        for screen in store.read(path).screens
        if screen.source
    ]


def choose(found: list[Wanted], only: Sequence[str]) -> list[Wanted]:
    """Those that are asked for, or all; ValueError for an id that is not among them."""
    ids = {item.screen.id for item in found}
    for name in only:
        if name not in ids:
            raise Refusal(_NO_SOURCE.filled(name=name))
    return [item for item in found if not only or item.screen.id in only]


def hosts_of(found: list[Wanted]) -> frozenset[str]:
    """The hosts that the sources name: no other is visited."""
    return frozenset(urlsplit(item.screen.source).hostname or "" for item in found)


def missing(store: Store, wanted: list[Wanted]) -> list[Wanted]:
    """Those that are not in, or whose files are not all there."""
    return [
        item
        for item in wanted
        if item.screen.original is None or not store.is_in(item.screen, item.screen.original)
    ]


async def fetch_all(
    store: Store,
    wanted: list[Wanted],
    downloader: Downloader,
    tell: Callable[[Outcome], None],
    *,
    check: bool = False,
    replace: bool = False,
) -> list[Outcome]:
    """Fetch (or check) the screens, two at a time; `tell` hears of each as it is done."""
    making = asyncio.Lock()

    async def one(item: Wanted) -> Outcome:
        try:
            data = await downloader.fetch(item.screen.source)
            if check:
                result = _compare(item, data)
            else:
                async with making:
                    result = await asyncio.to_thread(_put_in, store, item, data, replace)
            outcome = Outcome(item, result=result)
        except OSError as error:
            outcome = Outcome(item, fault=system_faults.said(error))
        except (DownloadError, PictureError, ValueError) as error:
            outcome = Outcome(item, fault=told(error))
        tell(outcome)
        return outcome

    return await asyncio.gather(*(one(item) for item in wanted))


def _put_in(store: Store, item: Wanted, data: bytes, replace: bool) -> str:
    screen, before = item.screen, item.screen.original
    source = hashlib.sha256(data).hexdigest()
    same = before is not None and before.source_sha256 == source
    if before and not same and not replace:
        raise Refusal(_OTHER.filled(now=source[:12], before=before.source_sha256[:12]))
    # Bars were drawn and a name given for these bytes only.
    kept = before if same else None
    original, files, notes = make_original(
        screen.id,
        data,
        kept.captured if kept else screen.captured,
        kept.sensitive if kept else (),
        kept.redactions if kept else propose(data, screen.sensitive),
        is_held=not kept and bool(screen.sensitive),
    )
    if kept:
        original = dataclasses.replace(
            original, signed_off=kept.signed_off, signed_sha256=kept.signed_sha256
        )
    verdict = keep(store, item.catalogue, screen, "original", data, original, files)
    width, height = original.size
    said = f"in, {width} × {height}" if verdict.published else f"held back: {verdict.reason}"
    return "; ".join([said, *notes])


def propose(data: bytes, sensitive: Sequence[str]) -> Sequence[Rectangle]:
    """Return bars for what is found on a picture of what it is marked to show, unsigned."""
    return inked_fields.bars(read_picture(data), sensitive) if sensitive else ()


def _compare(item: Wanted, data: bytes) -> str:
    before = item.screen.original
    if before is None:
        read_picture(data)
        return "there, not fetched yet"
    source = hashlib.sha256(data).hexdigest()
    if source == before.source_sha256:
        return "unchanged"
    raise Refusal(_CHANGED.filled(now=source[:12], before=before.source_sha256[:12]))


def fault_line(store: Store, outcome: Outcome) -> Said:
    """File, line, screen, address, and what is wrong with it."""
    item = outcome.wanted
    path = store.project.shown(item.catalogue)
    where = f"{path}:{item.screen.line}: {item.screen.id}: {item.screen.source}"
    return before(f"{where}: ", outcome.fault)
