"""Gives a built edition what keeps it on a reader's device, as the project's settings say."""

from collections.abc import Mapping
from pathlib import Path

from tebiki.jobs.jobs import ONE, Jobs
from tebiki.keeping import write_kept
from tebiki.keeping.face_colours import grounds
from tebiki.keeping.write_kept import SiteFace
from tebiki.source import site_defaults
from tebiki.source.project import Project, face
from tebiki.source.read_words import read_words
from tebiki.source.site_settings import plugin_settings


def is_on(project: Project) -> bool:
    """Tell whether readers' devices keep the project's guides; MkDocs has judged the setting."""
    return bool(plugin_settings(project.settings, "tebiki").get("keep", True))


def write_worker(project: Project, site: Path) -> None:
    """Write the service worker, before the styles are slimmed: it makes a part of a page."""
    write_kept.write_worker(site, face(), keeps=is_on(project))


def write_lists(project: Project, site: Path, jobs: Jobs = ONE) -> None:
    """Write what the worker reads, once all files of the edition are there."""
    if is_on(project):
        words = read_words(project.root, project.languages)
        write_kept.write_lists(site, project.guides, _face_of(project, site), words, jobs)


def _face_of(project: Project, site: Path) -> SiteFace:
    settings = project.settings
    theme = settings.get("theme")
    favicon = theme.get("favicon") if isinstance(theme, Mapping) else None
    sheets = [site / name for name in (site_defaults.STYLES, *(settings.get("extra_css") or ()))]
    own_names = {
        str(entry["locale"]): entry.get("site_name")
        for entry in plugin_settings(settings, "i18n").get("languages") or ()
    }
    name = str(settings.get("site_name", ""))
    return SiteFace(
        {locale: str(own_names.get(locale) or name) for locale in project.languages},
        tuple(dict.fromkeys([str(favicon or site_defaults.MARK), site_defaults.MARK])),
        grounds(path.read_text(encoding="utf-8") for path in sheets if path.is_file()),
    )
