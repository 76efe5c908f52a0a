"""`tebiki screens add`: today's screenshot becomes a step's picture, by the same pipeline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.messages import english_of
from support.shots import catalogue, docs, picture, project, table
from tebiki.cli.main import main
from tebiki.screens.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return project(tmp_path / "project")


def add(store: Store, *arguments: object) -> int:
    root = ["--root", str(store.project.root)]
    return main(["screens", "add", "--month", "2026-11", *map(str, arguments), *root])


def shot(folder: Path, name: str, data: bytes, time: int = 0) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    os.utime(path, (time, time))
    return path


def test_a_file_goes_in_with_its_month(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shot(tmp_path, "today.bin", picture("new", (700, 400)))
    assert add(store, file, "--step", "open-home") == 0
    assert (
        english_of(capsys.readouterr().out)
        == "home: in, 700 × 400; shown from edition 2026.11 on\n"
    )
    home = store.read(catalogue(store))["home"]
    assert home.original is None and home.added
    assert home.added.captured == "2026-11" and home.added.size == (700, 400)
    assert store.sums(home.added) == home.added.made_sha256
    assert len(home.added.made_sha256) == 3


def test_a_newer_one_takes_the_place_of_the_last(store: Store, tmp_path: Path) -> None:
    assert add(store, shot(tmp_path, "a.png", picture("one")), "--step", "start#open-home") == 0
    assert add(store, shot(tmp_path, "a.png", picture("two")), "--step", "open-home") == 0
    home = store.read(catalogue(store))["home"]
    assert home.added
    assert {path.name for path in store.shown.iterdir()} == set(home.added.made_sha256)


def test_of_a_folder_the_newest_picture(store: Store, tmp_path: Path) -> None:
    clipboard = tmp_path / "clipboard"
    shot(clipboard, "old.png", picture("old"), 1)
    shot(clipboard, "new.JPG", picture("new", (320, 200), "JPEG"), 2)
    shot(clipboard, "note.txt", b"no picture", 3)
    assert add(store, clipboard, "--step", "open-home") == 0
    home = store.read(catalogue(store))["home"]
    assert home.added and home.added.size == (320, 200)


def test_a_sensitive_one_waits_outside_docs(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shot(tmp_path, "a.png", picture())
    assert add(store, file, "--step", "open-save-key") == 0
    assert add(store, file, "--step", "open-home", "--sensitive", "mail") == 0
    assert english_of(capsys.readouterr().out) == (
        "save-key: held back: marked sensitive (key) and not redacted; run tebiki screens redact\n"
        "home: held back: marked sensitive (mail) and not redacted; run tebiki screens redact\n"
    )
    assert list(docs(store)) == ["_data/guide/screens.toml"]
    home = store.read(catalogue(store))["home"]
    assert home.added and home.added.sensitive == ("mail",) and store.source(home.added)


MISTAKES = {
    "none.png --step open-home": (2, "none.png: there is no such file or folder; mend the name"),
    ". --step open-home": (
        2,
        ".: no PNG, JPEG or WebP file in it; take a screenshot first",
    ),
    "a.bin --step nowhere": (
        2,
        "--step nowhere: no screen belongs to such a step; mend the name, or first add a table to "
        "screens.toml and the picture to the page",
    ),
    "a.bin --step two": (2, "--step two: it shows left, right; choose one with --screen"),
    "a.bin --step two --screen home": (
        2,
        "--screen home: step two shows left, right; choose of these",
    ),
    "a.bin --step two --guide none": (
        2,
        "--guide none: no such guide; there is guide. Nothing was written.",
    ),
    "a.bin --step two --month June": (
        2,
        "--month June: this is no month; write it like 2023-06. Nothing was written.",
    ),
    "a.bin --step two --screen left": (
        1,
        'a.bin: not a PNG, JPEG or WebP picture: it begins with "<html>"; everything is as it was',
    ),
}


@pytest.mark.parametrize("arguments", MISTAKES)
def test_each_mistake_has_its_message(
    arguments: str,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, message = MISTAKES[arguments]
    two = "\n".join(table(s).replace(f"open-{s}", "two") for s in ("left", "right"))
    with catalogue(store).open("a", encoding="utf-8") as file:
        file.write("\n" + two)
    before = docs(store)
    shot(tmp_path, "a.bin", b"<html>")
    monkeypatch.chdir(tmp_path)
    assert add(store, *arguments.split()) == code
    assert english_of(capsys.readouterr().err) == message + "\n"
    assert docs(store) == before
