"""Builds the copy of the site that opens by double-click, as one zip for a disk or a USB stick."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tebiki.building import offline_copy
from tebiki.building.add_downloads import add_downloads
from tebiki.building.run_mkdocs import run_mkdocs
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.paper.build_handout import Handout, keep_or_build_handouts
from tebiki.source.project import Project
from tebiki.source.read_words import read_words


@dataclass(frozen=True)
class OfflineCopy:
    """The zip as it was made: its name, its bytes, the handouts that could not be made."""

    name: str
    data: bytes
    faults: tuple[str, ...]


def build_offline(
    project: Project,
    *,
    edition: str | None = None,
    site_url: str | None = None,
    handouts: tuple[Path, tuple[Handout, ...]] | None = None,
) -> OfflineCopy:
    """Build the site with plain file addresses, and pack it. Raises SiteError.

    `handouts` are those that were made already, and the site that they are in.
    """
    with scratch(project.root / IN_PROJECT) as entry:
        folder = entry / "site"
        folder.mkdir()
        built, address, _ = run_mkdocs(project, folder, edition, site_url, False, False)
        faults: tuple[str, ...] = ()
        if handouts is None:
            made, faults = keep_or_build_handouts(project, folder, None, built, address)
        else:
            made = handouts[1]
            for handout in made:
                target = folder / handout.path
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(handouts[0] / handout.path, target)
        add_downloads(project, folder, made, None)
        name = "-".join(filter(None, (copy_name(project), built)))
        return OfflineCopy(
            f"{name}.zip", offline_copy.pack(_files(project, folder, built), name, built), faults
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
