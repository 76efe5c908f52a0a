"""Runs MkDocs strictly: a warning stops it, and is said with file, line and remedy."""

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from tebiki.building import build_messages
from tebiki.building.build_languages import build_languages
from tebiki.building.site_context import SiteContext
from tebiki.files import text_files
from tebiki.files.data_faults import DataError, Said, SaidError, before, in_lines
from tebiki.jobs.jobs import ONE, Jobs
from tebiki.safety.site_address import read_site_url
from tebiki.source import site_defaults
from tebiki.source.project import Project
from tebiki.source.site_settings import ProjectError

_LOGS = ("mkdocs", "properdocs")  # the second is that of the drop-in, where it stands in


class SiteError(Exception):
    """The site was not built; `faults` are what is wrong, each with place and remedy.

    As a string, each in the languages in which it is said.
    """

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(map(in_lines, faults)))
        self.faults = faults


class Warnings(logging.Handler):
    """Collects what MkDocs and the plugin warn of during one build, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        is_said = isinstance(record.msg, Said) and not record.args
        message = record.msg if is_said else record.getMessage()
        if message not in self.messages:
            self.messages.append(message)

    def of(self, call: Callable[[], None]) -> tuple[tuple[str, ...], bool]:
        """Return what is warned of during `call`, and whether an error ended it, which is the last.

        What was warned of before is kept, and not said again.
        """
        start = len(self.messages)
        try:
            call()
        except (Abort, BuildError, ConfigurationError, DataError, SaidError) as error:
            text = "" if isinstance(error, Abort) and self.messages else str(error)
            if text and text not in self.messages:
                self.messages.append(text)
            return tuple(self.messages[start:]), True
        return tuple(self.messages[start:]), False


def run_mkdocs(
    project: Project,
    scratch: Path,
    edition: str | None,
    site_url: str | None,
    directory_urls: bool,
    versioned: bool,
    jobs: Jobs = ONE,
    *,
    held: bool = False,
) -> tuple[str, str, tuple[str, ...]]:
    """Build into `scratch`; return the edition, the address, what the site holds back.

    `held` is for what is built a second time: a build beside this one says what is wrong with the
    project's data. Raises SiteError.
    """
    try:
        docs = project.docs
    except ProjectError as error:
        raise SiteError(error.said) from error
    warnings = Warnings()
    levels = [(logger, logger.level, logger.propagate) for logger in map(logging.getLogger, _LOGS)]
    for logger, _, _ in levels:
        logger.addHandler(warnings)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    dated = "SOURCE_DATE_EPOCH" in os.environ
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    made: list[MkDocsConfig] = []
    try:
        said, _ = warnings.of(
            lambda: made.append(
                _configuration(project, scratch, edition, site_url, directory_urls, versioned)
            )
        )
        if made:
            made[0].plugins["tebiki"].is_held = held  # type: ignore[attr-defined]
            said += build_languages(made[0], jobs, warnings.of)
    finally:
        for logger, level, propagate in levels:
            logger.removeHandler(warnings)
            logger.setLevel(level)
            logger.propagate = propagate
        if not dated:  # the plugin sets it to the edition's month
            os.environ.pop("SOURCE_DATE_EPOCH", None)
    if said:
        raise SiteError(*with_places(said, docs, project.settings_file))
    plugin: Any = made[0].plugins["tebiki"]
    return plugin.edition.name, made[0].site_url or "", held_back_by(plugin.site)


def _configuration(
    project: Project,
    scratch: Path,
    edition: str | None,
    site_url: str | None,
    directory_urls: bool,
    versioned: bool,
) -> MkDocsConfig:
    """Read mkdocs.yml, with what this build is told."""
    options: dict[str, Any] = {"site_dir": str(scratch), "use_directory_urls": directory_urls}
    given = os.environ.get("SITE_URL") if site_url is None else site_url
    if given is not None:
        options["site_url"] = read_site_url(given)
    config = load_config(str(project.settings_file), **options)
    plugin: Any = config.plugins.get("tebiki")
    site_defaults.require_plugins(config)
    if edition is not None:
        plugin.config.edition = edition
    plugin.is_versioned = versioned
    plugin.has_worker = directory_urls
    return config


def with_places(messages: Iterable[str], docs: Path, settings_file: Path) -> list[str]:
    """Return what was warned of, each once, with its file and line where it has one."""
    files = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*"))]
    settings = _read(settings_file) or ""
    placed = [
        build_messages.with_place(message, lambda name: _read(docs / name), files, settings)
        for message in dict.fromkeys(messages)
    ]
    return build_messages.each_once(placed)


def held_back_by(site: SiteContext) -> tuple[str, ...]:
    """Return a message for each original that is not shown, and each file that is not published."""
    left_out = site.publication.left_out
    return (
        *map(in_lines, site.pictures.held_back),
        *(in_lines(before(f"{name}: ", why)) for name, why in left_out.items()),
    )


def _read(path: Path) -> str | None:
    try:
        return text_files.read_text(path, str(path))
    except DataError:  # which the build has said already
        return None
