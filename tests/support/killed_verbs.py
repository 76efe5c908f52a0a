"""The verbs that write, each with a small project, for kill_points.py."""

import contextlib
import subprocess
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf

from maintaining import lock_requirements
from support import killed_desks
from support.kill_points import Verb
from support.small_project import SETTINGS, write
from tebiki.building import build_offline, build_site
from tebiki.cli import offline
from tebiki.cli.main import main
from tebiki.files import made_folders, replace_folder
from tebiki.paper import build_handout
from tebiki.paper.set_handout import SetHandout
from tebiki.publishing import (
    build_versions,
    deploy_edition,
    gather_release,
    publish_editions,
    root_pages,
)
from tebiki.source.project import Project

LANGUAGES = (root_pages.Language("ja", "", "手引き"),)


def _old_folder(name: str) -> Callable[[Path], None]:
    def prepare(project: Path) -> None:
        write(project / "mkdocs.yml", "site_name: x\n")
        for file in ("index.html", "a/index.html", "handout/g-ja.pdf"):
            write(project / name / file, "old")
        made_folders.mark(project / name)

    return prepare


def _pages(folder: Path, edition: str = "", address: str = "") -> None:
    for file in ("index.html", "b/index.html"):
        write(folder / file, f"new {edition}")


def _page(folder: Path, edition: str = "", address: str = "") -> None:
    _pages(folder, edition)
    write(
        folder / "handout/g-ja.pdf", f"new {edition}"
    )  # which publishing would refuse: it is none


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
        "typesetting": SimpleNamespace(FONT="", fonts=lambda: None),
        "set_handout": lambda *rest: SetHandout(rest[4], b"new"),
        "guide_folders": lambda *rest: [site / "a"],
        "read_built": lambda *rest: page,
        "pages_in": lambda *rest: [page],
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
    offline.build_offline = lambda project, **rest: copy  # type: ignore[assignment]
    assert main(["offline", "--root", str(project)]) == 0


def _old_zip(project: Path) -> None:
    write(project / "mkdocs.yml", SETTINGS)
    write(project / "build/offline/g-2026.11.zip", "old")


def _new(project: Path) -> None:
    with contextlib.chdir(project):  # the report names the guide as it was given
        status = main(["new", "guide.md", "--name", "g", "--into", "made", "--no-site"])
    assert status == 0 or (project / "made/mkdocs.yml").is_file()  # whole by the run before


def _import(project: Path) -> None:
    guide = project / "guide.md"
    assert main(["import", str(guide), "--name", "g", "--root", str(project)]) == 0


def _plain_guide(project: Path) -> None:
    write(project / "mkdocs.yml", SETTINGS)
    write(project / "guide.md", "# 章\n\n## 開く\n\n開きます。\n\n## 閉じる\n\n閉じます。\n")


def _publish(project: Path) -> None:
    build_versions.all_editions = lambda project: ("2026.11",)  # type: ignore[assignment]
    remote = str(project / "remote.git")
    publish_editions.publish(
        Project(project), remote, "2026.11", "https://w.example", build=_pages,
        languages=LANGUAGES, replace=True,
    )  # fmt: skip
    git = ["git", "-C", remote, "show", "gh-pages:2026.11/index.html"]
    shown = subprocess.run(git, check=True, capture_output=True).stdout
    write(project / "published", shown)


def _remote(project: Path) -> None:
    write(project / "mkdocs.yml", SETTINGS)
    subprocess.run(["git", "init", "--quiet", "--bare", str(project / "remote.git")], check=True)


def _release(project: Path) -> None:
    def build(project: Project, folder: Path, **options: object) -> Any:
        _pages(folder)
        for name in ("offline", "handout"):
            (folder / name).mkdir()
        with zipfile.ZipFile(folder / "offline/g-2026.11.zip", "w") as archive:
            archive.writestr(zipfile.ZipInfo("index.html"), "new")
        paper = pypdf.PdfWriter()
        paper.add_blank_page(72, 72)
        paper.write(folder / "handout/g-ja.pdf")
        return SimpleNamespace(faults=())

    gather_release.build_site.build_site = build  # type: ignore[assignment]
    gather_release.release(Project(project), project / "build/release", "2026.11", "")


def _old_release(project: Path) -> None:
    _old_folder("site")(project)
    _old_zip(project)
    _old_folder("build/release")(project)


def _lock(project: Path) -> None:
    def run(command: list[str], **options: object) -> Any:
        write(Path(command[command.index("--output-file") + 1]), "new")
        return SimpleNamespace(returncode=0)

    lock_requirements.ROOT = project
    lock_requirements.subprocess = SimpleNamespace(run=run)  # type: ignore[assignment]
    assert lock_requirements.main([]) == 0


def _old_locks(project: Path) -> None:
    write(project / "mkdocs.yml", SETTINGS)
    for name in lock_requirements.LOCKS:
        write(project / name, "old")


VERBS = {
    "site": Verb(_old_folder("site"), _site, ("site/",)),
    "site without exchange": Verb(_old_folder("site"), _site_without_exchange, ("site/",), True),
    "versions": Verb(_old_folder("build/versions"), _versions, ("build/versions/",)),
    "handout": Verb(_with_guide, _handout),
    "offline": Verb(_old_zip, _offline),
    "import": Verb(_plain_guide, _import),
    "new": Verb(_plain_guide, _new),
    "screens": Verb(killed_desks.pictures, killed_desks.fetch),
    "add_screen": Verb(killed_desks.pictures, killed_desks.add),
    "sign": Verb(killed_desks.pictures, killed_desks.sign),
    "translations": Verb(killed_desks.two_guides, killed_desks.translations),
    "answer": Verb(killed_desks.answered, killed_desks.answer),
    "finish": Verb(killed_desks.answered, killed_desks.finish),
    "drawings": Verb(killed_desks.old_drawings, killed_desks.drawings),
    "publish": Verb(_remote, _publish),
    "release": Verb(_old_release, _release, ("build/release/",)),
    "lock": Verb(_old_locks, _lock),
}
