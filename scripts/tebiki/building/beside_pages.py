"""Writes into a built site what is no page: the lightbox, calendars, headers."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from tebiki.building import host_headers, lightbox_files
from tebiki.source import months
from tebiki.source.event import Event
from tebiki.workshop import workshop


def write_beside_pages(
    config: MkDocsConfig,
    event: Event | None,
    words: Mapping[str, Mapping[str, str]],
    edition: str,
    versioned: bool,
) -> None:
    """Write the lightbox, the event's calendar files and, for a host, `_headers` into the site.

    Raises lightbox_files.LightboxError.
    """
    site = Path(config.site_dir)
    # An edition beside others has a folder of its own; the event is one of the whole site.
    whole = ".." if versioned and config.site_url else ""
    site_url = urljoin(config.site_url or "", whole)
    since = months.seconds(edition)
    workshop.write_calendars(event, site, words, site_url, since)
    for name, content in lightbox_files.files().items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if config.use_directory_urls:  # for a host
        (site / "_headers").write_text(host_headers.headers(), encoding="utf-8")
