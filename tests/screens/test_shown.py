"""Which picture a build shows, and what it says of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.shots import catalogue, picture, project
from tebiki.editions import built_edition
from tebiki.screens import add_screen, originals, shown
from tebiki.screens.store import Store, keep


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return project(tmp_path)


def choose(store: Store, edition: str = "") -> shown.Choice:
    def read(name: str) -> bytes | None:
        path = store.shown / name
        return path.read_bytes() if path.is_file() else None

    return shown.choose(store.read(catalogue(store)), edition, read)


def put_in(store: Store, screen: str, kind: str, month: str, *, signed: bool = False) -> None:
    found = store.read(catalogue(store))[screen]
    data = picture(f"{screen} {month}")
    original, files, _ = originals.make_original(screen, data, month, (), [(5, 5, 20, 20)])
    if signed:
        original = originals.sign(original, "2026-11-24", "山田")
    keep(store, catalogue(store), found, kind, data, original, files)


def test_without_originals_there_is_nothing_to_choose_or_say(store: Store) -> None:
    assert choose(store) == shown.Choice({}, ())


def test_an_added_one_comes_before_a_fetched_one_from_its_month_on(store: Store) -> None:
    put_in(store, "home", "original", "2023-06")
    put_in(store, "home", "added", "2026-12")
    assert choose(store).shown["home"].captured == "2026-12"
    assert choose(store, "2026.12").shown["home"].captured == "2026-12"
    older = choose(store, "2026.11")
    assert older.shown["home"].captured == "2023-06"
    assert older.held_back == (
        "docs/_data/guide/screens.toml:3: the added picture of home is held back: "
        "captured 2026-12: shown from edition 2026.12 on",
    )
    assert older.files == set(older.shown["home"].made_sha256)


def test_a_screenshot_later_than_all_pages_begins_the_next_edition(store: Store) -> None:
    page = store.project.root / "docs/ja/guide/start.md"
    page.parent.mkdir(parents=True)
    page.write_text('---\nedition: "2026.11"\n---\n# 始める\n', encoding="utf-8")
    put_in(store, "home", "added", "2026-10")
    assert built_edition.known_editions(store.project) == ("2026.11",)
    put_in(store, "home", "added", "2026-12")
    assert built_edition.known_editions(store.project) == ("2026.11", "2026.12")
    put_in(store, "save-key", "added", "2027-01")  # held back: nothing new is shown
    assert built_edition.known_editions(store.project) == ("2026.11", "2026.12")


def test_a_sensitive_one_needs_its_signature(store: Store) -> None:
    put_in(store, "save-key", "original", "2023-06")
    assert choose(store).shown == {}
    put_in(store, "save-key", "original", "2023-06", signed=True)
    assert choose(store).held_back == () and list(choose(store).shown) == ["save-key"]
    # A person takes a bar away by hand, or the file is exchanged: no longer those bytes.
    text = catalogue(store).read_text(encoding="utf-8")
    catalogue(store).write_text(text.replace("[5, 5, 20, 20]", "[5, 5, 20, 19]"), encoding="utf-8")
    line = "docs/_data/guide/screens.toml:17: the original picture of save-key is held back: "
    assert choose(store).held_back == (
        line + "marked sensitive (key) and signed off for other bytes; run tebiki screens redact",
    )
    catalogue(store).write_text(text, encoding="utf-8")
    name = min(path.name for path in store.shown.iterdir())
    (store.shown / name).write_bytes(picture("the key, in clear"))
    assert choose(store).held_back == (
        f"{line}{name} is not the file in the catalogue; run tebiki screens fetch",
    )


def test_only_drawings_and_published_pictures_reach_the_site() -> None:
    published = frozenset({"home-1f3a9c2e-640.png"})

    def out(path: str) -> bool:
        return shown.stays_out(path, "assets/screens/", published)

    assert not out("assets/screens/home.svg")
    assert not out("assets/screens/home-1f3a9c2e-640.png")
    assert out("assets/screens/home-1f3a9c2f-640.png")
    assert out("assets/screens/Screenshot.PNG")
    assert out("assets/screens/phone.heic")
    assert out("assets/screens/deeper/home-1f3a9c2e-640.png")
    assert not out("assets/other.png")


def test_what_is_added_says_from_when_it_is_shown(store: Store) -> None:
    screen = store.read(catalogue(store))["home"]
    said = add_screen.add_screen(store, catalogue(store), screen, picture(), "2026-12", ())
    assert said == "home: in, 300 × 200; shown from edition 2026.12 on"
