"""`tebiki screens fetch`: whatever goes wrong is named, and nothing is lost."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from support.fetching import fetch, no_sleep, serve
from support.loopback import Answer, Loopback
from support.messages import english_of
from support.shots import HOST, catalogue, docs, flipped, picture, png_that_claims, project
from support.slow_hosts import SHORT, SMALL, drip, endless, redirect
from tebiki.cli import screens_fetch
from tebiki.screens import fetch_screens
from tebiki.screens.allowance import Allowance
from tebiki.screens.fetcher import Downloader
from tebiki.screens.store import Store, sweep

GOOD = picture()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return project(tmp_path)


BROKEN = "a broken or cut-off picture: "
NOT_ONE = "not a PNG, JPEG or WebP picture: it begins with "
HTML = b"<!doctype html><p>Sign in to see this picture</p>"
FAULTS = {
    "HTML, honest": (
        Answer(HTML, headers={"Content-Type": "text/html"}),
        NOT_ONE + '"<!doctype html><p>Sign i"',
    ),
    "HTML, lying": (
        Answer(HTML, headers={"Content-Type": "image/png"}),
        NOT_ONE + '"<!doctype html><p>Sign i"',
    ),
    "empty": (Answer(b""), "the file is empty"),
    "truncated, honest": (
        Answer(GOOD[:900], headers={"Content-Length": str(len(GOOD))}),
        "the connection failed: peer closed connection without sending complete message body "
        f"(received 900 bytes, expected {len(GOOD)}) (3 attempts)",
    ),
    "truncated, quiet": (
        Answer(GOOD[:900], headers={"Content-Length": None}),
        BROKEN + "Truncated File Read",
    ),
    "flipped byte": (
        Answer(flipped(GOOD, len(GOOD) // 2)),
        BROKEN + "broken PNG file (bad header checksum in b'IDAT')",
    ),
    "wrong type": (
        Answer(picture(kind="GIF"), headers={"Content-Type": "image/png"}),
        NOT_ONE + '"GIF87a,?????????????????"',
    ),
    "SVG": (
        Answer(b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        NOT_ONE + '"<svg xmlns=\\"http://www.w"',
    ),
    "bomb of pixels": (
        Answer(png_that_claims(50_000, 50_000)),
        "a picture of too many pixels to open: Image size (2500000000 pixels) exceeds limit of "
        "178956970 pixels, could be decompression bomb DOS attack.",
    ),
    "bomb of gzip": (
        Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"}),
        "more than 100,000 bytes",
    ),
    "endless": (endless, "more than 100,000 bytes"),
    "drip": (drip, "not complete after 0.4 seconds"),
    "404": (Answer(status=404), "404 Not Found"),
    "410": (Answer(status=410), "410 Gone"),
    "429 for an hour": (
        Answer(status=429, headers={"Retry-After": "3600"}),
        "429 Too Many Requests, and asks to wait 3600 seconds: more than 120; run again later",
    ),
    "to a private address": (
        redirect("https://192.168.0.1/a.png"),
        "redirected to https://192.168.0.1/a.png: 192.168.0.1 is not one of the allowed hosts "
        "(i.example)",
    ),
    "to a file": (
        redirect("file:///etc/passwd"),
        "redirected to file:/etc/passwd: only https is fetched, not file:",
    ),
    "in a loop": (
        redirect("/home.png"),
        f"redirected to {HOST}/home.png: redirects in a loop",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_nothing_is_lost(
    fault: str, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    route, message = FAULTS[fault]
    where = f"docs/_data/guide/screens.toml:3: home: {HOST}/home.png: "
    with Loopback() as server:
        server.routes["/home.png"] = route
        empty = docs(store)
        limits = SHORT.get(fault, SMALL)
        assert fetch(store, server, "home", limits=limits) == 1
        assert english_of(capsys.readouterr().err) == (
            f"{where}{message}\n1 of 1 failed; these screens are as they were.\n"
        )
        assert docs(store) == empty, "a first fetch leaves nothing behind"

        serve(server, "home")
        assert fetch(store, server, "home") == 0
        full = docs(store)
        server.routes["/home.png"] = route
        server._counts.clear()
        capsys.readouterr()
        assert fetch(store, server, "home", limits=limits, replace=True) == 1
        assert english_of(capsys.readouterr().err).startswith(f"{where}{message}\n")
        assert docs(store) == full, "a later one keeps the old files and the catalogue"


KILLED = """
import sys, threading
from pathlib import Path
from tebiki.cli import screens_fetch
from tebiki.screens import fetch_screens
from tebiki.screens.allowance import Allowance
from tebiki.screens.fetcher import Downloader, Limits
from tebiki.screens.store import Store
from tebiki.source.project import Project
store = Store(Project(Path(sys.argv[1])))
if sys.argv[3] == "writing":
    replace = Path.replace
    def slow(self, target):
        if target.name == "screens.toml" and b"profile-" in self.read_bytes():
            print("here", flush=True)
            threading.Event().wait()
        return replace(self, target)
    Path.replace = slow
wanted = fetch_screens.sources(store)[:2]
allowance = Allowance(fetch_screens.hosts_of(wanted), {"i.example": sys.argv[2]})
downloader = Downloader(allowance, Limits(pause=0, at_once=1))
screens_fetch.fetch(store, wanted, downloader, check=False, replace=False)
"""


@pytest.mark.parametrize("moment", ["downloading", "writing"])
def test_killed_midway_and_run_again(moment: str, store: Store) -> None:
    second = threading.Event()

    def hang(handler: BaseHTTPRequestHandler) -> None:
        second.set()
        server.stopping.wait()

    with Loopback() as server:
        serve(server, "home", "profile")
        if moment == "downloading":
            server.routes["/profile.png"] = hang
        command = [sys.executable, "-c", KILLED, str(store.project.root), server.url, moment]
        folder = Path(fetch_screens.__file__).parents[2]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            guard = threading.Timer(120, process.kill)
            guard.start()
            if moment == "downloading":
                assert process.stdout.readline() == "home: in, 300 × 200\n"
                assert second.wait(100)
            else:
                assert process.stdout.readline() == "home: in, 300 × 200\n"
                assert process.stdout.readline() == "here\n"
            process.send_signal(signal.SIGKILL)
            guard.cancel()
        home, profile, _ = store.read(catalogue(store)).screens
        assert home.original and profile.original is None
        assert store.is_in(home, home.original), "the first one is whole"

        serve(server, "profile")
        server.requests.clear()
        assert sweep(store) == []
        assert fetch(store, server, "home", "profile") == 0
        again = [("GET", "/profile.png")]  # not asked again where it was about to be put in
        assert server.requests == (again if moment == "downloading" else [])
    home, profile, _ = store.read(catalogue(store)).screens
    assert home.original and profile.original
    names = {*home.original.made_sha256, *profile.original.made_sha256}
    assert {path.name for path in store.shown.iterdir()} == names


def test_a_catalogue_that_can_not_be_written_leaves_no_files(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback() as server:
        serve(server, "home")
        wanted = fetch_screens.sources(store)[:1]
        text = catalogue(store).read_text(encoding="utf-8").replace("[home]", "[house]")
        catalogue(store).write_text(text, encoding="utf-8")
        allowance = Allowance(frozenset({"i.example"}), {"i.example": server.url})
        downloader = Downloader(allowance, SMALL, no_sleep)
        assert screens_fetch.fetch(store, wanted, downloader, check=False, replace=False) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[0]
        .endswith("home.png: no table [home]; add it to the catalogue first")
    )
    assert not store.shown.exists()
