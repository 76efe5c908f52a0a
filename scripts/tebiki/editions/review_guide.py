"""Finds what of the guides is due for review."""

from tebiki.editions import list_translations, notes, reviews
from tebiki.files.data_faults import DataError, Said
from tebiki.files.tables import Document
from tebiki.files.text_files import read_text
from tebiki.source.project import Project

_BEHIND = Said(
    "{place} is behind its original; see tebiki translations",
    "{place} の訳が、元より古くなっています。tebiki translations で見られます。",
)


def find_due(project: Project, today: tuple[int, int]) -> list[reviews.Due]:
    """Return all that is due in `today`, a year and a month.

    Raises DataError, PageError and ProjectError.
    """
    interval = project.review_months
    found: list[reviews.Due] = []
    for guide in project.guides:
        pages = [
            list_translations.read_page(project, page.path)
            for page in project.pages(project.default_language, guide)
        ]
        found += reviews.due_pages(pages, today, interval)
        path = project.data_file(guide, "changes.toml")
        place = project.shown(path)
        if path.is_file():
            noted = notes.load(read_text(path, place), place)
            found += reviews.due_notes(noted, place, today, interval)
        found += _drafts(project, guide)
    for one in list_translations.find_behind(project):
        language = one.page.split("/")[0]
        what = _BEHIND.filled(place=f"{one.page}#{one.stale.section}")
        place = project.shown(project.docs / language / one.guide / f"{one.stale.page}.md")
        found.append(reviews.Due("translation", place, "", what))
    return found


def _drafts(project: Project, guide: str) -> list[reviews.Due]:
    """Return what rehearsals saw and nobody has found a source for. Raises DataError."""
    path = project.data_file(guide, "drafts.toml")
    if not path.is_file():
        return []
    shown = project.shown(path)
    document = Document(read_text(path, shown), shown, DataError)
    drafts = []
    for table in document.root.tables("draft"):
        target = table.text("target", 'target = "page#step"')
        drafts.append({"target": target, "seen": table.text("seen", 'seen = "2026-11"')})
        table.end(("text", "picture"))
    document.stop()
    return reviews.waiting_drafts(drafts, shown)
