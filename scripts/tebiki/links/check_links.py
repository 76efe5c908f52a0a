"""Checks the links inside a folder of HTML, without any network."""

from collections.abc import Iterable, Iterator, Sequence

from tebiki.files.findings import Finding
from tebiki.files.ignores import Ignore
from tebiki.links.faults import Fault
from tebiki.links.find_ignores import find_ignores, unneeded_findings
from tebiki.links.judge import judge_site
from tebiki.links.site_files import Site
from tebiki.source import built_editions, page_sources
from tebiki.source.project import Project


def check_site(site: Site, project: Project | None) -> list[Finding]:
    """Return what is wrong with the links inside a site.

    `project` has the Markdown that it was built from; None: nobody knows it.
    Raises DataError and ProjectError.
    """
    origin = page_sources.of_project(project, editions_in(site))
    ignored = find_ignores(project)
    used: set[Ignore] = set()
    found = []
    for fault in distinct(judge_site(site), editions_in(site)):
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


def editions_in(site: Site) -> tuple[str, ...]:
    """Return the editions of a site of several, the oldest first, () for one alone."""
    has_list = built_editions.VERSIONS in site.files
    text = site.text_of(built_editions.VERSIONS) if has_list else ""
    return built_editions.editions_in(text)


def distinct(faults: Iterable[Fault], editions: Sequence[str]) -> Iterator[Fault]:
    """Yield the faults without those of `latest/` that the newest edition, its original, has."""
    newest = f"{editions[-1]}/" if editions else ""
    said: set[tuple[str, str, str]] = set()
    copied = f"{built_editions.LATEST}/"
    held = []
    for fault in faults:
        if newest and fault.page.startswith(copied):
            held.append(fault)
        else:
            said.add((fault.page, fault.link.element, fault.link.address))
            yield fault
    for fault in held:
        original = f"{newest}{fault.page.removeprefix(copied)}"
        if (original, fault.link.element, fault.link.address) not in said:
            yield fault


def _finding(fault: Fault, origin: page_sources.Sources) -> Finding:
    link = fault.link
    source = origin.place(fault.page, link.element, link.address)
    name, line = source or (None, link.line)
    return Finding(fault.page, name, line, link.element, link.address, fault.reason)
