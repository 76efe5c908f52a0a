"""Builds the whole site of one edition, strictly: all of it in its folder, or nothing changed."""

import time
from dataclasses import dataclass
from pathlib import Path

from tebiki.building import keep_on_devices, site_sources
from tebiki.building.add_downloads import add_downloads
from tebiki.building.build_offline import build_pages, file_addresses, pack
from tebiki.building.run_mkdocs import SiteError as SiteError
from tebiki.building.run_mkdocs import run_mkdocs
from tebiki.building.slim_styles import slim_site
from tebiki.files import made_folders, whole_files
from tebiki.files.data_faults import Said
from tebiki.files.replace_folder import folder_lock, new_folder
from tebiki.jobs.forked import ProcessEnded
from tebiki.jobs.jobs import ONE, Jobs, Task
from tebiki.paper.build_handout import Handout, keep_or_build_handouts
from tebiki.source.project import Project

_PAGES = Said("pages and handouts", "ページと配布資料")
_COPY = Said("the pages of the copy for a disk", "オフライン用の写しのページ")


@dataclass(frozen=True)
class BuiltSite:
    """A site as it was built: its folder, edition, address and the seconds it took.

    `faults` says which handouts could not be made; the site stands without them.
    `held_back` has a line for each original that the site does not show, and why, and for each
    file that it does not publish because nothing uses it.
    """

    folder: Path
    edition: str
    site_url: str
    seconds: float
    handouts: tuple[Handout, ...]
    faults: tuple[str, ...]
    held_back: tuple[str, ...]


@dataclass(frozen=True)
class _Pages:
    """What was made of the pages: see BuiltSite."""

    edition: str
    address: str
    held_back: tuple[str, ...]
    handouts: tuple[Handout, ...] = ()
    faults: tuple[str, ...] = ()


def build_site(
    project: Project,
    site_dir: Path,
    *,
    edition: str | None = None,
    site_url: str | None = None,
    directory_urls: bool = True,
    versioned: bool = False,
    pages_only: bool = False,
    before: Path | None = None,
    jobs: Jobs = ONE,
) -> BuiltSite:
    """Build the project's site into `site_dir`, which is replaced only by a whole site.

    `edition` and `site_url` default to the environment's EDITION and SITE_URL. `versioned` is
    for a folder beside other editions: with the menu that leads to them. `pages_only` leaves out
    the handouts and the copy for a disk. `before` is where the site of before stands, if it is not
    `site_dir`: handouts that cannot be set stay as they are there. `jobs` does what needs not wait
    for each other side by side: the languages, the handouts, the copy for a disk.
    Raises SiteError with all that is wrong, or for a folder that we did not make.
    """
    start = time.monotonic()
    try:
        whole_files.recover(project.root)
        source = site_sources.sum_of(project, edition, site_url)
        with new_folder(site_dir, project.root) as scratch, file_addresses(project) as on_disk:

            def pages() -> _Pages:
                built = run_mkdocs(
                    project, scratch, edition, site_url, directory_urls, versioned, jobs
                )
                if directory_urls:
                    keep_on_devices.write_worker(project, scratch)
                slim_site(scratch, project.root)
                if pages_only:
                    return _Pages(*built)
                with folder_lock(site_dir, project.root):
                    return _Pages(
                        *built,
                        *keep_or_build_handouts(
                            project, scratch, before or site_dir, built[0], built[1], jobs
                        ),
                    )

            parts: list[Task[_Pages | None]] = [Task(_PAGES, pages)]
            if directory_urls and not pages_only:
                parts.append(
                    Task(_COPY, lambda: build_pages(project, on_disk, edition, site_url, jobs))
                )
            made = jobs.all_of(parts)[0]
            assert made
            copy = None
            if len(parts) > 1:
                offline = pack(project, on_disk, made.edition, made.handouts, scratch)
                copy = f"offline/{offline.name}"
                (scratch / "offline").mkdir()
                (scratch / copy).write_bytes(offline.data)
            add_downloads(project, scratch, made.handouts, copy)
            if directory_urls:
                keep_on_devices.write_lists(project, scratch, jobs)
            if copy and not versioned and not made.faults:
                made_folders.note_source(scratch, source)
    except (made_folders.FolderRefused, ProcessEnded) as error:
        raise SiteError(error.said) from error
    seconds = time.monotonic() - start
    return BuiltSite(
        site_dir, made.edition, made.address, seconds, made.handouts, made.faults, made.held_back
    )
