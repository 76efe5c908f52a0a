"""Writes beside an edition what the menu of editions asks for: its pages, and the editions."""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from tebiki.editions import editions
from tebiki.source.built_editions import LATEST, VERSIONS


def list_pages(site: Path) -> None:
    """Write the addresses of an edition's pages into it: ["", "en/", "library/card/"]."""
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    addresses = ["" if page == "." else f"{quote(page)}/" for page in pages]
    (site / "pages.json").write_text(json.dumps(addresses), encoding="utf-8")


def list_editions(folder: Path, there_are: Sequence[str]) -> None:
    """Write the editions into the folder of them all, as mike does; the last one is the newest."""
    entries = [
        {
            "version": edition,
            "title": editions.label(edition),
            "aliases": [LATEST] if edition == there_are[-1] else [],
        }
        for edition in reversed(there_are)
    ]
    (folder / VERSIONS).write_text(json.dumps(entries), encoding="utf-8")
