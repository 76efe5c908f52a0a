"""The tree of all editions, built once a run, a static host for it, a repository to publish to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.bare_remote import git
from support.edition_tree import EDITIONS, SITE_URL
from support.projects import once
from support.served import QuietHandler, serving
from tebiki.publishing import build_versions
from tebiki.source.project import Project


class HostHandler(QuietHandler):
    """A host that serves the tree below /tebiki/ and its 404.html for what is not there."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/tebiki"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def tree(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every edition of the small project, only to read."""

    def build(folder: Path) -> None:
        built = build_versions.build_versions(Project(library), folder, site_url=SITE_URL)
        assert built.editions == EDITIONS

    return once(tmp_path_factory, "versions", build)


@pytest.fixture(scope="session")
def host(tree: Path) -> Iterator[str]:
    """The address of the tree on the loopback, below a path, with a slash at its end."""
    with serving(tree, HostHandler) as address:
        yield f"{address}tebiki/"


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty bare repository, as a host keeps it."""
    folder = tmp_path / "remote.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare")
    return folder
