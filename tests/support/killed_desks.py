"""The verbs that change pictures, translations and rehearsals, for killed_verbs.py."""

import datetime
from collections import defaultdict
from pathlib import Path

from support import shots
from support.small_project import SETTINGS, write
from tebiki.cli.main import main
from tebiki.desks.redaction_desk import Desk
from tebiki.desks.rehearsal_walk import Walk
from tebiki.files import whole_files
from tebiki.screens import draw_screens, fetch_screens, originals
from tebiki.screens.store import Store, keep
from tebiki.source.project import Project

PAGE = (
    "---\ntitle: {name}\nsteps: true\nverified: 2023-06\n---\n"
    "# {name}\n\n## 開く {{ #open }}\n\n開きます。\n"
)
KEY = shots.picture("sk-secret")


def make_pictures_fast() -> None:
    """Let this process make no real pictures any more: AVIF takes its time."""
    originals.make_files = lambda image, stem: {  # type: ignore[assignment]
        f"{stem}-300.{kind}": f"{stem} {kind}".encode() for kind in ("webp", "png")
    }


def pictures(project: Path) -> None:
    store = shots.project(project)
    for name, data in (("home", shots.picture("old")), ("save-key", KEY)):
        screen = store.read(shots.catalogue(store))[name]
        made, files, _ = originals.make_original(name, data, "2023-06")
        keep(store, shots.catalogue(store), screen, "original", data, made, files)
    write(project / "new.png", shots.picture("new"))


def fetch(project: Path) -> None:
    store = Store(Project(project))
    with store.locked():
        pass  # what a killed run left is carried through before the catalogue is read
    wanted = fetch_screens.sources(store)[0]
    fetch_screens._put_in(store, wanted, shots.picture("new"), True)


def add(project: Path) -> None:
    arguments = [str(project / "new.png"), "--step", "open-home", "--month", "2026-11"]
    assert main(["screens", "add", *arguments, "--root", str(project)]) == 0


def sign(project: Path) -> None:
    words = defaultdict(str)
    desk = Desk(Store(Project(project)), words, lambda: datetime.date(2026, 11, 24))
    with desk.store.locked():
        pass
    piece, data = desk.find("guide", "save-key", "original")
    bars = [(1, 1, 50, 50)]
    made, _, _ = originals.make_original("save-key", data, "2023-06", (), bars)
    desk.sign(piece, data, bars, "山田", sorted(made.made_sha256.values())[0])


def two_guides(project: Path) -> None:
    write(project / "mkdocs.yml", SETTINGS)
    for name in ("g", "h"):
        write(project / f"docs/ja/{name}/p.md", PAGE.format(name=name))
        write(project / f"docs/en/{name}/p.md", PAGE.format(name=name))
        write(project / f"docs/_data/{name}/translations.toml", '["en/p"]\ntop = "old"\n')


def translations(project: Path) -> None:
    assert main(["translations", "--root", str(project), "--update", "all"]) == 0


def _fields(verdict: str, picture: bytes = b"") -> dict[str, tuple[str, bytes]]:
    return {
        "verdict": ("", verdict.encode()),
        "note": ("", "違う".encode()),
        "picture": ("a.png", picture),
    }


def answered(project: Path) -> None:
    two_guides(project)
    walk = Walk(Project(project), "g", "2026-12")
    walk.keep(walk.steps[0], _fields("different", b"old"))


def answer(project: Path) -> None:
    whole_files.recover(project)
    walk = Walk(Project(project), "g", "2026-12")
    walk.keep(walk.steps[0], _fields("same", b"new"))


def finish(project: Path) -> None:
    whole_files.recover(project)
    walk = Walk(Project(project), "g", "2026-12")
    walk.finish()
    walk.finish()


def drawings(project: Path) -> None:
    made = {project / f"docs/assets/screens/{name}.svg": "new" for name in ("a", "b")}
    draw_screens.draw_all = lambda project: made  # type: ignore[assignment]
    assert main(["screens", "draw", "--root", str(project)]) == 0


def old_drawings(project: Path) -> None:
    write(project / "mkdocs.yml", SETTINGS)
    write(project / "docs/assets/screens/a.svg", "old")
