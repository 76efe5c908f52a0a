"""Builds the copy of the site that opens by double-click, as one zip for a disk or a USB stick."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tebiki.building import offline_copy
from tebiki.building.add_downloads import add_downloads
from tebiki.building.run_mkdocs import SiteError, run_mkdocs
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.jobs.forked import ProcessEnded
from tebiki.jobs.jobs import ONE, Jobs
from tebiki.paper.build_handout import Handout, keep_or_build_handouts
from tebiki.source.project import Project
from tebiki.source.read_words import read_words


@dataclass(frozen=True)
class OfflineCopy:
    """The zip as it was made: its name, its bytes, the handouts that could not be made."""

    name: str
    data: bytes
    faults: tuple[str, ...] = ()


def build_offline(project: Project, *, jobs: Jobs = ONE) -> OfflineCopy:
    """Build the site with plain file addresses, its handouts, and pack it. Raises SiteError.

    `jobs` does what it can side by side.
    """
    try:
        with file_addresses(project) as folder:
            built, address, _ = run_mkdocs(project, folder, None, None, False, False, jobs)
            made, faults = keep_or_build_handouts(project, folder, None, built, address, jobs)
            copy = pack(project, folder, built, made, folder)
    except ProcessEnded as error:
        raise SiteError(error.said) from error
    return replace(copy, faults=faults)


@contextmanager
def file_addresses(project: Project) -> Iterator[Path]:
    """Give an empty folder for the pages of a copy."""
    with scratch(project.root / IN_PROJECT) as entry:
        folder = entry / "site"
        folder.mkdir()
        yield folder


def build_pages(
    project: Project, folder: Path, edition: str | None, site_url: str | None, jobs: Jobs
) -> None:
    """Build the pages of a copy into `folder`, with plain file addresses, beside the site's own.

    Raises SiteError, which says less than that of the site where the data has faults.
    """
    run_mkdocs(project, folder, edition, site_url, False, False, jobs, held=True)


def pack(
    project: Project, folder: Path, edition: str, handouts: Sequence[Handout], site: Path
) -> OfflineCopy:
    """Return the zip of the pages in `folder`, with the handouts that stand in `site`."""
    for handout in handouts if site != folder else ():
        target = folder / handout.path
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(site / handout.path, target)
    add_downloads(project, folder, handouts, None)
    name = "-".join(filter(None, (copy_name(project), edition)))
    return OfflineCopy(
        f"{name}.zip", offline_copy.pack(_files(project, folder, edition), name, edition)
    )


def copy_name(project: Project) -> str:
    """Return what the copy is called: as its guide, where there is one."""
    return project.guides[0] if len(project.guides) == 1 else "tebiki"


def _files(project: Project, folder: Path, edition: str) -> dict[str, bytes]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and offline_copy.is_in_copy(path.relative_to(folder).as_posix())
    }
    stub = files.pop("search/search_index.json").decode()
    files["search/search_index.js"] = offline_copy.theme_index(stub).encode()
    files[offline_copy.READ_ME] = offline_copy.read_me(read_words(project.root), edition)
    return files
