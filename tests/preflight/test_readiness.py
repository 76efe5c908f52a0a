"""Whether papers are of the edition that is built, and which pages are due for a rehearsal."""

import datetime

from tebiki.markdown.page import Page
from tebiki.preflight.readiness import Paper, Rehearsal, papers, rehearsals_due


def test_papers_are_of_the_edition_or_said_not_to_be() -> None:
    found = papers(
        ["g"], ["ja", "en"], "2026.11", {"handout/g-ja.pdf": "2026.11"}, ["g-2023.06.zip"]
    )
    assert found == (
        Paper("handout/g-ja.pdf", "good"),
        Paper("handout/g-en.pdf", "missing"),
        Paper("g-2026.11.zip", "2023.06"),
    )


def test_pages_are_due_once_their_interval_is_over() -> None:
    months = {"a.md": "2026-04", "b.md": "2026-05", "c.md": "2023-06", "d.md": "soon"}
    pages = [Page(path, {"steps": True, "verified": month}, ()) for path, month in months.items()]
    assert rehearsals_due(pages, datetime.date(2026, 11, 24), 6) == (
        Rehearsal("a.md", "2026-04", 7),
        Rehearsal("c.md", "2023-06", 41),
        Rehearsal("d.md", "", 0),
    )
