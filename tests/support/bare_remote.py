"""An empty bare repository as a host keeps it, and the small project's editions sent to it."""

import subprocess
from pathlib import Path

from support.projects import LIBRARY
from tebiki.building.build_site import SiteError
from tebiki.publishing import deploy_edition, root_pages
from tebiki.publishing.publish_editions import publish
from tebiki.source.project import Project

SITE = "https://workshop.example"
LANGUAGES = (root_pages.Language("ja", "", "手引き"), root_pages.Language("en", "en/", "Guide"))


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def small_site(text: str = "page") -> deploy_edition.Builder:
    def build(folder: Path, edition: str, address: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "handout").mkdir(exist_ok=True)
        (folder / "handout" / "guide.txt").write_bytes(b"made after MkDocs")
        (folder / "index.html").write_text(f"{edition} {address} {text}", encoding="utf-8")

    return build


def half_a_site(folder: Path, edition: str, address: str) -> None:
    small_site()(folder, edition, address)
    raise SiteError("docs/ja/a.md:1: wrong; mend it")


def run(remote: Path, edition: str, **options: object) -> list[str]:
    options.setdefault("build", small_site())
    return publish(Project(LIBRARY), str(remote), edition, SITE, languages=LANGUAGES, **options)  # type: ignore[arg-type]


def show(remote: Path, name: str) -> str:
    return git(remote, "show", f"gh-pages:{name}")


def head(remote: Path) -> str:
    return git(remote, "for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")
