"""Writes into the pages of a built site what can be taken along, once its size is known."""

from collections.abc import Sequence
from pathlib import Path

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
        Download(handout.path, handout.size, handout.language, handout.pages)
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
