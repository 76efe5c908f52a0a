"""Writes into a built site what is no page: the lightbox, calendars, headers."""

from collections.abc import Mapping
from pathlib import Path

import content_policy
import lightbox_files
import workshop
from event import Event


def write_beside_pages(
    site: Path, event: Event | None, words: Mapping[str, Mapping[str, str]], *, hosted: bool
) -> None:
    """Write the lightbox, the event's calendar files and, for a host, `_headers` below `site`.

    Raises lightbox_files.LightboxError.
    """
    workshop.write_calendars(event, site, words)
    for name, content in lightbox_files.files().items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if hosted:
        (site / "_headers").write_text(content_policy.HEADERS, encoding="utf-8")
