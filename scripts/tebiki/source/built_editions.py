"""Knows which folders of a built site are editions: a site of several has one for each.

site/versions.json, 2023.06/, 2026.11/, latest/  ->  2023.06, 2026.11; the newest is 2026.11
site/index.html, en/                             ->  none: it is one edition itself
"""

import json
from pathlib import Path

VERSIONS = "versions.json"
LATEST = "latest"  # a copy of the newest


def editions_in(versions: str) -> tuple[str, ...]:
    """Return the editions that the text of a versions.json names, the oldest first."""
    try:
        found = json.loads(versions)
    except ValueError:
        return ()
    tables = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return tuple(sorted(str(one["version"]) for one in tables if "version" in one))


def editions_of(site: Path) -> dict[str, Path]:
    """Return edition -> its folder in a built site, the oldest first; {} for one edition alone."""
    path = site / VERSIONS
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return {name: site / name for name in editions_in(text) if (site / name).is_dir()}


def newest_of(site: Path) -> Path:
    """Return the folder of the newest edition: that of readers who come anew."""
    return next(reversed(editions_of(site).values()), site)
