"""Says what a check has found, as lines for people and as JSON for programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from tebiki.files.data_faults import Said, before, in_lines


@dataclass(frozen=True)
class Finding:
    """One finding: built page, source file (None where unknown), line in the one or the other."""

    page: str
    source: str | None
    line: int
    element: str
    url: str
    reason: str


def as_text(findings: Iterable[Finding]) -> str:
    """Return one line a finding: `file:line: <element> address: what is wrong`.

    Below it stands the same in Japanese, where the reason is said in it.
    """
    return "".join(f"{in_lines(_line(finding))}\n" for finding in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """Return the list of findings as JSON."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def _line(finding: Finding) -> Said:
    where = f"{finding.source or finding.page}:{finding.line}"
    is_built = finding.page.endswith(".html")
    page = f" (on {finding.page})" if finding.source and is_built else ""
    what = f"<{finding.element}> {finding.url}".rstrip()
    said = before(f"{where}: {what}: ", finding.reason)
    return Said(f"{said}{page}", said.ja and f"{said.ja}{page}")
