"""The verbs that write, each with a small project, for kill_points.py."""

import contextlib
import datetime
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from maintaining import lock_requirements
from support import shots
from support.kill_points import Verb
from support.small_project import SETTINGS
from tebiki.building import build_offline, build_site
from tebiki.cli import offline
from tebiki.cli.main import main
from tebiki.desks.redaction_desk import Desk
from tebiki.desks.rehearsal_walk import Walk
from tebiki.files import made_folders, replace_folder, whole_files
from tebiki.paper import build_handout
from tebiki.publishing import (
    build_versions,
    deploy_edition,
    gather_release,
    publish_editions,
    root_pages,
)
from tebiki.screens import draw_screens, fetch_screens, originals
from tebiki.screens.store import Store, keep
from tebiki.source.project import Project

LANGUAGES = (root_pages.Language("ja", "", "手引き"),)
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


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _old_folder(name: str) -> Callable[[Path], None]:
    def prepare(project: Path) -> None:
        _write(project / "mkdocs.yml", "site_name: x\n")
        for file in ("index.html", "a/index.html", "handout/g-ja.pdf"):
            _write(project / name / file, "old")
        made_folders.mark(project / name)

    return prepare


def _page(folder: Path, edition: str = "", address: str = "") -> None:
    for file in ("index.html", "b/index.html", "handout/g-ja.pdf"):
        _write(folder / file, f"new {edition}")


def _site(project: Path) -> None:
    def run(root: Path, scratch: Path, *rest: object) -> tuple[str, str, tuple[str, ...]]:
        _page(scratch)
        return "2026.11", "", ()

    build_site.run_mkdocs = run  # type: ignore[assignment]
    build_site.add_downloads = lambda *rest: None  # type: ignore[assignment]
    build_site.build_site(Project(project), project / "site", pages_only=True)


def _site_without_exchange(project: Path) -> None:
    replace_folder._exchange = lambda one, other: False  # type: ignore[assignment]
    _site(project)


def _versions(project: Path) -> None:
    build_versions.all_editions = lambda project: ("2026.11",)  # type: ignore[assignment]
    deploy_edition.read_languages = lambda project: LANGUAGES  # type: ignore[assignment]
    build_versions.build_versions(Project(project), project / "build/versions", build=_page)


def _handout(project: Path) -> None:
    site = project / "site"
    page = SimpleNamespace(name="for-instructors", html="<html lang='ja'/>")
    stubs: dict[str, Any] = {
        "LAYOUT": (),
        "INSTRUCTORS": page.name,
        "read_words": lambda *rest: {"ja": defaultdict(str)},
        "read_event": lambda *rest: None,
        "typesetting": SimpleNamespace(
            FONT="", fonts=lambda: None, set_pdf=lambda *rest: (b"new", 2)
        ),
        "guide_folders": lambda *rest: [site / "a"],
        "read_built": lambda *rest: page,
        "pages_in": lambda *rest: [page],
        "typst_source": lambda *rest: "",
    }
    for name, stub in stubs.items():
        assert hasattr(build_handout, name)
        setattr(build_handout, name, stub)
    assert main(["handout", "--root", str(project)]) == 0


def _with_guide(project: Path) -> None:
    _old_folder("site")(project)
    (project / "docs/_data/g").mkdir(parents=True)


def _offline(project: Path) -> None:
    copy = build_offline.OfflineCopy("g-2026.11.zip", b"new", ())
    offline.build_offline = lambda project: copy  # type: ignore[assignment]
    assert main(["offline", "--root", str(project)]) == 0


def _old_zip(project: Path) -> None:
    _write(project / "mkdocs.yml", SETTINGS)
    _write(project / "build/offline/g-2026.11.zip", "old")


def _new(project: Path) -> None:
    with contextlib.chdir(project):  # the report names the guide as it was given
        status = main(["new", "guide.md", "--name", "g", "--into", "made", "--no-site"])
    assert status == 0 or (project / "made/mkdocs.yml").is_file()  # whole by the run before


def _import(project: Path) -> None:
    guide = project / "guide.md"
    assert main(["import", str(guide), "--name", "g", "--root", str(project)]) == 0


def _plain_guide(project: Path) -> None:
    _write(project / "mkdocs.yml", SETTINGS)
    _write(project / "guide.md", "# 章\n\n## 開く\n\n開きます。\n\n## 閉じる\n\n閉じます。\n")


def _pictures(project: Path) -> None:
    store = shots.project(project)
    for name, data in (("home", shots.picture("old")), ("save-key", KEY)):
        screen = store.read(shots.catalogue(store))[name]
        made, files, _ = originals.make_original(name, data, "2023-06")
        keep(store, shots.catalogue(store), screen, "original", data, made, files)
    _write(project / "new.png", shots.picture("new"))


def _fetch(project: Path) -> None:
    store = Store(Project(project))
    with store.locked():
        pass  # what a killed run left is carried through before the catalogue is read
    wanted = fetch_screens.sources(store)[0]
    fetch_screens._put_in(store, wanted, shots.picture("new"), True)


def _add(project: Path) -> None:
    arguments = [str(project / "new.png"), "--step", "open-home", "--month", "2026-11"]
    assert main(["screens", "add", *arguments, "--root", str(project)]) == 0


def _sign(project: Path) -> None:
    words = defaultdict(str)
    desk = Desk(Store(Project(project)), words, lambda: datetime.date(2026, 11, 24))
    with desk.store.locked():
        pass
    piece, data = desk.find("guide", "save-key", "original")
    bars = [(1, 1, 50, 50)]
    made, _, _ = originals.make_original("save-key", data, "2023-06", (), bars)
    desk.sign(piece, data, bars, "山田", sorted(made.made_sha256.values())[0])


def _two_guides(project: Path) -> None:
    _write(project / "mkdocs.yml", SETTINGS)
    for name in ("g", "h"):
        _write(project / f"docs/ja/{name}/p.md", PAGE.format(name=name))
        _write(project / f"docs/en/{name}/p.md", PAGE.format(name=name))
        _write(project / f"docs/_data/{name}/translations.toml", '["en/p"]\ntop = "old"\n')


def _translations(project: Path) -> None:
    assert main(["translations", "--root", str(project), "--update", "all"]) == 0


def _fields(verdict: str, picture: bytes = b"") -> dict[str, tuple[str, bytes]]:
    return {
        "verdict": ("", verdict.encode()),
        "note": ("", "違う".encode()),
        "picture": ("a.png", picture),
    }


def _answered(project: Path) -> None:
    _two_guides(project)
    walk = Walk(Project(project), "g", "2026-12")
    walk.keep(walk.steps[0], _fields("different", b"old"))


def _answer(project: Path) -> None:
    whole_files.recover(project)
    walk = Walk(Project(project), "g", "2026-12")
    walk.keep(walk.steps[0], _fields("same", b"new"))


def _finish(project: Path) -> None:
    whole_files.recover(project)
    walk = Walk(Project(project), "g", "2026-12")
    walk.finish()
    walk.finish()


def _drawings(project: Path) -> None:
    made = {project / f"docs/assets/screens/{name}.svg": "new" for name in ("a", "b")}
    draw_screens.draw_all = lambda project: made  # type: ignore[assignment]
    assert main(["screens", "draw", "--root", str(project)]) == 0


def _old_drawings(project: Path) -> None:
    _write(project / "mkdocs.yml", SETTINGS)
    _write(project / "docs/assets/screens/a.svg", "old")


def _publish(project: Path) -> None:
    build_versions.all_editions = lambda project: ("2026.11",)  # type: ignore[assignment]
    remote = str(project / "remote.git")
    publish_editions.publish(
        Project(project), remote, "2026.11", "https://w.example", build=_page,
        languages=LANGUAGES, replace=True,
    )  # fmt: skip
    git = ["git", "-C", remote, "show", "gh-pages:2026.11/index.html"]
    shown = subprocess.run(git, check=True, capture_output=True).stdout
    _write(project / "published", shown)


def _remote(project: Path) -> None:
    _write(project / "mkdocs.yml", SETTINGS)
    subprocess.run(["git", "init", "--quiet", "--bare", str(project / "remote.git")], check=True)


def _release(project: Path) -> None:
    def build(project: Project, folder: Path, **options: object) -> Any:
        _page(folder)
        _write(folder / "offline/g-2026.11.zip", "new")
        return SimpleNamespace(faults=())

    gather_release.build_site.build_site = build  # type: ignore[assignment]
    gather_release.release(Project(project), project / "build/release", "2026.11", "")


def _old_release(project: Path) -> None:
    _old_folder("site")(project)
    _old_zip(project)
    _old_folder("build/release")(project)


def _lock(project: Path) -> None:
    def run(command: list[str], **options: object) -> Any:
        _write(Path(command[command.index("--output-file") + 1]), "new")
        return SimpleNamespace(returncode=0)

    lock_requirements.ROOT = project
    lock_requirements.subprocess = SimpleNamespace(run=run)  # type: ignore[assignment]
    assert lock_requirements.main([]) == 0


def _old_locks(project: Path) -> None:
    _write(project / "mkdocs.yml", SETTINGS)
    for name in lock_requirements.LOCKS:
        _write(project / name, "old")


VERBS = {
    "site": Verb(_old_folder("site"), _site, ("site/",)),
    "site without exchange": Verb(_old_folder("site"), _site_without_exchange, ("site/",), True),
    "versions": Verb(_old_folder("build/versions"), _versions, ("build/versions/",)),
    "handout": Verb(_with_guide, _handout),
    "offline": Verb(_old_zip, _offline),
    "import": Verb(_plain_guide, _import),
    "new": Verb(_plain_guide, _new),
    "screens": Verb(_pictures, _fetch),
    "add_screen": Verb(_pictures, _add),
    "sign": Verb(_pictures, _sign),
    "translations": Verb(_two_guides, _translations),
    "answer": Verb(_answered, _answer),
    "finish": Verb(_answered, _finish),
    "drawings": Verb(_old_drawings, _drawings),
    "publish": Verb(_remote, _publish),
    "release": Verb(_old_release, _release, ("build/release/",)),
    "lock": Verb(_old_locks, _lock),
}
