"""Prints what a check has found, for people or for programs."""

from collections.abc import Sequence

from tebiki.cli.tell import tell
from tebiki.files import findings
from tebiki.files.data_faults import Said
from tebiki.files.findings import Finding

_TO_MEND = Said("{count} to mend.", "直す所が {count} か所あります。")


def say(found: Sequence[Finding], *, as_json: bool, good: Said) -> int:
    """Print the findings; return 1 where there are any."""
    if as_json:
        print(findings.as_json(found))
    elif found:
        print(findings.as_text(found), end="")
    tell(_TO_MEND.filled(count=str(len(found))) if found else good)
    return 1 if found else 0
