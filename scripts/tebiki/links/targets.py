"""Finds where the addresses of a site lead, each place once however many pages link to it."""

from dataclasses import dataclass

from tebiki.links.fragments import fragment_faults
from tebiki.links.site_files import Site
from tebiki.safety import addresses
from tebiki.safety.addresses import Base


@dataclass(frozen=True)
class Target:
    """Where an address leads: `kind` and `path` as a Place has them, but for an absolute inside.

    `file` is the one that a server gives, "" where there is none. `is_good`: nothing is wrong with
    the address itself; `language` is then the file's, such as `ja`, "" where it says none.
    """

    kind: str
    path: str
    file: str = ""
    fragment: str = ""
    language: str = ""
    is_good: bool = False


class Targets:
    """The targets of one site's addresses, remembered.

    `../../b/#x` on a/one/index.html, `../b/#x` on a/index.html and `b/#x` on index.html are one:
    a menu of 500 links is the same on every page, but for the steps up.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[tuple[str, str], Target] = {}

    def of(self, base: Base, address: str) -> Target:
        """Return where `address` leads from a document at `base`."""
        if base.origin:
            return self._found(base, address)
        start, rest = base.path.rpartition("/")[0], address
        while start and rest.startswith("../"):
            start, rest = start.rpartition("/")[0], rest[3:]
        if rest is address and (address[:1] <= " " or address[0] in "#?"):
            start = base.path  # the page itself, not what is in its folder
        target = self._known.get((start, rest))
        if target is None:
            target = self._found(base, address)
            if target.file:  # the others are said by their address as it is written
                self._known[start, rest] = target
        return target

    def _found(self, base: Base, address: str) -> Target:
        site = self._site
        place = addresses.locate(addresses.split(address), base, site.site_url)
        if place.kind != "inside":
            return Target(place.kind, place.path)
        kind = "absolute" if place.absolute else "inside"
        file, fragment = site.find(place.path) or "", place.fragment or ""
        if not file:
            return Target(kind, place.path)
        document = site.documents.get(file)
        language = document.language.partition("-")[0] if document else ""
        is_whole = kind == "inside" and bool(address.strip())
        is_good = is_whole and not any(fragment_faults(site, file, fragment))
        return Target(kind, place.path, file, fragment, language, is_good)
