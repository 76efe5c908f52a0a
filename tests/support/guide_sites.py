"""Fixtures of this repository's own guide: for its own tests, and for journeys in two browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.projects import copy_guide, once, with_own_face
from support.served import CHECKOUT, serving
from tebiki.building import build_site, site_sources
from tebiki.publishing import build_versions


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's site, newest edition, no address."""
    return once(
        tmp_path_factory,
        "guide-site",
        lambda folder: build_site.build_site(CHECKOUT, folder, site_url=""),
    )


@pytest.fixture(scope="session")
def hosted_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's site with all editions, no address: that of `make content` while it is fresh."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "")
        if site_sources.is_fresh(CHECKOUT, CHECKOUT.site, "", every_edition=True):
            return CHECKOUT.site
    return once(
        tmp_path_factory,
        "hosted-guide",
        lambda folder: build_versions.build_versions(CHECKOUT, folder, site_url=""),
    )


@pytest.fixture(scope="session")
def hosted_site(hosted_guide: Path) -> Path:
    """The guide's newest edition as it is hosted."""
    return hosted_guide / "latest"


@pytest.fixture(scope="session")
def event_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's site with the example's event."""

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("EVENT_FILE", "event.example.toml")
            build_site.build_site(CHECKOUT, folder, site_url="")

    return once(tmp_path_factory, "guide-event-site", build)


@pytest.fixture(scope="session")
def site_server(built_site: Path) -> Iterator[str]:
    """The address of the guide's site on the loopback, with a slash at its end."""
    with serving(built_site) as address:
        yield address


@pytest.fixture
def guide_project(tmp_path: Path) -> Path:
    """A copy of the guide's project, to break; its face is its own."""
    return with_own_face(copy_guide(tmp_path))
