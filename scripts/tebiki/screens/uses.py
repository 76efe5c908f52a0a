"""Finds the screens in a page's Markdown, and where pages and catalogue disagree."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from tebiki.files.data_faults import Said, placed
from tebiki.markdown.page import Page
from tebiki.screens.catalogue import Catalogue
from tebiki.screens.screen import Screen
from tebiki.source.layout import SCREENS

_SCREEN = re.compile(rf"(?:^|/){SCREENS}/(?P<id>[^/]+)\.svg$")

_NOT_IN = Said(
    "the screen {screen} is not in {file}; mend its name or add a table for it",
    "画面 {screen} が {file} にありません。名前を直すか、表を書き足してください。",
)
_ELSEWHERE = Said(
    "the screen {screen} belongs to {step} of {page}.md, says {place}; "
    "move the picture or mend the table",
    "画面 {screen} は、{place} では {page}.md の{step}のものです。"
    "画像を移すか、表を直してください。",
)
_OF_NOW = Said(
    "the screen {screen} is drawn of now, says {at}; name it as picture in the step's change note",
    "画面 {screen} はいまの画面です（{at}）。手順のノートに picture として書いてください。",
)
_TWICE = Said(
    "the screen {screen} stands already in line {line}; leave one",
    "画面 {screen} は {line} 行目にもあります。一つだけ残してください。",
)
_NOT_SHOWN = Said(
    "no page shows the screen {screen}; add it to {step} of {page} or take the table out",
    "画面 {screen} がどのページにもありません。{page} の{step}に画像を足すか、"
    "この表を消してください。",
)


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
) -> list[Said]:
    """Return a message for each screen that no page below `folder` shows, shows twice or wrongly.

    `uses` are those of one language; `folder` is that language's folder of the guide; `left_out`
    names its pages that are not built, which may show what they like.
    """
    known = {screen.id: screen for screen in catalogue.screens}
    seen: dict[str, Use] = {}
    found: list[Said] = []
    for use in uses:
        screen = known.get(use.screen)
        if screen is None:
            said = _NOT_IN.filled(screen=use.screen, file=catalogue.path)
            found.append(placed(use.path, use.line, said))
        elif screen.drawn_of:
            at = f"{catalogue.path}:{screen.line}"
            found.append(placed(use.path, use.line, _OF_NOW.filled(screen=use.screen, at=at)))
        elif (use.page, use.step or "") != (screen.page, screen.step):
            said = _ELSEWHERE.filled(
                screen=use.screen, step=_where(screen), page=screen.page,
                place=f"{catalogue.path}:{screen.line}",
            )  # fmt: skip
            found.append(placed(use.path, use.line, said))
        elif use.screen in seen:
            said = _TWICE.filled(screen=use.screen, line=str(seen[use.screen].line))
            found.append(placed(use.path, use.line, said))
        seen.setdefault(use.screen, use)
    for screen in catalogue.screens:
        if screen.id not in seen and screen.page not in left_out and not screen.drawn_of:
            said = _NOT_SHOWN.filled(
                screen=screen.id, step=_where(screen), page=f"{folder}/{screen.page}.md"
            )
            found.append(placed(catalogue.path, screen.line, said))
    return found


def _where(screen: Screen) -> Said:
    if not screen.step:
        return Said("no step", "手順の外")
    return Said(f"step {screen.step}", f"手順 {screen.step} ")
