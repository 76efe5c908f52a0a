"""Where a project's files are, and in what order its pages are read."""

from pathlib import Path

from tebiki.source.project import Project


def test_a_comment_of_the_settings_is_no_place_in_the_navigation(project: Path) -> None:
    before = [page.name for page in Project(project).pages("ja", "library")]
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    comment = "nav:\n  # library/gallery.md comes last, library/card.md before it\n"
    settings.write_text(text.replace("nav:\n", comment), encoding="utf-8")
    assert [page.name for page in Project(project).pages("ja", "library")] == before
    assert before[:3] == ["index", "join", "card"]
