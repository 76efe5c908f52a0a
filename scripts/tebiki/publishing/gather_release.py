"""Gathers what a release carries: the handouts, the copies for offline use, their checksums."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from tebiki.building import build_site
from tebiki.files.data_faults import Said, before
from tebiki.files.replace_folder import new_folder
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.jobs.jobs import ONE, Jobs
from tebiki.publishing import refusals
from tebiki.source.project import Project

_NO_HANDOUT = Said(
    "there is no handout; a release needs one: add a guide to the navigation",
    "配布資料がありません。リリースには一つ以上要ります。nav に手引きを足してください。",
)
SUMS = "SHA256SUMS"


def release(
    project: Project, out: Path, edition: str, site_url: str, jobs: Jobs = ONE
) -> list[str]:
    """Build `edition` as it is published, gather its files into `out`; return their names.

    `site_url` is the address of all editions, with a slash at its end, or ""; `jobs` builds
    side by side. Raises build_site.SiteError, also for a handout that cannot be made and for what
    may be a secret, and FolderRefused.
    """
    with scratch(project.root / IN_PROJECT) as entry:
        site = entry / "site"
        address = f"{site_url}{edition}/" if site_url else ""
        built = build_site.build_site(project, site, edition=edition, site_url=address, jobs=jobs)
        if built.faults:
            raise build_site.SiteError("\n".join(built.faults))
        if leaking := refusals.secrets(project, site):
            raise build_site.SiteError(leaking)
        return gather(project, out, edition, site / "handout", site / "offline")


def gather(project: Project, out: Path, edition: str, handouts: Path, copies: Path) -> list[str]:
    """Copy PDFs and zips into `out` with the edition in their names; return the names.

    Raises build_site.SiteError where there is no handout: a release without one is a mistake;
    and made_folders.FolderRefused.
    """
    found = sorted(handouts.glob("*.pdf"))
    if not found:
        raise build_site.SiteError(before(f"{handouts}: ", _NO_HANDOUT))
    found += sorted(copies.glob(f"*-{edition}.zip"))
    with new_folder(out, project.root) as folder:
        for path in found:
            shutil.copyfile(path, folder / _name(path, edition))
        names = sorted(path.name for path in folder.iterdir())
        (folder / SUMS).write_text(checksums(folder, names), encoding="utf-8")
    return [*names, SUMS]


def checksums(folder: Path, names: Sequence[str]) -> str:
    """Return one line a file, as `sha256sum --check` reads it."""
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in names
    ]
    return "\n".join(lines) + "\n"


def _name(path: Path, edition: str) -> str:
    return path.name if edition in path.name else f"{path.stem}-{edition}{path.suffix}"
