"""Finds the screens in a page's Markdown, and where pages and catalogue disagree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from screens import Catalogue

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_STEP = re.compile(r"##[ \t].*?(?:\{[^}]*#(?P<id>[\w-]+)[^}]*\})?[ \t]*$")
_SCREEN = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\((?:[^)\s]*/)?assets/screens/(?P<id>[^)/\s]+)\.svg[^)]*\)"
)


@dataclass(frozen=True)
class Use:
    """A place in a page's source that shows a screen; `step` is None above the first step."""

    screen: str
    page: str
    step: str | None
    path: str
    line: int
    alt: str


def uses(text: str, path: str) -> tuple[Use, ...]:
    """Return the screens that a page's source shows, in order; code is left out."""
    found = []
    step = None
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _FENCE.match(line)
        if fence or mark:
            if not fence and mark:
                fence = mark[1]
            elif mark and mark[1].startswith(fence):
                fence = ""
            continue
        heading = _STEP.match(line)
        if heading:
            step = heading["id"]
        for image in _SCREEN.finditer(line):
            page = PurePosixPath(path).stem
            found.append(Use(image["id"], page, step, path, number, image["alt"]))
    return tuple(found)


def faults(catalogue: Catalogue, uses: Iterable[Use], folder: str) -> list[str]:
    """Return a message for each screen that no page below `folder` shows, shows twice or wrongly.

    `uses` are those of one language; `folder` is that language's folder of the guide.
    """
    known = {screen.id: screen for screen in catalogue.screens}
    seen: dict[str, Use] = {}
    found = []
    for use in uses:
        screen = known.get(use.screen)
        place = f"{use.path}:{use.line}: the screen {use.screen}"
        if screen is None:
            found.append(f"{place} is not in {catalogue.path}; mend its name or add a table for it")
        elif (use.page, use.step) != (screen.page, screen.step):
            found.append(
                f"{place} belongs to step {screen.step} of {screen.page}.md, says "
                f"{catalogue.path}:{screen.line}; move the picture or mend the table"
            )
        elif use.screen in seen:
            found.append(f"{place} stands already in line {seen[use.screen].line}; leave one")
        seen.setdefault(use.screen, use)
    for screen in catalogue.screens:
        if screen.id not in seen:
            found.append(
                f"{catalogue.path}:{screen.line}: no page shows the screen {screen.id}; add it to "
                f"step {screen.step} of {folder}/{screen.page}.md or take the table out"
            )
    return found
