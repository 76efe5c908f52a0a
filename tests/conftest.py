"""What the tests share: the real site built once, a loopback server for it, Chromium."""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from measuring import chromium_flags
from support.served import CHECKOUT, ROOT, QuietHandler
from tebiki.building import build_site

os.environ["EVENT_FILE"] = ""  # a maintainer's event.toml is no part of the tests


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last: Playwright's event loop goes on to the end."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("chromium")
    items.sort(key=lambda item: item.get_closest_marker("chromium") is not None)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, newest edition, no address."""
    folder = tmp_path_factory.mktemp("site") / "site"
    build_site.build_site(CHECKOUT, folder, site_url="")
    return folder


@pytest.fixture(scope="session")
def event_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with the example's event."""
    folder = tmp_path_factory.mktemp("event") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVENT_FILE", "event.example.toml")
        build_site.build_site(CHECKOUT, folder, site_url="")
    return folder


@pytest.fixture(scope="session")
def site_server(built_site: Path) -> Iterator[str]:
    """The address of the real site on the loopback, with a slash at its end."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(built_site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    path = shutil.which("chromium")
    assert path, "the browser tests need chromium; run make test, which says how to get it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium_flags.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's sources, to break; its face is its own."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own = settings.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    (tmp_path / "mkdocs.yml").write_text(own, encoding="utf-8")
    return tmp_path
