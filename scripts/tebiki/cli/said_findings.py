"""Prints what a check has found, for people or for programs."""

import sys
from collections.abc import Sequence

from tebiki.files import findings
from tebiki.files.findings import Finding


def say(found: Sequence[Finding], *, as_json: bool, good: str) -> int:
    """Print the findings; return 1 where there are any."""
    if as_json:
        print(findings.as_json(found))
    elif found:
        print(findings.as_text(found), end="")
    print(f"{len(found)} to mend." if found else good, file=sys.stderr)
    return 1 if found else 0
