"""Sets one handout, and says what it is or what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import typst

from tebiki.files.data_faults import Said
from tebiki.paper import sources, typesetting
from tebiki.paper.chapter import PaperError

_SUMMARY = Said(
    "{file}: {pages} pages, {sheets} sheets, {size}",
    "{file}: {pages} ページ、両面印刷で {sheets} 枚、{size} です。",
)


@dataclass(frozen=True)
class Handout:
    """A handout as it was made; `sheets` is printed on both sides."""

    path: str  # below the site
    guide: str
    language: str
    audience: str
    pages: int = 0
    size: int = 0  # bytes

    @property
    def sheets(self) -> int:
        return (self.pages + 1) // 2

    def summary(self, site: Path) -> Said:
        return _SUMMARY.filled(
            file=str(site / self.path),
            pages=str(self.pages),
            sheets=str(self.sheets),
            size=f"{self.size / 1000:.0f} kB",
        )


@dataclass(frozen=True)
class SetHandout:
    """A handout as it was set: its PDF, or b"" and what is wrong with it."""

    handout: Handout
    pdf: bytes = b""
    faults: tuple[str, ...] = ()


def set_handout(
    root: Path,
    site: Path,
    edition: str,
    fonts: typst.Fonts,
    handout: Handout,
    source: Callable[[], str],
) -> SetHandout:
    """Set the `handout` of the built `site` from what `source` gives, which may raise PaperError.

    `root` is the project's, in whose files the faults are.
    """
    try:
        pdf, count = typesetting.set_pdf(source(), site, fonts, edition)
    except PaperError as error:
        faults = sources.explained(error, root, handout.guide, handout.language)
        return SetHandout(handout, faults=tuple(faults))
    return SetHandout(replace(handout, pages=count, size=len(pdf)), pdf)
