"""Reads once, before processes part, what takes long and each of them would read for itself."""

from contextlib import suppress

from tebiki.jobs.jobs import Jobs
from tebiki.search import japanese_words, readings
from tebiki.source.project import Project
from tebiki.source.site_settings import ProjectError


def read_ahead(project: Project, jobs: Jobs) -> None:
    """Read the dictionary's synonyms, where several builds side by side will ask for them.

    What is wrong with dictionary or settings is left to those builds.
    """
    if not jobs.are_several:
        return
    with suppress(ProjectError, readings.DictionaryError):
        if readings.LANGUAGE in project.languages:
            japanese_words.open_words().members()
