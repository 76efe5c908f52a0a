"""Gathers the addresses outside a site: each once, with the pages that hold it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from tebiki.links.site_files import Site
from tebiki.safety import addresses

_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)$", re.IGNORECASE)


@dataclass(frozen=True)
class OutsideLink:
    """An address and the files that hold it; `picture`: `shown` on a page, `named` so, or ""."""

    url: str
    pages: tuple[str, ...]
    picture: str = ""

    @property
    def asked(self) -> str:
        """The address as a server is asked for it, without its fragment."""
        return self.url.partition("#")[0]


def outside_links(site: Site, more: Iterable[tuple[str, str]] = ()) -> tuple[OutsideLink, ...]:
    """Return the http addresses outside the site in the order of their first page.

    `more` are (address, file) pairs of pictures that other files name. Where forms post, pings
    and hosts that are only connected to are left out: nobody goes there.
    """
    pages: dict[str, list[str]] = {}
    shown: set[str] = set()
    for page in sorted(site.documents):
        base = site.base(page)
        for link in site.documents[page].links:
            if link.use in ("send", "broken"):
                continue
            place = addresses.locate(addresses.split(link.address), base, site.site_url)
            if place.kind == "outside":
                url = place.path
            elif place.kind == "edition" and link.use != "declare" and site.site_url:
                url = urljoin(site.site_url, link.address)
            else:
                continue
            if page not in pages.setdefault(url, []):
                pages[url].append(page)
            if link.use == "image":
                shown.add(url)
    for url, file in more:
        if file not in pages.setdefault(url, []):
            pages[url].append(file)
        shown.add(url)
    return tuple(
        OutsideLink(url, tuple(names), "shown" if url in shown else _named(url))
        for url, names in pages.items()
    )


def _named(url: str) -> str:
    return "named" if _PICTURE.search(addresses.split(url).path) else ""
