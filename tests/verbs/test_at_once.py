"""Several people and windows at the screenshots at once: no sign-off is lost."""

import datetime
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from support import shots
from support.messages import english
from support.redaction import serving
from support.served import ROOT
from support.small_project import SETTINGS
from tebiki.desks import redact_screens
from tebiki.desks.redaction_desk import Desk, Refused
from tebiki.screens import fetch_screens, originals
from tebiki.screens.store import StaleError, Store, keep
from tebiki.source.project import Project
from tebiki.source.read_words import read_words

WORDS = read_words(ROOT)
BARS = [(10, 10, 50, 20)]
SIGN = """
import sys, collections
from pathlib import Path
from tebiki.desks.redaction_desk import Desk
from tebiki.screens import originals
from tebiki.screens.store import Store
from tebiki.source.project import Project
desk = Desk(Store(Project(Path(sys.argv[1]))), collections.defaultdict(str))
piece, data = desk.find("guide", sys.argv[2], "original")
made, _, _ = originals.make_original(sys.argv[2], data, "2023-06", (), [(10, 10, 50, 20)])
print("found", flush=True)
sys.stdin.readline()
desk.sign(piece, data, [(10, 10, 50, 20)], "山田", sorted(made.made_sha256.values())[0])
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A project with eight pictures that wait."""
    path = tmp_path / "docs/_data/guide/screens.toml"
    path.parent.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    names = [f"key-{number}" for number in range(8)]
    path.write_text("\n".join(shots.table(name, ("key",)) for name in names), encoding="utf-8")
    store = Store(Project(tmp_path))
    for name in names:
        data = shots.picture(name)
        made, files, _ = originals.make_original(name, data, "2023-06")
        screen = store.read(shots.catalogue(store))[name]
        keep(store, shots.catalogue(store), screen, "original", data, made, files)
    return store


def signed(store: Store) -> list[str]:
    return [
        screen.id
        for screen in store.read(shots.catalogue(store)).screens
        if screen.original and originals.clearance(screen.original, screen.sensitive).published
    ]


def seen(store: Store, name: str) -> str:
    original = store.read(shots.catalogue(store))[name].original
    assert original
    data = store.source(original)
    assert data
    made, _, _ = originals.make_original(name, data, "2023-06", (), BARS)
    return sorted(made.made_sha256.values())[0]


def test_eight_sign_offs_at_once_are_all_kept(store: Store) -> None:
    desk = Desk(store, WORDS["ja"])
    names = [f"key-{number}" for number in range(8)]
    asked = [
        {"guide": "guide", "screen": name, "kind": "original", "name": "山田",
         "redactions": [list(bar) for bar in BARS], "seen": seen(store, name)}
        for name in names
    ]  # fmt: skip

    def post(body: dict[str, object]) -> int:
        return httpx.post(f"{url}sign", json=body, trust_env=False, timeout=120).status_code

    with serving(desk) as url, ThreadPoolExecutor(8) as pool:
        assert list(pool.map(post, asked)) == [200] * 8
    assert signed(store) == names
    for screen in store.read(shots.catalogue(store)).screens:
        assert screen.original and store.sums(screen.original) == screen.original.made_sha256


def test_two_processes_lose_no_sign_off(store: Store) -> None:
    folder = Path(redact_screens.__file__).parents[2]
    both = [
        subprocess.Popen(
            [sys.executable, "-c", SIGN, str(store.project.root), name],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for name in ("key-0", "key-1")
    ]  # fmt: skip
    for process in both:
        assert process.stdout and process.stdout.readline() == "found\n"
    for process in both:
        process.communicate("\n")
    assert [process.returncode for process in both] == [0, 0]
    assert signed(store) == ["key-0", "key-1"]


def test_what_another_window_has_changed_is_refused(store: Store) -> None:
    words = WORDS["ja"]
    desk = Desk(store, words, lambda: datetime.date(2026, 11, 24))
    version = desk.listed()[0]["version"]
    early, data = desk.find("guide", "key-0", "original", version)
    desk.sign(early, data, BARS, "山田", seen(store, "key-0"))
    desk.sign(early, data, BARS, "山田", seen(store, "key-0"))  # a second click: the same again
    with pytest.raises(Refused) as error:
        desk.save(early, data, [])
    assert english(error.value) == (
        "この画像の記録が、ほかのウィンドウかコマンドで変わりました。何も書き込んでいません。"
        "このページを開き直し、画像を確かめてから、もう一度行ってください。"
    )
    with pytest.raises(Refused, match="ほかのウィンドウか"):
        desk.find("guide", "key-0", "original", version)
    assert signed(store) == ["key-0"]


def test_a_fetch_does_not_undo_a_sign_off(store: Store) -> None:
    wanted = fetch_screens.sources(store)[0]
    desk = Desk(store, WORDS["en"])
    piece, data = desk.find("guide", "key-0", "original")
    desk.sign(piece, data, BARS, "Hanako", seen(store, "key-0"))
    with pytest.raises(StaleError) as error:
        fetch_screens._put_in(store, wanted, data, False)
    assert english(error.value) == (
        "docs/_data/guide/screens.toml: [key-0] has been changed meanwhile, in another window or "
        "by another command; nothing was written: look at the picture again, then repeat this"
    )
    assert signed(store) == ["key-0"]


def test_a_full_disk_is_said_on_the_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*rest: object, **more: object) -> None:
        raise OSError(28, "No space left on device", "docs/_data/guide/screens.toml")

    monkeypatch.setattr("tebiki.files.whole_files.write_all", full)
    desk = Desk(store, WORDS["ja"])
    asked = {"guide": "guide", "screen": "key-0", "kind": "original", "redactions": []}
    with serving(desk) as url:
        answer = httpx.post(f"{url}save", json=asked, trust_env=False, timeout=60)
    assert (answer.status_code, answer.text) == (
        500,
        "docs/_data/guide/screens.toml: the disk is full; make room on it and run this again. "
        "Nothing was written.\n"
        "docs/_data/guide/screens.toml: ディスクがいっぱいです。空きを作って、"
        "もう一度実行してください。何も書いていません。",
    )
