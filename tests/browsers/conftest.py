"""What the journeys share: the watched site, hosted and on a disk, and readers in both engines."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from readers import FirefoxReader, Reader, WebKitReader, running_firefox
from sites import Site, put_eye_on
from support.served import CHECKOUT
from tebiki.building import keep_on_devices


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what Selenium's own code for WebKit is warned of at each start."""
    config.addinivalue_line("filterwarnings", "ignore:setting remote_server_addr")


@pytest.fixture(scope="session")
def built_site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, watched; `site_server` serves it."""
    folder = tmp_path_factory.mktemp("watched") / "site"
    shutil.copytree(built_site, folder)
    put_eye_on(folder)
    keep_on_devices.write_lists(CHECKOUT, folder)  # of the pages as they are now
    return folder


@pytest.fixture(scope="session")
def hosted(built_site: Path, site_server: str) -> Site:
    """The site as a server gives it."""
    return Site(built_site, site_server)


@pytest.fixture(scope="session")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The zip that the site offers, unpacked where a participant may unpack it."""
    (zipped,) = (built_site / "offline").glob("*.zip")
    place = tmp_path_factory.mktemp("disk") / "デスクトップ 2" / "手引き (写し)"
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    put_eye_on(folder)
    return Site(folder, f"{folder.as_uri()}/")


@pytest.fixture(scope="session", params=["hosted", "copy"])
def site(request: pytest.FixtureRequest, hosted: Site, copy: Site) -> Site:
    """Both of them, one after the other."""
    return {"hosted": hosted, "copy": copy}[request.param]


@pytest.fixture(scope="session")
def firefox(built_site: Path) -> Iterator[Browser]:
    """Firefox for all tests, started after the build: Playwright keeps an event loop running."""
    with running_firefox() as browser:
        yield browser


@pytest.fixture(params=["firefox", "webkit"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A new reader in each engine; at the end, no page may have seen anything go wrong."""
    if request.param == "firefox":
        made: Reader = FirefoxReader(request.getfixturevalue("firefox"))
    else:
        made = WebKitReader()
    try:
        yield made
        faults = made.evaluate("seenFaults()")
    finally:
        made.close()
    assert faults == []
