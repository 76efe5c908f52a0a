"""Core: lists what a browser keeps of a site in one language, with a hash of each file.

A list has parts, so that of a site with two guides the one is kept that was opened: "" is what all
of them need, the other names are guides, and "<guide> paper" is a guide's handout, taken last:

    {"version": "…", "parts": {"": {"": [5120, "…"]}, "library": {"library/card/": [9870, "…"]}}}

Paths are as read, not as written in an address; a page's is its folder's. No day stands in it.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from tebiki.keeping.asked_files import Asked, asked_files
from tebiki.rules.face_files import face_files

FOLDER = "keep"
_PAGE = "index.html"
_FIXED = ("404.html", "assets/search/worker.js", "search/search_index.json")
_DIGITS = 16  # of SHA-256: enough to tell two files of one site apart


@dataclass(frozen=True)
class BuiltFiles:
    """A built site: the names of its files, their contents, its languages, its guides.

    `languages` are locales, that of the site's root first.
    """

    names: frozenset[str]
    read: Callable[[str], bytes]
    languages: tuple[str, ...]
    guides: frozenset[str]

    def pages(self, language: str) -> Mapping[str, tuple[str, Asked]]:
        """Path of a page's file of that language -> its guide or "", what it asks for."""
        return {
            name: (guide, asked_files(self.read(name), name, self.names))
            for name in sorted(self.names)
            if name == _PAGE or name.endswith(f"/{_PAGE}")
            for own, guide in [self._place(name)]
            if own == language
        }

    def digest(self, name: str) -> tuple[int, str]:
        """The size of a file in bytes, and its hash."""
        content = self.read(name)
        return len(content), hashlib.sha256(content).hexdigest()[:_DIGITS]

    def _place(self, name: str) -> tuple[str, str]:
        first, _, rest = name.partition("/")
        language = first if first in self.languages[1:] else self.languages[0]
        inside = rest if first in self.languages[1:] else name
        guide = inside.partition("/")[0]
        return language, guide if guide in self.guides else ""


def kept_list(site: BuiltFiles, language: str, words: Mapping[str, str]) -> str:
    """Return the list of a language as JSON; `words` are what the reader is told with it."""
    pages = site.pages(language)
    code = {path for _, asked in pages.values() for path in asked.code}
    index = f"search/{language}.json"
    shared = {*_FIXED, index, *_closure(site, code | {*_FIXED})} & site.names
    used: dict[str, set[str]] = {}
    for guide, asked in pages.values():
        for path in asked.files - shared:
            used.setdefault(path, set()).add(guide)
    parts: dict[str, dict[str, tuple[int, str]]] = {}
    for part, address, name in [
        *((guide, name.removesuffix(_PAGE), name) for name, (guide, _) in pages.items()),
        *(("", name, name) for name in sorted(shared)),
        *((_part(users), name, name) for name, users in sorted(used.items())),
        *_papers(site, language),
    ]:
        parts.setdefault(part, {})[address] = site.digest(name)
    instead: dict[str, str] = {}
    as_it_is = shared | used.keys()
    for _, asked in pages.values():
        instead |= {name: to for name, to in asked.instead.items() if name not in as_it_is}
    kept = json.dumps([parts, instead, dict(words)], sort_keys=True).encode()
    version = hashlib.sha256(kept).hexdigest()[:_DIGITS]
    whole = {"version": version, "words": dict(words), "parts": parts, "instead": instead}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _part(users: Collection[str]) -> str:
    """A picture of one guide goes with it; what several show, or the door, is for all."""
    return next(iter(users)) if len(users) == 1 else ""


def _papers(site: BuiltFiles, language: str) -> Iterator[tuple[str, str, str]]:
    for guide in sorted(site.guides):
        name = f"handout/{guide}-{language}.pdf"
        if name in site.names:
            yield f"{guide} paper", name, name


def _closure(site: BuiltFiles, code: Collection[str]) -> frozenset[str]:
    """Styles and scripts, and what those load."""

    def text(name: str) -> str:
        return site.read(name).decode("utf-8", "replace")

    there_are = [name for name in site.names if not name.endswith((".html", ".map"))]
    return face_files(sorted(code), [], there_are, text)
