"""Builds every edition into one browsable tree, as it will be published."""

import datetime
import shutil
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tebiki.building import build_site, site_sources
from tebiki.building.build_site import BuiltSite
from tebiki.editions import built_edition
from tebiki.editions.editions import choose
from tebiki.files import made_folders, whole_files
from tebiki.files.data_faults import DataError, Said
from tebiki.files.replace_folder import new_folder
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.jobs.forked import ProcessEnded
from tebiki.jobs.jobs import ONE, Jobs, Task
from tebiki.publishing import deploy_edition
from tebiki.safety.site_address import SiteAddressError, read_site_url
from tebiki.source.project import Project
from tebiki.source.site_settings import ProjectError, plugin_settings

_NAME = Said("the edition {edition}", "版 {edition}")


@dataclass(frozen=True)
class Versions:
    """A tree of editions as it was built, the oldest first, and the seconds it took."""

    folder: Path
    editions: tuple[str, ...]
    site_url: str
    seconds: float
    sites: tuple[BuiltSite, ...] = ()


def all_editions(project: Project) -> tuple[str, ...]:
    """Return the editions that there are, the oldest first."""
    return built_edition.known_editions(project)


def to_publish(project: Project, wanted: str) -> str:
    """Return the edition to publish: `wanted`, the newest, or this month where no page names one.

    Raises EditionError for one that there is not.
    """
    return choose(wanted, all_editions(project)) or f"{datetime.date.today():%Y.%m}"


def is_tree(project: Project) -> bool:
    """Tell whether the site has a folder for each edition: from the second one on.

    What is wrong with the project's data is left to the build, which says all of it.
    """
    try:
        if plugin_settings(project.settings, "tebiki").get("edition"):
            return False
        return len(all_editions(project)) > 1
    except (DataError, ProjectError):
        return False


def build_versions(
    project: Project,
    out: Path,
    *,
    site_url: str = "",
    build: deploy_edition.Builder | None = None,
    pages_only: bool = False,
    jobs: Jobs = ONE,
) -> Versions:
    """Build all editions into `out`, which is replaced only by a whole tree.

    `jobs` builds several at once; `build` builds one in place of it.
    Raises build_site.SiteError.
    """
    start = time.monotonic()
    try:
        address = read_site_url(site_url)
    except SiteAddressError as error:
        raise build_site.SiteError(error.said) from error
    whole_files.recover(project.root)
    there_are = all_editions(project)
    source = site_sources.sum_of(project, "", site_url, every_edition=True)
    sites: list[BuiltSite] = []
    try:
        with (
            new_folder(out, project.root) as tree,
            scratch(project.root / IN_PROJECT) as entry,
        ):
            newest_first = there_are[::-1]  # it says the most of what is wrong
            if not build:
                work = partial(_build_one, project, entry, address, out, pages_only, jobs)
                names = [_NAME.filled(edition=edition) for edition in newest_first]
                sites = jobs.all_of(
                    [
                        Task(name, partial(work, edition))
                        for name, edition in zip(names, newest_first, strict=True)
                    ]
                )
            repository = entry / "repository"
            deploy_edition.start_repository(repository)
            for edition in newest_first:
                deploy_edition.deploy(
                    repository, edition, address, build or _mover(entry), f"Build {edition}"
                )
            languages = deploy_edition.read_languages(project)
            deploy_edition.write_root(project, repository, languages, address)
            deploy_edition.check_out(repository, tree)
            if sites and not pages_only and not any(site.faults for site in sites):
                made_folders.note_source(tree, source)
    except (made_folders.FolderRefused, ProcessEnded) as error:
        raise build_site.SiteError(error.said) from error
    return Versions(out, there_are, address, time.monotonic() - start, tuple(reversed(sites)))


def _build_one(
    project: Project,
    entry: Path,
    address: str,
    out: Path,
    pages_only: bool,
    jobs: Jobs,
    edition: str,
) -> BuiltSite:
    """Build an edition into its folder below `entry`."""
    return build_site.build_site(
        project, entry / edition, edition=edition,
        site_url=f"{address}{edition}/" if address else "", versioned=True,
        pages_only=pages_only, before=out / edition, jobs=jobs,
    )  # fmt: skip


def _mover(entry: Path) -> deploy_edition.Builder:
    """Return what puts an edition that stands below `entry` where it is deployed from."""

    def move(folder: Path, edition: str, address: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)  # the one before it
        (entry / edition).rename(folder)

    return move
