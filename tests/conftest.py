"""What the tests share: sites built once a run, loopback servers for them, Chromium."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from measuring import chromium_flags
from support.guide_sites import (  # noqa: F401
    built_site,
    event_site,
    guide_project,
    hosted_guide,
    hosted_site,
    site_server,
)
from support.messages import note_english_only
from support.projects import copy_library, copy_noted_library, once, with_own_face
from support.served import ROOT, serving
from tebiki.building import build_site
from tebiki.source.project import Project

os.environ["EVENT_FILE"] = ""  # a maintainer's event.toml is no part of the tests


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last: Playwright's event loop goes on to the end."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("chromium")
    items.sort(key=lambda item: item.get_closest_marker("chromium") is not None)


@pytest.fixture(autouse=True)
def every_message_in_japanese(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail where our code says in English alone what an organiser, author or translator meets."""
    alone = note_english_only(monkeypatch)
    yield
    if "english_only" not in request.keywords:
        assert not alone, "said in English alone: give Said its Japanese"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, only to read."""
    return once(tmp_path_factory, "library", copy_library)


@pytest.fixture(scope="session")
def library_site(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site, newest edition, no address."""
    return once(
        tmp_path_factory,
        "library-site",
        lambda folder: build_site.build_site(Project(library), folder, site_url=""),
    )


@pytest.fixture(scope="session")
def library_old_site(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site as it was in its first edition, pages only."""
    return once(
        tmp_path_factory,
        "library-old-site",
        lambda folder: build_site.build_site(
            Project(library), folder, edition="2024.04", site_url="", pages_only=True
        ),
    )


@pytest.fixture(scope="session")
def noted_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a step skipped, one called anew and a note at an end; to read."""
    return once(tmp_path_factory, "noted-library", copy_noted_library)


@pytest.fixture(scope="session")
def noted_site(noted_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, newest edition, no address."""
    return once(
        tmp_path_factory,
        "noted-site",
        lambda folder: build_site.build_site(Project(noted_library), folder, site_url=""),
    )


@pytest.fixture(scope="session")
def noted_server(noted_site: Path) -> Iterator[str]:
    """Its address on the loopback, with a slash at its end."""
    with serving(noted_site) as address:
        yield address


@pytest.fixture(scope="session")
def library_event_site(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site with the example's event."""

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("EVENT_FILE", str(ROOT / "event.example.toml"))
            build_site.build_site(Project(library), folder, site_url="")

    return once(tmp_path_factory, "library-event-site", build)


@pytest.fixture(scope="session")
def library_server(library_site: Path) -> Iterator[str]:
    """The address of the small project's site on the loopback, with a slash at its end."""
    with serving(library_site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    path = shutil.which("chromium")
    assert path, "the browser tests need chromium; run make test, which says how to get it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(chromium_flags.FOR_PLAYWRIGHT)
        )
        yield browser
        browser.close()


@pytest.fixture
def laptop(chromium: Browser) -> Iterator[Page]:
    """A page as wide as a laptop, of a browser that has kept nothing; an error on it fails."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    yield page
    context.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project, to break; its face is its own."""
    return with_own_face(copy_library(tmp_path))
