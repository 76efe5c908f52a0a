"""`tebiki screens fetch`: what arrives is put in whole, once, and only on purpose anew."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from support.fetching import fetch, serve
from support.loopback import Answer, Loopback
from support.messages import english_of
from support.shots import HOST, catalogue, docs, picture, project
from tebiki.cli.main import main
from tebiki.screens import fetch_screens
from tebiki.screens.catalogue_text import with_table
from tebiki.screens.store import Store

GOOD = picture()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return project(tmp_path)


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
    assert sorted(english_of(capsys.readouterr().out).splitlines()) == [
        "home: in, 300 × 200",
        "profile: in, 300 × 200",
        "save-key: held back: marked sensitive (key) and not redacted; run tebiki screens redact",
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
    assert english_of(capsys.readouterr().out) == (
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
        assert "no longer the one in the catalogue (SHA-256 " in english_of(capsys.readouterr().err)
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
        assert sorted(english_of(capsys.readouterr().out).splitlines()) == [
            "home: unchanged",
            "profile: there, not fetched yet",
            "save-key: unchanged",
        ]
        server.routes["/home.png"] = Answer(picture("other"))
        server.routes["/save-key.png"] = Answer(status=410)
        assert fetch(store, server, check=True) == 1
    said = capsys.readouterr()
    assert english_of(said.out) == "profile: there, not fetched yet\n"
    end, changed, gone = sorted(english_of(said.err).splitlines())
    gone, changed = sorted((gone, changed))
    assert changed.startswith(f"docs/_data/guide/screens.toml:3: home: {HOST}/home.png: changed: ")
    assert gone == f"docs/_data/guide/screens.toml:26: save-key: {HOST}/save-key.png: 410 Gone"
    assert end == "2 of 3 failed; nothing was written."
    assert docs(store) == full


def test_exit_codes(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    fetch_all = ["screens", "fetch", "--root", str(store.project.root)]
    assert main([*fetch_all, "--only", "nowhere"]) == 2
    assert english_of(capsys.readouterr().err) == (
        "--only nowhere: no screen of that name has a source; mend the name\n"
    )
    with Loopback() as server:
        serve(server, "home")
        assert fetch(store, server, "home") == 0
    assert main([*fetch_all, "--guide", "other"]) == 2
    assert english_of(capsys.readouterr().err) == (
        "--guide other: no such guide; there is guide. Nothing was written.\n"
    )
    assert main([*fetch_all, "--replace"]) == 2
    assert (
        english_of(capsys.readouterr().err)
        == "--replace takes pictures anew: name them with --only\n"
    )
    assert main([*fetch_all, "--only", "home"]) == 0
    assert english_of(capsys.readouterr().err) == "All screens are in.\n"
    catalogue(store).write_text("[home\n", encoding="utf-8")
    assert main(fetch_all) == 2
    assert english_of(capsys.readouterr().err).startswith(
        "docs/_data/guide/screens.toml:1: this is not valid"
    )


def test_interrupted_it_says_how_to_go_on(
    store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(asyncio, "run", interrupt)
    monkeypatch.setattr(fetch_screens, "fetch_all", lambda *args, **options: None)
    assert main(["screens", "fetch", "--root", str(store.project.root)]) == 130
    assert english_of(capsys.readouterr().err) == (
        "Interrupted. What is in stays in; the next run goes on from here.\n"
    )


def test_settings_that_cannot_be_read_are_named(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    (store.project.root / "mkdocs.yml").write_text("site_name: a\nnav: [\n", encoding="utf-8")
    assert main(["screens", "fetch", "--root", str(store.project.root)]) == 2
    said = english_of(capsys.readouterr().err)
    assert said.startswith("mkdocs.yml:3: this is not valid YAML (")
    assert said.endswith("); mend the line\n")
