"""Says in Markdown what a check of links has found, for the page of a CI's run.

### Links inside the site
6,120 links on 130 pages were followed without any network: all of them lead somewhere.
"""

from collections.abc import Sequence

from tebiki.files.findings import Finding
from tebiki.links.site_files import Site

_SHOWN = 100


def summary(site: Site, found: Sequence[Finding]) -> str:
    """Return the summary: how much was checked, and a row for each finding."""
    links = sum(len(document.links) for document in site.documents.values())
    pages = sum(name.endswith(".html") for name in site.documents)
    result = f"{len(found)} to mend." if found else "all of them lead somewhere."
    lines = [
        "### Links inside the site",
        "",
        f"{links:,} links on {pages:,} pages were followed without any network: {result}",
    ]
    if found:
        lines += ["", "| where | link | what is wrong |", "|---|---|---|"]
        lines += [_row(finding) for finding in found[:_SHOWN]]
        lines += [f"| … | | {len(found) - _SHOWN} more |"] if len(found) > _SHOWN else []
    return "\n".join([*lines, ""])


def _row(finding: Finding) -> str:
    where = f"{finding.source or finding.page}:{finding.line}"
    return f"| {_code(where)} | {_code(finding.url)} | {_plain(finding.reason)} |"


def _code(text: str) -> str:
    """What others wrote as code in a table: it becomes no link, no HTML, no further column."""
    plain = " ".join(text.replace("`", "'").split()).replace("|", "\\|")
    return f"`{plain}`"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
