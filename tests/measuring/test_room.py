"""A room of readers: what each opens, what counts as shown in time, and the table of it."""

import asyncio
import json
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from measuring.measure_room import report, share_in_time
from measuring.room_readers import Opened, PlainReader, RoomPage, pages_of
from measuring.serve_folder import serve

SHEET = '<link rel="stylesheet" href="../a.css">'
STEP = '<section class="step"></section>'


def _site(folder: Path) -> Path:
    """A door, a page of text, a page of two steps; each leads to the next one."""
    pages = {
        "": '<link rel="next chapter" href="text/">',
        "text/": '<link rel="next chapter" href="../steps/">',
        "steps/": f'{SHEET}<script src="../a.js"></script>{STEP * 2}',
    }
    for address, html in pages.items():
        (folder / address).mkdir(exist_ok=True)
        (folder / address / "index.html").write_text(html, encoding="utf-8")
    (folder / "a.css").touch()
    (folder / "a.js").touch()
    return folder


def test_a_reader_opens_the_door_and_the_pages_with_steps(tmp_path: Path) -> None:
    assert pages_of(_site(tmp_path)) == (RoomPage("", 0), RoomPage("steps/", 2))


def test_a_site_without_steps_is_said(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    with pytest.raises(ValueError) as error:
        pages_of(tmp_path)
    assert str(error.value) == f"no page of {tmp_path} has a step"


def test_shares_are_of_steps_not_of_pages() -> None:
    opened = [
        Opened("plain", 1, 6, 1.9),
        Opened("plain", 1, 2, 2.1),
        Opened("plain", 1, 0, 0.1),
        Opened("plain", 2, 4, None),
        Opened("browser", 1, 5, 0.1),
    ]
    assert share_in_time(opened, "plain", 1) == 0.75
    assert share_in_time(opened, "plain", 2) == 0
    with pytest.raises(ValueError) as error:
        share_in_time(opened, "browser", 2)
    assert str(error.value) == "no browser reader opened a step on visit 2"


def test_the_table_has_a_line_a_way() -> None:
    opened = [Opened("plain", visit, 1, visit * 1.5) for visit in (1, 2)]
    lines = report({"without": (opened, [2_000_000, 0, 50_000])}).splitlines()
    assert lines[1].split() == ["without", "1.00", "0.00", "2.0,", "0.0,", "0.1"]


def test_a_reader_shows_the_copy_where_the_net_is_gone(tmp_path: Path) -> None:
    site = _site(tmp_path)
    listed = {"parts": {"": {"a.css": [0, ""]}, "guide": {"steps/": [1, ""]}}}
    (site / "list.json").write_text(json.dumps(listed), encoding="utf-8")
    page = RoomPage("steps/", 2)
    asked: list[str] = []

    async def note(request: httpx.Request) -> None:
        asked.append(request.url.path)

    async def read(stack: ExitStack) -> list[bool]:
        base = stack.enter_context(serve(site, max_age=0))
        once = httpx.Limits(max_keepalive_connections=0)  # a server that stops keeps no line open
        async with httpx.AsyncClient(limits=once, event_hooks={"request": [note]}) as client:
            keeping, other = PlainReader(base, client, "list.json"), PlainReader(base, client)
            shown = [await reader.open(page) is not None for reader in (keeping, other)]
            assert keeping.taking is not None
            await keeping.taking
            stack.close()
            shown += [await reader.open(page) is not None for reader in (keeping, other)]
            await keeping.close()
        return shown

    assert asyncio.run(read(ExitStack())) == [True, True, True, False]
    assert asked[:3] == ["/steps/", "/a.css", "/a.js"]
