"""Checks the links inside a folder of HTML, without any network."""

from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore
from tebiki.links.faults import Fault
from tebiki.links.find_ignores import find_ignores, unneeded_findings
from tebiki.links.judge import judge_site
from tebiki.links.site_files import Site
from tebiki.source import page_sources
from tebiki.source.project import Project


def check_site(site: Site, project: Project | None) -> list[Finding]:
    """Return what is wrong with the links inside a site.

    `project` has the Markdown that it was built from; None: nobody knows it.
    Raises DataError and ProjectError.
    """
    origin = page_sources.of_project(project)
    ignored = find_ignores(project)
    used: set[Ignore] = set()
    found = []
    for fault in judge_site(site):
        covering = [
            one
            for one in ignored
            if one.check == "site" and one.covers(fault.link.address, fault.page, fault.reason)
        ]
        used.update(covering)
        if not covering:
            found.append(_finding(fault, origin))
    found.extend(unneeded_findings(ignored, "site", used))
    return found


def _finding(fault: Fault, origin: page_sources.Sources) -> Finding:
    link = fault.link
    source = origin.place(fault.page, link.element, link.address)
    name, line = source or (None, link.line)
    return Finding(fault.page, name, line, link.element, link.address, fault.reason)
