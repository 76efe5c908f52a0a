"""Whose page is loaded again, and what the server of a preview is asked for."""

import re
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import httpx
import pytest

from support.small_project import write
from tebiki.desks.preview_server import PreviewServer, Shown


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "card/index.html", "en/card/index.html"):
        write(tmp_path / "one" / name, "<html><body>文です。</body></html>")
    return tmp_path / "one"


@pytest.fixture
def served(site: Path) -> Iterator[tuple[PreviewServer, Connection, httpx.Client]]:
    """A server that shows the site, the other end of its channel, and somebody who asks."""
    ours, theirs = Pipe()
    server = PreviewServer(0, "/")
    server.server_bind()
    server.server_activate()
    server.poll_response_timeout = 0  # answers at once, whatever there is
    ours.send(Shown(str(site)))
    thread = threading.Thread(target=server.run, args=((), theirs))
    thread.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{server.server_port}", trust_env=False) as client:
        yield server, ours, client
    ours.close()
    thread.join(60)
    assert not thread.is_alive()  # it ends with its channel
    server.server_close()


def polled(client: httpx.Client, path: str) -> str:
    """What the page at `path` asks whether it has been changed, by its own script."""
    found = re.search(r'<script src="(/livereload/reload-[^"]+)">', client.get(path).text)
    assert found
    called = re.search(r'livereload\((\d+), "(.*)"\);?\s*$', client.get(found[1]).text)
    assert called
    return f"/livereload/{called[1]}/{called[2]}"


def is_changed(client: httpx.Client, poll: str) -> bool:
    return int(client.get(poll).text) > int(poll.split("/")[2])


def test_a_page_is_loaded_again_when_it_was_changed(
    site: Path, served: tuple[PreviewServer, Connection, httpx.Client]
) -> None:
    server, _, client = served
    own, other = polled(client, "/card/"), polled(client, "/en/card/")
    assert not is_changed(client, own)
    server.take(Shown(str(site), changed=frozenset({"card/index.html"})))
    assert is_changed(client, own)
    assert not is_changed(client, other)
    assert not is_changed(client, polled(client, "/card/"))  # as it is now
    server.take(Shown(str(site), changed=frozenset()))
    assert not is_changed(client, other)
    server.take(Shown(str(site)))
    assert is_changed(client, other)


def test_a_fault_stands_on_every_page_also_where_there_is_none(
    site: Path, served: tuple[PreviewServer, Connection, httpx.Client]
) -> None:
    server, _, client = served
    server.take(Shown(str(site), fault="docs/ja/card.md:2: <wrong>"))
    for path in ("/", "/card/", "/nowhere/"):
        assert "docs/ja/card.md:2: &lt;wrong&gt;" in client.get(path).text
    poll = polled(client, "/new/")
    assert poll.endswith("?new/index.html")
    server.take(Shown(str(site), changed=frozenset({"new/index.html"})))
    assert is_changed(client, poll)


@pytest.mark.parametrize("is_built", [True, False])
def test_an_older_edition_is_asked_for_until_it_is_there_or_cannot_be(
    is_built: bool, site: Path, served: tuple[PreviewServer, Connection, httpx.Client]
) -> None:
    server, ours, client = served
    server.poll_response_timeout = 60
    there_are = Shown(str(site), editions=("2024.04", "2026.10"))
    server.take(there_are)
    answer: list[httpx.Response] = []
    thread = threading.Thread(target=lambda: answer.append(client.get("/2024.04/")))
    thread.start()
    assert ours.poll(60)
    assert ours.recv() == "2024.04"
    if is_built:
        write(site / "2024.04/index.html", "<body>古い版です。</body>")
        server.take(there_are)
    else:
        server.take(Shown(str(site), "wrong", there_are.editions, failed=1))
    thread.join(60)
    assert ("古い版です。" if is_built else "wrong") in answer[0].text
