"""Finds the pages below docs/: what MkDocs takes for one."""

from pathlib import Path

from tebiki.source.layout import DATA_NAME


def find_pages(folder: Path) -> list[Path]:
    """Return every Markdown file below `folder`, sorted; none among the data.

    What begins with a dot is none (an editor's lock `.#page.md`, a Mac's `._page.md`).
    """
    return sorted(
        path
        for path in folder.rglob("[!.]*.md")
        if not any(_is_apart(name) for name in path.relative_to(folder).parts)
    )


def _is_apart(name: str) -> bool:
    return name.startswith(".") or name == DATA_NAME
