"""Knows a folder of HTML as a server gives it: files, its own address, what is nearest."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote

from tebiki.links.documents import Document
from tebiki.safety import addresses
from tebiki.safety.addresses import Base


@dataclass
class Site:
    """A folder as it would be served: its files, what was read from them, its own address."""

    files: frozenset[str]
    documents: Mapping[str, Document]
    site_url: str = ""
    text_of: Callable[[str], str] = field(default=lambda path: "")

    @cached_property
    def folders(self) -> frozenset[str]:
        found = {""}
        for path in self.files:
            while path := path.rpartition("/")[0]:
                found.add(path)
        return frozenset(found)

    @cached_property
    def folded(self) -> Mapping[str, str]:
        return {fold(path): path for path in [*self.folders, *self.files]}

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """Last part of a path -> addresses that have it; a page's is its folder's."""
        return _grouped(self.files, 2)

    @cached_property
    def by_folder(self) -> Mapping[str, list[str]]:
        """Folder -> addresses right below it; a page stands below its folder's parent."""
        return _grouped(self.files, 0)

    def base(self, page: str) -> Base:
        """Where the links of `page` start from; an index or list in JSON stands for its root."""
        document = self.documents[page]
        if page.endswith(".json"):
            return Base(re.sub(r"(^|.*/)(?:search|keep)/[^/]*$", r"\1", page))
        if document.base is None:
            return Base(page)
        place = addresses.locate(addresses.split(document.base), Base(page), self.site_url)
        if place.kind == "outside":
            return Base("", place.path)
        return Base(place.path if place.kind == "inside" else page)

    def find(self, path: str) -> str | None:
        """Return the file that a server gives for `path`, None where it has none."""
        if path in self.files:
            return path
        folder = path.rstrip("/")
        if folder in self.folders and (path == "" or path in (folder, f"{folder}/")):
            for name in ("index.html", "index.htm"):
                index = f"{folder}/{name}" if folder else name
                if index in self.files:
                    return index
        return None


def _grouped(files: frozenset[str], part: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted(files):
        address = file.removesuffix("index.html") or file
        found.setdefault(address.rstrip("/").rpartition("/")[part], []).append(address)
    return found


def fold(path: str) -> str:
    """One form for paths that differ in letter case or Unicode form alone."""
    return unicodedata.normalize("NFC", path).casefold()


def nearest_file(site: Site, path: str) -> str:
    """The file most like `path`, "" where none is like it; a page by its folder.

    Looked at are those with the same name, then those with the same folder above them.
    """
    wanted = path.removesuffix("index.html") or path
    above, _, name = wanted.rstrip("/").rpartition("/")
    close = get_close_matches(wanted, site.by_name.get(name, ()), 1, 0.0)
    close = close or get_close_matches(wanted, site.by_folder.get(above, ()), 1, 0.75)
    if not close:
        return f"{above}/" if f"{above}/index.html" in site.files else ""
    return close[0]


def own_address(documents: Mapping[str, Document], files: frozenset[str]) -> str:
    """Guess the site's own address from canonical addresses, else from its sitemap; "" if none."""
    votes: dict[str, int] = {}
    for page, document in documents.items():
        path = page.removesuffix("index.html")
        canonical = unquote(document.canonical.partition("#")[0])
        if canonical.startswith(("http://", "https://")) and canonical.endswith(f"/{path}"):
            base = canonical.removesuffix(path)
            votes[base] = votes.get(base, 0) + 1
    if not votes:
        _vote_by_sitemap(documents, files, votes)
    return max(sorted(votes), key=lambda base: votes[base], default="")


def _vote_by_sitemap(
    documents: Mapping[str, Document], files: frozenset[str], votes: dict[str, int]
) -> None:
    probe = Site(files, {})
    locations = [link.address for link in documents.get("sitemap.xml", Document()).links]
    for location in locations:
        parts = addresses.split(location)
        if not parts.is_web or not parts.host:
            continue
        names = unquote(parts.path).strip("/").split("/")
        for depth in range(len(names) + 1):
            rest = "/".join(names[depth:])
            if probe.find(rest) is not None:
                folder = "".join(f"/{name}" for name in names[:depth])
                base = f"{parts.scheme}://{parts.host}{folder}/"
                votes[base] = votes.get(base, 0) + 1
