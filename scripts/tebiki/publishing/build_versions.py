"""Builds every edition into one browsable tree, as it will be published."""

from pathlib import Path

from tebiki.building import build_site
from tebiki.editions import built_edition
from tebiki.files import made_folders
from tebiki.files.replace_folder import new_folder
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.publishing import deploy_edition
from tebiki.safety.site_address import SiteAddressError, read_site_url
from tebiki.source.project import Project


def all_editions(project: Project) -> tuple[str, ...]:
    """Return the editions that there are, the oldest first."""
    return built_edition.known_editions(project)


def build_versions(
    project: Project,
    out: Path,
    *,
    site_url: str = "",
    build: deploy_edition.Builder | None = None,
) -> tuple[str, ...]:
    """Build all editions into `out`, which is replaced only by a whole tree; return them.

    Raises build_site.SiteError.
    """
    try:
        address = read_site_url(site_url)
    except SiteAddressError as error:
        raise build_site.SiteError(error.said) from error
    there_are = all_editions(project)
    try:
        with (
            new_folder(out, project.root) as tree,
            scratch(project.root / IN_PROJECT) as entry,
        ):
            repository = entry / "repository"
            deploy_edition.start_repository(repository)
            for edition in there_are:
                make = build or deploy_edition.builder(project)
                deploy_edition.deploy(repository, edition, address, make, f"Build {edition}")
            languages = deploy_edition.read_languages(project)
            deploy_edition.write_root(project, repository, languages, address)
            deploy_edition.check_out(repository, tree)
    except made_folders.FolderRefused as error:
        raise build_site.SiteError(error.said) from error
    return there_are
