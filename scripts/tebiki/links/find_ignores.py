"""Finds the ignores of every guide, and those that nothing needs any more."""

from collections.abc import Sequence

from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore, read_ignores, unneeded
from tebiki.files.text_files import read_text
from tebiki.source.project import Project

IGNORES = "ignores.toml"


def find_ignores(project: Project | None) -> list[Ignore]:
    """Return the entries of every guide's ignores.toml, none without a project.

    Raises DataError and ProjectError.
    """
    found: list[Ignore] = []
    for _, path in sorted(project.data_files(IGNORES).items()) if project else ():
        shown = project.shown(path) if project else ""
        found.extend(read_ignores(read_text(path, shown), shown))
    return found


def unneeded_findings(ignored: Sequence[Ignore], check: str, used: set[Ignore]) -> list[Finding]:
    """Return a finding for each ignore of `check` that covered nothing."""
    return [
        Finding("", one.file, one.line, "ignore", one.what, one.unneeded)
        for one in unneeded(ignored, check, used)
    ]
