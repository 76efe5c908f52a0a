"""Writes into the pages of a built site what can be taken along, once its size is known."""

from collections.abc import Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tebiki.building import downloads_note
from tebiki.building.downloads_note import Download
from tebiki.paper.build_handout import Handout
from tebiki.source.project import Project
from tebiki.source.read_words import read_words


def add_downloads(
    project: Project, site: Path, handouts: Sequence[Handout], copy: str | None
) -> None:
    """Fill the note into every page of `site`; `copy` is the path of the zip below it."""
    texts = read_words(project.root)
    offers = [
        Download(
            handout.path,
            handout.size,
            handout.language,
            handout.pages,
            handout.guide,
            _title(site, handout),
        )
        for handout in handouts
        if handout.audience == "participant"
    ]
    if copy:
        offers.append(Download(copy, (site / copy).stat().st_size))
    for path in site.rglob("*.html"):
        page = path.relative_to(site).as_posix()
        html = path.read_text(encoding="utf-8")
        language = next((name for name in texts if page.startswith(f"{name}/")), next(iter(texts)))
        filled = downloads_note.fill(html, page, language, offers, texts[language])
        if filled != html:
            path.write_text(filled, encoding="utf-8")


def _title(site: Path, handout: Handout) -> str:
    """The title of a handout's guide, as its first page has it; its name where there is none."""
    places = (site / handout.language / handout.guide, site / handout.guide)
    page = next((one for place in places if (one := place / "index.html").is_file()), None)
    if page is None:
        return handout.guide
    heading = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("h1")
    if heading is None:
        return handout.guide
    for link in heading.css(".headerlink"):
        link.decompose()
    return " ".join(heading.text().split()) or handout.guide
