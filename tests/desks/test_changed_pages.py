"""Which pages of a site look otherwise after a build."""

from pathlib import Path

import pytest

from support.small_project import write
from tebiki.desks.changed_pages import changed_pages

SITE = {
    "index.html": "a", "index.md": "a", "ja/old/index.html": "a", "search/ja.json": "a",
    "assets/tebiki.css": "a", "assets/search/worker.js": "a", "sitemap.xml": "a",
}  # fmt: skip


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        ({}, []),
        ({"index.html": "b", "index.md": "b", "search/ja.json": "b"}, ["index.html"]),
        ({"ja/new/index.html": "b", "sitemap.xml": "b"}, ["ja/new/index.html"]),
        ({"ja/old/index.html": None}, ["ja/old/index.html"]),
        ({"assets/tebiki.css": "b"}, None),
        ({"assets/search/worker.js": "b"}, None),
        ({"assets/new.png": "b"}, None),
    ],
)
def test_pages_are_loaded_again_by_what_they_show(
    after: dict[str, str | None], changed: list[str] | None, tmp_path: Path
) -> None:
    for folder, files in (("old", SITE), ("new", {**SITE, **after})):
        for name, text in files.items():
            if text is not None:
                write(tmp_path / folder / name, text)
    found = changed_pages(tmp_path / "old", tmp_path / "new")
    assert found == (None if changed is None else set(changed))
