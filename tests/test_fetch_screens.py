"""fetch_screens: what arrives is put in whole; whatever goes wrong, nothing is lost."""

from __future__ import annotations

import asyncio
import gzip
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import fetch_screens
import keep_original
from catalogue_text import with_table
from downloads import Allowance, Downloader, Limits
from keep_original import Store
from loopback import Answer, Loopback
from shots import HOST, catalogue, docs, picture, project
from test_downloads import SHORT, SMALL, drip, endless, redirect
from test_pictures import flipped, png_that_claims

GOOD = picture()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return project(tmp_path)


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
    found = fetch_screens.sources(store, "*")
    wanted = fetch_screens.choose(found, only)
    if not check and not replace:
        wanted = fetch_screens.missing(store, wanted)
    allowance = Allowance(fetch_screens.hosts_of(found), {"i.example": server.url})
    downloader = Downloader(allowance, limits, no_sleep)
    return fetch_screens.fetch(store, wanted, downloader, check=check, replace=replace)


def serve(server: Loopback, *screens: str) -> None:
    server.routes |= {f"/{s}.png": Answer(picture(s)) for s in screens}


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
        assert capsys.readouterr().err == (
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
        assert capsys.readouterr().err.startswith(f"{where}{message}\n")
        assert docs(store) == full, "a later one keeps the old files and the catalogue"


def test_lying_headers_do_not_matter(store: Store) -> None:
    with Loopback() as server:
        server.routes["/home.png"] = Answer(GOOD, headers={"Content-Type": "text/html"})
        server.routes["/profile.png"] = Answer(picture(kind="JPEG"))
        assert fetch(store, server, "home", "profile") == 0


def test_what_is_fetched_is_put_in_whole(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    before = catalogue(store).read_text(encoding="utf-8")
    with Loopback() as server:
        serve(server, "home", "profile", "save-key")
        assert fetch(store, server) == 0
        asked = sorted(server.requests)  # two at a time, in no certain order
        assert asked == [("GET", f"/{s}.png") for s in ("home", "profile", "save-key")]
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "home: in, 300 × 200",
        "profile: in, 300 × 200",
        "save-key: held back: marked sensitive (key) and not redacted; run make redact",
    ]
    home, profile, save_key = store.read(catalogue(store)).screens
    assert home.original and profile.original and save_key.original
    made = {*home.original.made_sha256, *profile.original.made_sha256}
    assert {path.name for path in store.shown.iterdir()} == made and len(made) == 6
    assert store.sums(home.original) == home.original.made_sha256
    assert home.original.captured == "2023-06" and home.original.size == (300, 200)
    # Held back: the catalogue knows it, docs/ has nothing of it, the source waits outside.
    assert save_key.original.file == "" and not save_key.original.made_sha256
    assert store.source(save_key.original) == picture("save-key")
    text = catalogue(store).read_text(encoding="utf-8")
    for screen in ("home", "profile", "save-key"):
        text = with_table(text, screen, "original", [])
    assert text == before, "nothing else in the catalogue changed"


def test_what_is_in_is_not_fetched_again(store: Store) -> None:
    with Loopback() as server:
        serve(server, "home", "save-key")
        assert fetch(store, server) == 1  # profile: 404
        serve(server, "profile")
        server.requests.clear()
        assert fetch(store, server) == 0
        assert server.requests == [("GET", "/profile.png")]
        next(store.shown.glob("home-*.webp")).unlink()
        server.requests.clear()
        full = docs(store)
        assert fetch(store, server) == 0
        assert server.requests == [("GET", "/home.png")] and len(docs(store)) == len(full) + 1


def test_503_twice_then_good_and_a_short_wait_are_no_faults(store: Store) -> None:
    with Loopback() as server:
        busy = Answer(status=503)
        server.routes["/home.png"] = [busy, busy, Answer(GOOD)]
        wait = Answer(status=429, headers={"Retry-After": "2"})
        server.routes["/profile.png"] = [wait, Answer(picture("profile"))]
        assert fetch(store, server, "home", "profile") == 0
        assert len(server.requests) == 5


def test_a_tail_behind_the_picture_stays_out(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with Loopback() as server:
        server.routes["/home.png"] = Answer(GOOD + b"PK\x03\x04 evil.exe")
        assert fetch(store, server, "home") == 0
    assert capsys.readouterr().out == (
        "home: in, 300 × 200; left out 13 bytes behind the picture's end\n"
    )
    assert not any(b"evil.exe" in path.read_bytes() for path in store.shown.iterdir())


def test_a_changed_source_is_taken_only_on_purpose(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with Loopback() as server:
        serve(server, "home")
        assert fetch(store, server, "home") == 0
        full = docs(store)
        server.routes["/home.png"] = Answer(picture("other"))
        next(store.shown.glob("home-*.webp")).unlink()
        broken = docs(store)
        capsys.readouterr()
        assert fetch(store, server, "home") == 1
        assert docs(store) == broken
        assert "no longer the one in the catalogue (SHA-256 " in capsys.readouterr().err
        assert fetch(store, server, "home", replace=True) == 0
    done = docs(store)
    assert len(done) == len(full) and not set(done.values()) & set(full.values())


def test_check_says_what_changed_or_went_and_writes_nothing(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with Loopback() as server:
        serve(server, "home", "profile", "save-key")
        assert fetch(store, server, "home", "save-key") == 0
        capsys.readouterr()
        full = docs(store)
        assert fetch(store, server, check=True) == 0
        assert sorted(capsys.readouterr().out.splitlines()) == [
            "home: unchanged",
            "profile: there, not fetched yet",
            "save-key: unchanged",
        ]
        server.routes["/home.png"] = Answer(picture("other"))
        server.routes["/save-key.png"] = Answer(status=410)
        assert fetch(store, server, check=True) == 1
    said = capsys.readouterr()
    assert said.out == "profile: there, not fetched yet\n"
    end, changed, gone = sorted(said.err.splitlines())
    gone, changed = sorted((gone, changed))
    assert changed.startswith(f"docs/_data/guide/screens.toml:3: home: {HOST}/home.png: changed: ")
    assert gone == f"docs/_data/guide/screens.toml:26: save-key: {HOST}/save-key.png: 410 Gone"
    assert end == "2 of 3 failed; nothing was written."
    assert docs(store) == full


KILLED = """
import sys, threading
from pathlib import Path
import fetch_screens, keep_original
from downloads import Allowance, Downloader, Limits
store = keep_original.Store(Path(sys.argv[1]))
if sys.argv[3] == "writing":
    write = keep_original._write
    def slow(path, data):
        if path.name == "screens.toml" and b"profile-" in data:
            print("here", flush=True)
            threading.Event().wait()
        write(path, data)
    keep_original._write = slow
wanted = fetch_screens.sources(store, "*")[:2]
allowance = Allowance(fetch_screens.hosts_of(wanted), {"i.example": sys.argv[2]})
downloader = Downloader(allowance, Limits(pause=0, at_once=1))
fetch_screens.fetch(store, wanted, downloader, check=False, replace=False)
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
        command = [sys.executable, "-c", KILLED, str(store.root), server.url, moment]
        folder = Path(fetch_screens.__file__).parent
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
        removed = keep_original.sweep(store)
        assert len(removed) == (0 if moment == "downloading" else 3)
        assert fetch(store, server, "home", "profile") == 0
        assert server.requests == [("GET", "/profile.png")]
    home, profile, _ = store.read(catalogue(store)).screens
    assert home.original and profile.original
    names = {*home.original.made_sha256, *profile.original.made_sha256}
    assert {path.name for path in store.shown.iterdir()} == names


def test_a_catalogue_that_can_not_be_written_leaves_no_files(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Loopback() as server:
        serve(server, "home")
        wanted = fetch_screens.sources(store, "*")[:1]
        text = catalogue(store).read_text(encoding="utf-8").replace("[home]", "[house]")
        catalogue(store).write_text(text, encoding="utf-8")
        allowance = Allowance(frozenset({"i.example"}), {"i.example": server.url})
        downloader = Downloader(allowance, SMALL, no_sleep)
        assert fetch_screens.fetch(store, wanted, downloader, check=False, replace=False) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[0]
        .endswith("home.png: no table [home]; add it to the catalogue first")
    )
    assert list(store.shown.iterdir()) == []


def test_exit_codes(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    root = ["--root", str(store.root)]
    assert fetch_screens.main([*root, "--only", "nowhere"]) == 2
    assert capsys.readouterr().err == (
        "--only nowhere: no screen of that name has a source; mend the name\n"
    )
    with Loopback() as server:
        serve(server, "home")
        assert fetch(store, server, "home") == 0
    capsys.readouterr()
    assert fetch_screens.main([*root, "--only", "home"]) == 0
    assert capsys.readouterr().err == "All screens are in.\n"
    catalogue(store).write_text("[home\n", encoding="utf-8")
    assert fetch_screens.main(root) == 2
    assert capsys.readouterr().err.startswith("docs/_data/guide/screens.toml:1: this is not valid")


def test_interrupted_it_says_how_to_go_on(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(asyncio, "run", interrupt)
    monkeypatch.setattr(fetch_screens, "run", lambda *args, **options: None)
    assert fetch_screens.main(["--root", str(store.root)]) == 130
    assert capsys.readouterr().err == (
        "Interrupted. What is in stays in; the next run goes on from here.\n"
    )
