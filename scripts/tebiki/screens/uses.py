"""Finds the screens in a page's Markdown, and where pages and catalogue disagree."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from tebiki.markdown.page import Page
from tebiki.screens.catalogue import Catalogue
from tebiki.source.layout import SCREENS

_SCREEN = re.compile(rf"(?:^|/){SCREENS}/(?P<id>[^/]+)\.svg$")


@dataclass(frozen=True)
class Use:
    """A place in a page's source that shows a screen; `step` is None above the first step."""

    screen: str
    page: str
    step: str | None
    path: str
    line: int


def uses(page: Page, path: str) -> tuple[Use, ...]:
    """Return the screens that a page shows, in order; messages name it by `path`."""
    name = PurePosixPath(path).stem
    return tuple(
        Use(screen["id"], name, image.step, path, image.line)
        for image in page.reading.images
        if (screen := _SCREEN.search(image.address))
    )


def faults(
    catalogue: Catalogue,
    uses: Iterable[Use],
    folder: str,
    left_out: Collection[str] = (),
) -> list[str]:
    """Return a message for each screen that no page below `folder` shows, shows twice or wrongly.

    `uses` are those of one language; `folder` is that language's folder of the guide; `left_out`
    names its pages that are not built, which may show what they like.
    """
    known = {screen.id: screen for screen in catalogue.screens}
    seen: dict[str, Use] = {}
    found = []
    for use in uses:
        screen = known.get(use.screen)
        place = f"{use.path}:{use.line}: the screen {use.screen}"
        if screen is None:
            found.append(f"{place} is not in {catalogue.path}; mend its name or add a table for it")
        elif screen.drawn_of:
            found.append(
                f"{place} is drawn of now, says {catalogue.path}:{screen.line}; name it as "
                "picture in the step's change note"
            )
        elif (use.page, use.step) != (screen.page, screen.step):
            found.append(
                f"{place} belongs to step {screen.step} of {screen.page}.md, says "
                f"{catalogue.path}:{screen.line}; move the picture or mend the table"
            )
        elif use.screen in seen:
            found.append(f"{place} stands already in line {seen[use.screen].line}; leave one")
        seen.setdefault(use.screen, use)
    for screen in catalogue.screens:
        if screen.id not in seen and screen.page not in left_out and not screen.drawn_of:
            found.append(
                f"{catalogue.path}:{screen.line}: no page shows the screen {screen.id}; add it to "
                f"step {screen.step} of {folder}/{screen.page}.md or take the table out"
            )
    return found
