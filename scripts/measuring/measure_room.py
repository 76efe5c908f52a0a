"""Measures a room: thirty readers on one slow line with stalls, with what a phone keeps or not."""

import argparse
import asyncio
import random
import shutil
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from playwright.async_api import async_playwright

from measuring import ROOT, chromium_flags
from measuring.room_readers import BrowserReader, Opened, PlainReader, RoomPage, pages_of
from measuring.serve_folder import serve
from measuring.shaping_proxy import Shape, seeded_stalls, shaped
from tebiki.building.build_site import build_site
from tebiki.building.run_mkdocs import SiteError
from tebiki.source.project import Project

IN_TIME = 2.0  # seconds
_ROUND_TRIP = 0.05  # seconds


async def visit(
    reader: PlainReader | BrowserReader,
    pages: Sequence[RoomPage],
    chance: random.Random,
    seconds: float,
) -> list[tuple[RoomPage, float | None]]:
    """Open the pages one after the other, at moments of the reader's own within `seconds`."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    found = []
    for number, page in enumerate(pages):
        moment = begin + seconds * (number + chance.random()) / len(pages)
        await asyncio.sleep(max(0, moment - loop.time()))
        found.append((page, await reader.open(page)))
    await asyncio.sleep(max(0, begin + seconds - loop.time()))
    return found


async def run_room(
    site: Path, port: int, options: argparse.Namespace, kept: str
) -> tuple[list[Opened], list[int]]:
    """Let the room visit the site twice, with a break between; return what each opened.

    Beside it the bytes that the line carried in the first visit, the break, and the second.
    """
    pages = pages_of(site)
    seconds, breaks = options.seconds, options.seconds * options.breaks
    stalls = seeded_stalls(options.seed, 10 * (2 * seconds + breaks), options.stalled)
    shape = Shape(options.megabits * 125_000, _ROUND_TRIP, stalls)
    opened: list[Opened] = []
    carried = []
    async with AsyncExitStack() as stack:
        base, line = await stack.enter_async_context(shaped(port, shape))
        play = await stack.enter_async_context(async_playwright())
        readers: list[tuple[str, PlainReader | BrowserReader]] = []
        for _ in range(options.plain):
            client = await stack.enter_async_context(httpx.AsyncClient(timeout=None))
            readers.append(("plain", PlainReader(base, client, kept)))
        for _ in range(options.browsers):
            browser = await play.chromium.launch(
                executable_path=shutil.which("chromium"), args=[*chromium_flags.FOR_PLAYWRIGHT]
            )
            stack.push_async_callback(browser.close)
            context = await browser.new_context(
                viewport={"width": 390, "height": 844},
                service_workers="allow" if kept else "block",
            )
            readers.append(("browser", BrowserReader(base, context)))
        for number in (1, 2):
            before = line.carried
            chances = [random.Random(f"{options.seed} {number} {at}") for at in range(len(readers))]
            visits = await asyncio.gather(
                *(
                    visit(reader, pages, chance, seconds)
                    for (_, reader), chance in zip(readers, chances, strict=True)
                )
            )
            for (kind, _), rows in zip(readers, visits, strict=True):
                opened += [Opened(kind, number, page.steps, took) for page, took in rows]
            carried.append(line.carried - before)
            if number == 1:
                before = line.carried
                await asyncio.sleep(breaks)
                carried.append(line.carried - before)
        for _, reader in readers:
            await reader.close()
    return opened, carried


def share_in_time(opened: Sequence[Opened], reader: str, number: int) -> float:
    """Return the share of steps that such readers were shown in time on a visit, 0 to 1.

    Raises ValueError where there is none.
    """
    rows = [one for one in opened if (one.reader, one.visit) == (reader, number)]
    steps = sum(one.steps for one in rows)
    if not steps:
        raise ValueError(f"no {reader} reader opened a step on visit {number}")
    return sum(one.steps for one in rows if (one.seconds or 1e9) <= IN_TIME) / steps


def report(found: dict[str, tuple[list[Opened], list[int]]]) -> str:
    """Return a table: a line a way of reading, a column a visit and kind of reader."""
    kinds = [*dict.fromkeys(one.reader for opened, _ in found.values() for one in opened)]
    columns = [(number, kind) for number in (1, 2) for kind in kinds]
    heads = [f"visit {number}, {kind}" for number, kind in columns]
    lines = ["  ".join(["".ljust(14), *heads, "megabytes: visit 1, break, visit 2"])]
    for way, (opened, carried) in found.items():
        shares = [f"{share_in_time(opened, kind, number):.2f}" for number, kind in columns]
        cells = [share.rjust(len(head)) for share, head in zip(shares, heads, strict=True)]
        sizes = ", ".join(f"{count / 1e6:.1f}" for count in carried)
        lines.append("  ".join([way.ljust(14), *cells, sizes]))
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Print the share of steps shown within two seconds; 1 where the site cannot be built."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring room",
        description="Let thirty readers at once read the guide twice over one slow line with "
        "stalls, without what a phone keeps and with it.",
        epilog="example: python -m measuring room --seconds 60",
    )
    parser.add_argument("--seconds", type=float, default=150, help="of a visit (150)")
    parser.add_argument("--breaks", type=float, default=1, help="visits that the break lasts (1)")
    parser.add_argument("--plain", type=int, default=28, help="readers without a browser (28)")
    parser.add_argument("--browsers", type=int, default=2, help="readers with Chromium (2)")
    parser.add_argument("--megabits", type=float, default=1, help="a second, for all (1)")
    parser.add_argument("--stalled", type=float, default=0.2, help="share of dead time (0.2)")
    parser.add_argument("--seed", type=int, default=1, help="of stalls and readers (1)")
    options = parser.parse_args(argv)
    project = Project(ROOT)
    folder = project.made / "measure-room"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        print("Building the site …", file=sys.stderr)
        build_site(project, folder)
        found = {}
        for way, kept in (("without", ""), ("kept", f"keep/{project.default_language}.json")):
            print(f"The room reads: {way} …", file=sys.stderr)
            with serve(folder, max_age=round(options.seconds)) as base:
                port = urlsplit(base).port
                assert port is not None
                found[way] = asyncio.run(run_room(folder, port, options, kept))
        print(report(found))
    except (SiteError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
