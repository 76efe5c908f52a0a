"""What axe finds on a page, and what it is not asked to find."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Rule and place: reason. An entry that nothing meets any more fails the test.
EXEMPT: dict[tuple[str, str], str] = {}


def findings(page: Page, used: set[tuple[str, str]]) -> list[str]:
    """Return what axe finds on the page as it is now; exemptions that were met go into `used`."""
    page.evaluate(AXE)
    found = []
    # Only colours differ between the schemes; landmarks are looked at in each.
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    run = f"axe.run({{runOnly: {['color-contrast', 'landmark-unique']}}})" if dark else "axe.run()"
    for violation in page.evaluate(run)["violations"]:
        for node in violation["nodes"]:
            target = " ".join(str(part) for part in node["target"])
            exempt = [key for key in EXEMPT if key[0] == violation["id"] and key[1] in target]
            used.update(exempt)
            if not exempt:
                found.append(f"{violation['id']}: {target}: {node['failureSummary']}")
    return found
